import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { makeBenefit, makeOffer, makeTier } from './content';

/** Many members whose renewals open on the same day, and processes that run it. */

export interface RunAnswer {
  run?: { processed: number; actions: number; failures: unknown[] };
  refused?: string;
  statements: number;
  commits: number[];
}

type Row = Record<string, unknown>;

const RUNNER = path.join(__dirname, 'runner.js');
const STAFF = { type: 'admin', id: '1' };
export const JOINED_ON = '2021-01-04';
/** J-90 of the terms that end on 31 December 2021. */
export const OPENS_ON = '2021-10-02';

const newId = () => randomBytes(12).toString('hex');

/** A row as it is written again: server databases hand JSON over as objects. */
const writable = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value !== null && typeof value === 'object' && !(value instanceof Date)
        ? JSON.stringify(value)
        : value,
    ]),
  );

/** An applicant of a tier that was made before. */
export const candidate = async (strapi: Core.Strapi, index: number): Promise<string> => {
  const organisation = await strapi.documents('api::organisation.organisation').create({
    data: {
      name: `Commune ${index}`,
      contacts: [
        { name: `Contact ${index}`, email: `c${index}@example.org`, role: 'representative' },
      ],
    } as never,
  });
  return strapi
    .plugin('membership-lifecycle')
    .service('commands')
    .register({ organisationId: organisation.documentId, tierCode: 'publics' }, STAFF);
};

/** Members whose term ends on 31 December 2021, the application being on the day they joined. */
export const manyMembers = async (strapi: Core.Strapi, count: number): Promise<string[]> => {
  const right = await makeBenefit(strapi, { code: 'centre', kind: 'access' });
  const tier = await makeTier(strapi, {
    code: 'publics',
    termKind: 'calendar-year',
    allowances: [{ benefit: right }],
  });
  await makeOffer(strapi, { slug: 'offre', tiers: [tier], benefits: [right] });
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await candidate(strapi, index));
  const commands = strapi.plugin('membership-lifecycle').service('commands');
  await commands.run(ids[0], 'approve', {}, STAFF);

  // The others are given the rows that approving the first one wrote: the same, at once.
  const db = strapi.db.connection;
  const { approved_on, membership_status, because, next_due_on, ends_on }: Row = await db(
    'memberships',
  )
    .where('document_id', ids[0])
    .first();
  const others = ids.slice(1);
  const [term]: Row[] = await db('adh_term').where('membership_id', ids[0]);
  const [access]: Row[] = await db('adh_entitlement').where('membership_id', ids[0]);
  const [granted]: Row[] = await db('adh_usage').where('membership_id', ids[0]);
  const copies = others.map((id) => {
    const [termId, rightId] = [newId(), newId()];
    const copy = (row: Row, values: Row): Row => {
      const { id: _, ...columns } = row;
      return { ...writable(columns), document_id: newId(), membership_id: id, ...values };
    };
    return {
      adh_term: copy(term, {
        document_id: termId,
        live_key: `${id}:${String(term.starts_on)}`,
      }),
      adh_entitlement: copy(access, { document_id: rightId, term_id: termId }),
      adh_usage: copy(granted, { entitlement_id: rightId }),
    };
  });
  for (const table of ['adh_term', 'adh_entitlement', 'adh_usage'] as const) {
    const rows = copies.map((one) => one[table]);
    for (let at = 0; at < rows.length; at += 100) await db(table).insert(rows.slice(at, at + 100));
  }
  for (let at = 0; at < others.length; at += 500) {
    await db('memberships')
      .whereIn('document_id', others.slice(at, at + 500))
      .update(writable({ approved_on, membership_status, because, next_due_on, ends_on }));
  }
  return ids;
};

/** A process that is booted on a database and waits for the word to run the day. */
export const startRunner = async (
  day: string,
  killAt?: number | string,
  more: Record<string, string> = {},
): Promise<ChildProcess> => {
  const args = killAt === undefined ? [day] : [day, String(killAt)];
  const env = { ...process.env, ...more };
  const child = fork(RUNNER, args, { stdio: 'inherit', env });
  await once(child, 'message');
  return child;
};

/** Lets a process run, and answers what it said, or null when it was killed. */
export const letRun = async (child: ChildProcess): Promise<RunAnswer | null> => {
  const said = once(child, 'message').then(([answer]) => answer as RunAnswer);
  const ended = once(child, 'exit').then(() => null);
  child.send('go');
  const answer = await Promise.race([said, ended]);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return answer;
};

/** What a run wrote, member by member, without ids and instants. */
export const written = async (strapi: { db: { connection: Core.Strapi['db']['connection'] } }) => {
  const db = strapi.db.connection;
  const of = (table: string) =>
    db({ x: table }).join({ m: 'memberships' }, 'm.document_id', 'x.membership_id');
  const order = ['m.reference', 'x.id'];
  return {
    memberships: await db('memberships')
      .orderBy('reference')
      .select('reference', 'membership_status', 'next_due_on', 'ends_on', 'dues_state'),
    terms: await of('adh_term')
      .orderBy(order)
      .select('m.reference', 'x.state', 'x.starts_on', 'x.ends_on', 'x.price'),
    renewals: await of('adh_renewal')
      .orderBy(order)
      .select('m.reference', 'x.stage_id', 'x.opened_on', 'x.proposed_on', 'x.closed_on'),
    rights: await of('adh_entitlement')
      .orderBy(order)
      .select('m.reference', 'x.benefit_code', 'x.granted', 'x.used', 'x.starts_on', 'x.voided_on'),
    usages: await of('adh_usage')
      .orderBy(order)
      .select('m.reference', 'x.kind', 'x.used_delta', 'x.granted_delta'),
    effects: await of('adh_effect')
      .orderBy(['m.reference', 'x.state', 'x.on'])
      .select('m.reference', 'x.state', 'x.on'),
    messages: await of('adh_message')
      .orderBy(order)
      .select('m.reference', 'x.template', 'x.to_email', 'x.subject', 'x.state'),
    journal: await of('adh_activity')
      .orderBy(order)
      .select('m.reference', 'x.command', 'x.actor_id', 'x.on'),
  };
};
