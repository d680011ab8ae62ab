import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { AttestationView } from '../../../shared/papers/attestations';
import type { Identity } from '../../../shared/settings/identity';
import { messagesPort } from '../core/decided';
import { factsIn } from '../core/facts';
import { recipientOf } from '../core/rules/recipient';
import type { Facts } from '../core/rules/types';
import { sentence } from '../core/sentences';
import { lockMemberships } from '../core/store/memberships';
import { billedAt, findPayers, type StoredPayer } from '../core/store/organisations';
import {
  addPapers,
  countAttestations,
  findAttestations,
  findPaperByKey,
  type AttestationKind,
  type Paper,
} from '../core/store/papers';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Day, Locale } from '../kernel/rules/values';
import { executorOf, type Transaction } from '../kernel/store/database';
import { readLocalImage } from '../kernel/store/images';
import { formatDay } from '../kernel/texts/format';
import { settingsIn } from '../settings/settings';
import { certificatePaper, receiptPaper, type AttestationContext } from './content/attestation';
import type { Paper as WrittenPaper } from './content/paper';
import { papersIn } from './papers';
import { refuse } from './refusals/papers';
import { receivedOn, standingOn } from './rules/standing';

/** A request: a certificate for a day, or a receipt for the payments on a call. */
export type Asked =
  | { kind: 'certificate'; on?: Day | undefined; locale?: Locale | undefined }
  | { kind: 'receipt'; duesId: string; locale?: Locale | undefined };

/** A paper that still needs its number, with the key of an equal one. */
interface Wanted {
  kind: AttestationKind;
  key: string;
  duesId: string | null;
  aboutOn: Day | null;
  locale: Locale;
  write: (numbered: Pick<AttestationContext, 'number' | 'madeOn'>) => WrittenPaper;
}

interface Around {
  identity: Identity;
  today: Day;
}

const INITIALS: Record<AttestationKind, string> = { certificate: 'A', receipt: 'R' };
const SOME_DAY = '2000-01-01';

/** « ADH-2021-0001-A2 »: the second certificate of a membership. */
const numberOf = (reference: string, kind: AttestationKind, edition: number): string =>
  `${reference}-${INITIALS[kind]}${edition}`;

const messageKey = (paperId: string): string => `paper-sent:${paperId}`;

/** The message with a paper; its key makes it leave once. */
const draftOf = ({ id, kind, name, duesId }: Paper) => ({
  key: messageKey(id),
  template: 'paper-sent',
  contactRole: kind === 'receipt' ? ('billing' as const) : ('representative' as const),
  termId: null,
  renewalId: null,
  duesId,
  about: { paper: { id, name: name.replace(/\.pdf$/, '') } },
});

const refuseUnpresented = ({ name, city }: Identity): void => {
  if (name === '' || city === '') throw refuse('attestation-lacks-identity');
};

const wantedOf = (facts: Facts, payer: StoredPayer, asked: Asked, around: Around): Wanted => {
  const { identity, today: now } = around;
  const { membership, contacts } = facts;
  const role = asked.kind === 'receipt' ? 'billing' : 'representative';
  const locale = asked.locale ?? recipientOf(contacts, role)?.locale ?? 'fr';
  const address =
    asked.kind === 'receipt' ? billedAt(payer) : (payer.address ?? payer.billingAddress);
  const common = {
    reference: membership.reference,
    issuer: identity,
    addressee: { ...payer, address },
  };
  const wanted = (
    madeOn: Day,
    more: Pick<Wanted, 'duesId' | 'aboutOn'>,
    write: Wanted['write'],
  ): Wanted => {
    // A digest of the contents without the number: an equal request gets the same paper again.
    const { pageLabel: _, ...said } = write({ number: '', madeOn });
    const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex');
    const key = `${asked.kind}:${membership.id}:${digest}`;
    return { kind: asked.kind, key, locale, write, ...more };
  };
  if (asked.kind === 'receipt') {
    const answer = receivedOn(facts, asked.duesId);
    if (!answer.ok) throw refuse(answer.reason, answer.details);
    // A fixed day, so that the same payments give the same receipt on any day.
    return wanted(SOME_DAY, { duesId: asked.duesId, aboutOn: null }, (numbered) =>
      receiptPaper({ ...common, ...numbered, received: answer.received }, locale),
    );
  }
  const day = asked.on ?? now;
  const answer = standingOn(facts, day, now);
  if (!answer.ok) {
    if ('reason' in answer) throw refuse(answer.reason, answer.details);
    const on = { fr: formatDay(day, 'fr'), en: formatDay(day, 'en') };
    throw refuse('not-member-on', { on, why: sentence(answer.because).text, field: 'on' });
  }
  return wanted(now, { duesId: null, aboutOn: day }, (numbered) =>
    certificatePaper({ ...common, ...numbered, day, standing: answer.standing }, locale),
  );
};

const payerOf = async (strapi: Core.Strapi, { membership }: Facts): Promise<StoredPayer> => {
  const payers = await findPayers(strapi, [membership.organisationId]);
  const payer = payers.get(membership.organisationId);
  if (!payer) throw refuse('organisation-unknown');
  return payer;
};

