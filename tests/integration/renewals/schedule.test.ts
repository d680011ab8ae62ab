import type { Core } from '@strapi/strapi';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { plusDays } from '../../helpers/days';
import { presentAssociation } from '../../helpers/association';
import { boot, setToday, stop } from '../../helpers/strapi';
import { formOf } from '../../helpers/workflow-form';
import { CLIENT } from '../../helpers/test-database';
import type {
  ScheduleLine,
  ScheduleView,
} from '../../../src/plugins/membership-lifecycle/shared/renewals/schedule';
import { fingerprint } from '../../helpers/fingerprint';

/** The schedule against what really happens: it says exactly what the daily runs then do. */

const STAFF = { type: 'admin', id: '1' };
const UNTIL = '2022-03-31';

describe('the schedule', () => {
  let strapi: Core.Strapi;
  let ids: string[];

  const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  const command = (id: string, name: string, input: object = {}) =>
    service('commands').run(id, name, input, STAFF);
  const look = (query: object = {}): Promise<ScheduleView> =>
    service('schedule').view({ page: 1, pageSize: 100, ...query });
  const whole = async (query: object): Promise<ScheduleLine[]> => {
    const lines: ScheduleLine[] = [];
    for (let page = 1; ; page += 1) {
      const { data, meta } = await look({ ...query, page });
      lines.push(...data);
      if (page >= meta.pagination.pageCount) return lines;
    }
  };
  const withContacts = async (id: string, contacts: object[]) => {
    const { organisation } = await service('memberships').view(id);
    await strapi
      .documents('api::organisation.organisation')
      .update({ documentId: organisation.documentId, data: { contacts } as never });
  };
  const inOffice = (name: string, days: object) => ({
    ...{ name, email: `${name}@example.org`, role: 'representative' },
    ...days,
  });

  /** Steps that need no renewal, beside those of the end. */
  const remindOfTermsAndCalls = async () => {
    const [workflow] = await service('workflows').list();
    const [first] = workflow.reminders;
    const reminders = [
      ...workflow.reminders,
      ...[
        { id: 'start', base: 'start', offsetDays: 325, messageTemplate: 'term-started' },
        { id: 'joining', base: 'joining', offsetDays: 330, messageTemplate: 'member-welcome' },
        { id: 'due', base: 'due', offsetDays: 7, messageTemplate: 'dues-reminder' },
        { id: 'later', base: 'due', offsetDays: 65, messageTemplate: 'dues-reminder' },
      ].map((step) => ({ ...first, ...step })),
    ];
    await service('workflows').save(
      workflow.id,
      { ...formOf(workflow), reminders },
      { actor: STAFF },
    );
  };

  beforeAll(async () => {
    strapi = await boot(JOINED_ON);
    await presentAssociation(strapi);
    await remindOfTermsAndCalls();
    ids = await manyMembers(strapi, 9);
    await withContacts(ids[0], [
      inOffice('outgoing', { mandateUntil: '2021-11-30' }),
      inOffice('incoming', { mandateFrom: '2021-12-15' }),
      { name: 'Town hall', email: 'hall@example.org', role: 'billing' },
    ]);
    await withContacts(ids[1], []);
    await withContacts(ids[8], [inOffice('elected', { mandateFrom: '2021-10-20' })]);
    await command(ids[2], 'suspend', { reason: 'Litige' });
    await command(ids[3], 'withdraw', { lastDay: '2021-11-14', reason: 'Démission' });
    await command(ids[4], 'override-status', {
      status: 'suspended',
      until: '2021-11-20',
      reason: 'Enquête',
    });
    setToday(strapi, OPENS_ON);
    await service('daily').run();
    await command(ids[5], 'accept-renewal');
    for (const index of [5, 7]) {
      const [term] = (await service('memberships').view(ids[index])).callable;
      await command(ids[index], 'issue-call', { termId: term.termId });
    }
    await command(ids[6], 'decline-renewal', { reason: 'Budget' });
  });
  afterAll(() => stop(strapi));

  it('writes nothing, whatever is asked', async () => {
    const before = await fingerprint(strapi);
    const lines = await whole({ to: UNTIL });
    const withMessage = lines.find(({ letter }) => letter);
    await service('schedule').message({
      membership: withMessage?.membershipId,
      on: withMessage?.on,
      key: withMessage?.key,
    });
    await look({ to: UNTIL, facet: 'left-out', search: 'Commune', day: '2021-11-01' });
    expect(await fingerprint(strapi)).toEqual(before);
  });

  it('names who is left out of a reminder, and why', async () => {
    const { data } = await look({ to: UNTIL, day: '2021-11-01', facet: 'left-out' });
    expect(data.map(({ organisation, because }) => [organisation, because.rule])).toEqual([
      ['Commune 1', 'left-out-no-contact'],
      ['Commune 4', 'left-out-imposed'],
      ['Commune 5', 'left-out-answered'],
    ]);
  });

  it('writes to whoever is in office on the day, and proposes once somebody is', async () => {
    const lettersTo = async (membership: string) =>
      (await whole({ to: '2021-12-31', membership })).flatMap(({ on, letter }) =>
        letter && on >= OPENS_ON ? [[on, letter.toName]] : [],
      );
    expect(await lettersTo(ids[0])).toEqual([
      ['2021-11-01', 'outgoing'],
      ['2021-11-25', 'outgoing'],
      ['2021-11-30', 'outgoing'],
      ['2021-12-01', 'Town hall'],
      ['2021-12-24', 'incoming'],
    ]);
    expect((await lettersTo(ids[8]))[0]).toEqual(['2021-10-20', 'elected']);
  });

  it('says that a suspended membership does not renew', async () => {
    const { data } = await look({ membership: ids[2] });
    expect(data.map(({ on, because }) => [on, because.rule])).toEqual([
      [OPENS_ON, 'left-out-suspended'],
    ]);
  });

  it('counts each day and pages the lines of one', async () => {
    const all = await look({ to: UNTIL });
    const day = all.meta.days.find(({ on }) => on === '2021-11-01');
    const lines = await look({ to: UNTIL, day: '2021-11-01', pageSize: 2 });
    expect(lines.meta.pagination.total).toBe(day?.total);
    expect(lines.data).toHaveLength(2);
    expect(lines.meta.days).toEqual(all.meta.days);
    const messages = await look({ to: UNTIL, day: '2021-11-01', facet: 'letter' });
    expect(messages.meta.pagination.total).toBe(day?.counts.letter);
    const one = await look({ to: UNTIL, membership: ids[0] });
    expect(new Set(one.data.map(({ membershipId }) => membershipId))).toEqual(new Set([ids[0]]));
  });

  it('looks thirty days ahead when nothing is asked, and refuses what it cannot tell', async () => {
    const { meta } = await look();
    expect(meta).toMatchObject({ today: OPENS_ON, from: OPENS_ON, to: '2021-11-01' });
    const refused = async (query: object) =>
      look(query).then(
        () => 'answered',
        ({ reason }: { reason: string }) => reason,
      );
    expect(await refused({ from: '2021-10-01' })).toBe('date-in-past');
    expect(await refused({ to: '2022-10-02' })).toBe('answered');
    expect(await refused({ to: '2022-10-03' })).toBe('schedule-too-far');
    expect(await refused({ from: '2021-12-01', to: '2021-11-01' })).toBe('dates-out-of-order');
    expect(await refused({ day: '2022-01-01' })).toBe('dates-out-of-order');
  });

  // Only SQLite stores what is no JSON in a column of it.
  const onSqlite = CLIENT === 'sqlite' ? it : it.skip;
  onSqlite('leaves out a member whose rows are broken, says so, and tells the others', async () => {
    const db = strapi.db.connection;
    const policy = await db('adh_term').where('membership_id', ids[7]).first('policy');
    await db('adh_term').where('membership_id', ids[7]).update({ policy: 'not json' });
    const { data, meta } = await look({ to: UNTIL });
    await db('adh_term').where('membership_id', ids[7]).update(policy);
    expect(meta.failures).toMatchObject([{ membershipId: ids[7], organisation: 'Commune 7' }]);
    expect(data.length).toBeGreaterThan(0);
  });

  it('said exactly what the daily runs then do, messages word for word', async () => {
    const db = strapi.db.connection;
    const lines = await whole({ to: UNTIL });
    const done = lines.filter(({ command: name }) => name !== null);
    const foretold = new Map<string, { subject: string; text: string; toEmail: string }>();
    for (const { letter, membershipId, on, key } of done) {
      if (letter && letter.toName !== null) {
        const asked = { membership: membershipId, on, key };
        foretold.set(`${on} ${membershipId}`, await service('schedule').message(asked));
      }
    }
    const lastLine = await db('adh_activity').max({ id: 'id' }).first();
    const lastMessage = await db('adh_message').max({ id: 'id' }).first();
    for (let day: Day = OPENS_ON; day <= UNTIL; day = plusDays(day, 1)) {
      setToday(strapi, day);
      expect((await service('daily').run()).failures).toEqual([]);
    }
    const journal: { on: string; membership_id: string; command: string }[] = await db(
      'adh_activity',
    )
      .where('id', '>', lastLine?.id)
      .orderBy('id')
      .select('on', 'membership_id', 'command');
    const sorted = (rows: string[]) => [...rows].sort();
    expect(sorted(journal.map((row) => `${row.on} ${row.membership_id} ${row.command}`))).toEqual(
      sorted(done.map((line) => `${line.on} ${line.membershipId} ${line.command}`)),
    );

    // What waits for somebody to write to does not leave, and is foretold as no message.
    const sent = await db('adh_message')
      .where('id', '>', lastMessage?.id)
      .whereNot('to_email', '')
      .orderBy('id');
    const day = (at: unknown) => new Date(Number(at)).toISOString().slice(0, 10);
    const written = sent.map(
      (row: Record<string, unknown>) =>
        [
          `${day(row.queued_at)} ${row.membership_id}`,
          { subject: row.subject, text: row.text, toEmail: row.to_email },
        ] as const,
    );
    expect(written).toHaveLength(foretold.size);
    const templates = sent.map(({ template }: { template: string }) => template);
    for (const code of ['term-started', 'member-welcome', 'dues-reminder']) {
      expect(templates).toContain(code);
    }
    const [call] = sent.filter(
      ({ template }: { template: string }) => template === 'dues-reminder',
    );
    expect(call).toMatchObject({ to_name: expect.any(String), paper_id: expect.any(String) });
    for (const [which, message] of written) expect(foretold.get(which)).toMatchObject(message);
  });
});
