import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { AttestationView } from '../../../shared/papers/attestations';
import type { Identity } from '../../../shared/settings/identity';
import { messagesPort } from '../core/decided';
import { factsIn } from '../core/facts';
import type { Facts } from '../core/rules/types';
import { lockMemberships } from '../core/store/memberships';
import { findPayers, type StoredPayer } from '../core/store/organisations';
import {
  addPapers,
  ATTESTED,
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
import { executorOf, type Transaction } from '../kernel/store/database';
import { settingsIn } from '../settings/settings';
import { letterheadOf } from './letterhead';
import { papersIn } from './papers';
import { refuse } from './refusals/papers';
import { wantedPaper, type Around, type Asked, type Wanted } from './wanted-papers';

const INITIALS: Record<AttestationKind, string> = { certificate: 'A', receipt: 'R', copy: 'C' };

/** « ADH-2021-0001-A2 »: the second certificate of a membership. */
const numberOf = (reference: string, kind: AttestationKind, edition: number): string =>
  `${reference}-${INITIALS[kind]}${edition}`;

const messageKey = (paperId: string): string => `paper-sent:${paperId}`;

/** The message with a paper; its key makes it leave once. */
const draftOf = ({ id, kind, name, duesId }: Paper) => ({
  key: messageKey(id),
  template: 'paper-sent',
  contactRole: kind === 'certificate' ? ('representative' as const) : ('billing' as const),
  termId: null,
  renewalId: null,
  duesId,
  about: { paper: { id, name: name.replace(/\.pdf$/, '') } },
});

const refuseUnpresented = ({ name, city }: Identity): void => {
  if (name === '' || city === '') throw refuse('attestation-lacks-identity');
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
  const letterhead = await letterheadOf(strapi, identity);
  const written = wanted.write({ number, madeOn });
  const data = wanted.data({ number, madeOn });
  const { size, digest, mime } = await papersIn(strapi).make(written, letterhead, data);
  const format = data ? ('factur-x' as const) : ('pdf' as const);
  return { number, name: `${written.name}.pdf`, size, digest, mime, format };
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
    account: null,
    id: newId(),
    kind,
    key,
    membershipId,
    duesId,
    edition,
    locale,
    issuedOn: on,
    aboutOn,
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
  const states = await messagesPort.of(strapi).states(await executorOf(strapi), 'key', keys);
  return papers.map((paper) => ({
    id: paper.id,
    kind: ATTESTED.find((kind) => kind === paper.kind) ?? 'certificate',
    name: paper.name,
    locale: paper.locale,
    duesId: paper.duesId,
    issuedOn: paper.issuedOn,
    aboutOn: paper.aboutOn,
    message: states.get(messageKey(paper.id)) ?? null,
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
  const today = clockIn(strapi).today();
  const want = async () => {
    const [loaded] = await factsIn(strapi).loadMany([membershipId]);
    if (!loaded) throw refuse('membership-unknown', { membership: membershipId });
    const { facts } = loaded;
    const around = { payer: await payerOf(strapi, facts), identity, today };
    return { facts, around, wanted: wantedPaper(facts, asked, around) };
  };
  // Read without the lock first: most repeated requests end here.
  const known = await findPaperByKey(await executorOf(strapi), (await want()).wanted.key);
  if (known) return known;
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      const { around, ...paper } = await want();
      const made = await findPaperByKey(trx, paper.wanted.key);
      return made ?? add(strapi, trx, paper, around, actor);
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
  if (!ATTESTED.some((kind) => kind === paper.kind)) throw refuse('paper-unknown');
  const { membershipId } = paper;
  const messages = messagesPort.of(strapi);
  const writer = await messages.writer();
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      const draft = draftOf(paper);
      if ((await messages.states(trx, 'key', [draft.key])).size > 0)
        throw refuse('paper-sent-already');
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

/** Issues certificates, receipts and copies of calls on demand, and keeps them as issued. */
export const attestationsIn = serviceOf({ view, issue, list, send });