const write = async (
  strapi: Core.Strapi,
  facts: Facts,
  wanted: Wanted,
  around: Around,
  edition: number,
) => {
  const { identity, today: madeOn } = around;
  const number = numberOf(facts.membership.reference, wanted.kind, edition);
  const logo = identity.logoId === null ? null : await readLocalImage(strapi, identity.logoId);
  const written = wanted.write({ number, madeOn });
  const { size, digest, mime } = await papersIn(strapi).make(written, logo);
  return { number, name: `${written.name}.pdf`, size, digest, mime };
};

const add = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { facts, wanted }: { facts: Facts; wanted: Wanted },
  around: Around,
  actor: Actor,
): Promise<Paper> => {
  const { kind, key, duesId, aboutOn, locale } = wanted;
  const membershipId = facts.membership.id;
  const edition = (await countAttestations(trx, membershipId, kind)) + 1;
  const { number, ...file } = await write(strapi, facts, wanted, around, edition);
  const on = around.today;
  const at = clockIn(strapi).now();
  const paper: Paper = {
    ...file,
    id: newId(),
    kind,
    key,
    membershipId,
    duesId,
    edition,
    locale,
    issuedOn: on,
    aboutOn,
    format: null,
    replacesId: null,
    said: null,
    addedAt: at,
    actorType: actor.type,
    actorId: actor.id,
  };
  await addPapers(trx, [paper], at);
  const input = {
    paper: number,
    ...(aboutOn ? { on: aboutOn } : {}),
    ...(duesId ? { duesId } : {}),
  };
  const told = { input, after: { papers: [paper.id] } };
  await writeLine(strapi, trx, { membershipId, command: `issue-${kind}`, actor, on, at, ...told });
  return paper;
};

const views = async (strapi: Core.Strapi, papers: readonly Paper[]): Promise<AttestationView[]> => {
  const keys = papers.map(({ id }) => messageKey(id));
  const sent = await messagesPort.of(strapi).written(await executorOf(strapi), keys);
  return papers.map((paper) => ({
    id: paper.id,
    kind: paper.kind === 'receipt' ? 'receipt' : 'certificate',
    name: paper.name,
    locale: paper.locale,
    duesId: paper.duesId,
    issuedOn: paper.issuedOn,
    aboutOn: paper.aboutOn,
    sent: sent.has(messageKey(paper.id)),
  }));
};

/** A certificate or a receipt, as staff see it. */
const view = async (strapi: Core.Strapi, paper: Paper): Promise<AttestationView> =>
  (await views(strapi, [paper]))[0];

/**
 * Issues a paper. The first request creates and stores it, with a journal line; later requests
 * with the same contents get the same file.
 */
const issue = async (
  strapi: Core.Strapi,
  membershipId: string,
  asked: Asked,
  actor: Actor,
): Promise<Paper> => {
  const identity = await settingsIn(strapi).identity();
  refuseUnpresented(identity);
  const around = { identity, today: clockIn(strapi).today() };
  const want = async () => {
    const [loaded] = await factsIn(strapi).loadMany([membershipId]);
    if (!loaded) throw refuse('membership-unknown', { membership: membershipId });
    const { facts } = loaded;
    return { facts, wanted: wantedOf(facts, await payerOf(strapi, facts), asked, around) };
  };
  // Read without the lock first: most repeated requests end here.
  const known = await findPaperByKey(await executorOf(strapi), (await want()).wanted.key);
  if (known) return known;
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      const asked = await want();
      const made = await findPaperByKey(trx, asked.wanted.key);
      return made ?? add(strapi, trx, asked, around, actor);
    }),
  );
};

/** The certificates and receipts of a member, latest first; 404 for an unknown member. */
const list = async (strapi: Core.Strapi, membershipId: string): Promise<AttestationView[]> => {
  const facts = await factsIn(strapi).load(membershipId);
  if (!facts) throw refuse('membership-unknown', { membership: membershipId });
  const calls = facts.dues.map(({ id }) => id);
  const papers = await findAttestations(await executorOf(strapi), membershipId, calls);
  return views(strapi, papers);
};

/** Sends a paper with its message, once; later the message itself can be sent again. */
const send = async (strapi: Core.Strapi, paperId: string, actor: Actor): Promise<void> => {
  const paper = await papersIn(strapi).find(paperId);
  if (paper.kind === 'call' || paper.kind === 'credit-note') throw refuse('paper-unknown');
  const { membershipId } = paper;
  const messages = messagesPort.of(strapi);
  const writer = await messages.writer();
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      const draft = draftOf(paper);
      if ((await messages.written(trx, [draft.key])).size > 0) throw refuse('paper-sent-already');
      const [loaded] = await factsIn(strapi).loadMany([membershipId]);
      if (!loaded) throw refuse('membership-unknown', { membership: membershipId });
      const written = writer.write(draft, loaded.facts, loaded.organisationName);
      if (!written.ok) throw refuse(`letter-${written.reason}`);
      await writer.send(trx, [written.message], clockIn(strapi).now());
      await writeLine(strapi, trx, {
        membershipId,
        command: 'send-paper',
        actor,
        input: { paper: draft.about.paper.name, template: draft.template },
        after: { messages: [written.message.id] },
      });
    }),
  );
};

/** Issues certificates and receipts on demand, and keeps them as issued. */
export const attestationsIn = serviceOf({ view, issue, list, send });
