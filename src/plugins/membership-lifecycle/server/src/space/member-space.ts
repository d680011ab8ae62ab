import type { Core } from '@strapi/strapi';
import type {
  Me,
  OwnEvent,
  OwnMembership,
  OwnMembershipInFull,
  OwnPaper,
  OwnReceipt,
  OwnRegistration,
  OwnUsage,
} from '../../../shared/access/content-api';
import type { Page } from '../../../shared/kernel/common';
import type { DeclineRenewalBody, RenewalProposal } from '../../../shared/renewals/content-api';
import { LETTING_IN } from '../access/account-links';
import { selfIn, type MemberUser, loadOwn, ownIds, assertOwn } from '../access/own-access';
import { messageEvent, ownEvent, TOLD_COMMANDS } from '../access/own-history';
import { listOwnPapers, readOwnPaper } from '../access/own-papers';
import { ownMembership, ownMembershipInFull, ownReceipts, ownUsage } from '../access/own-views';
import { refuse } from '../access/refusals/member-space';
import { factsIn } from '../core/facts';
import { findReversed, LEDGER } from '../core/store/ledger';
import { clockIn } from '../kernel/clock';
import { asIs, readAll, readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import { ascending } from '../kernel/rules/order';
import { pageAmong, type Paging } from '../kernel/rules/pages';
import type { Locale } from '../kernel/rules/values';
import { JOURNAL } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import { findSentTo } from '../messages/store/messages';
import { ownRegistration } from '../occasions/own-registrations';
import { findOccasionsByIds } from '../occasions/store/occasions';
import { findByUsages, REGISTRATIONS } from '../occasions/store/registrations';
import { attestationsIn } from '../papers/attestations';
import type { PaperFile } from '../papers/member-papers';
import { papersIn } from '../papers/papers';
import type { Asked } from '../papers/wanted-papers';
import type { AcceptRenewalBody } from '../renewals/inputs/renewal-answers';
import { renewalAnswersIn } from '../renewals/renewal-answers';
import { lastProposed } from '../renewals/rules/renewal-answers';

const loadedOf = async (strapi: Core.Strapi, user: MemberUser) =>
  factsIn(strapi).loadMany(await ownIds(strapi, user));

const take = async (strapi: Core.Strapi, user: MemberUser, id: string, asked: Asked) => {
  const actor = { type: 'member' as const, id: String(user.id) };
  const paper = await attestationsIn(strapi).issue(id, asked, actor);
  return papersIn(strapi).read(paper.id);
};

/** The renewal that a user answers, and as whom. */
const answeringFor = async (strapi: Core.Strapi, user: MemberUser, id: string) => {
  const { loaded } = await loadOwn(strapi, user, id);
  const renewalId = lastProposed(loaded.facts)?.id;
  if (!renewalId) throw refuse('renewal-none');
  const actor = { type: 'member' as const, id: String(user.id) };
  // Checked again under the lock: their access may have been withdrawn.
  return { renewalId, actor, beside: () => assertOwn(strapi, user, id) };
};

/** The user's name, from the contacts of their bodies. */
const me = async (strapi: Core.Strapi, user: MemberUser): Promise<Me> => {
  const today = clockIn(strapi).today();
  const self = (await loadedOf(strapi, user)).map((one) => selfIn(one, user, today)).find(Boolean);
  return { email: user.email, name: self?.name ?? null, locale: self?.locale ?? 'fr' };
};

/** The memberships of the bodies that have the user as a contact. */
const memberships = async (
  strapi: Core.Strapi,
  user: MemberUser,
  locale?: Locale,
): Promise<OwnMembership[]> => {
  const today = clockIn(strapi).today();
  return (await loadedOf(strapi, user)).map((one) =>
    ownMembership(one, today, locale ?? selfIn(one, user, today)?.locale ?? 'fr'),
  );
};

/** One of them, with its past. */
const membership = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  asked?: Locale,
): Promise<OwnMembershipInFull> => {
  const { loaded, locale } = await loadOwn(strapi, user, id, asked);
  return ownMembershipInFull(loaded, clockIn(strapi).today(), locale);
};

/** The ledger of its rights, or of one of them, the newest line first. */
const usages = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  asked: { locale?: Locale; entitlement?: string; paging: Paging },
): Promise<Page<OwnUsage>> => {
  const { loaded, locale } = await loadOwn(strapi, user, id, asked.locale);
  const question = { membershipId: id, entitlement: asked.entitlement, ...asked.paging };
  const rights = new Map(loaded.facts.entitlements.map((right) => [right.id, right]));
  return readPage(strapi, LEDGER, question, async (rows) => {
    const db = await executorOf(strapi);
    const ids = rows.map((line) => line.id);
    const reversed = await findReversed(db, ids);
    const registrations = await findByUsages(db, ids);
    const occasions = await findOccasionsByIds(
      db,
      registrations.map(({ occasionId }) => occasionId),
    );
    const titles = new Map(occasions.map((occasion) => [occasion.id, occasion.titles]));
    const occasionOf = new Map(registrations.map((one) => [one.usageId, one.occasionId]));
    return rows.flatMap((line) => {
      const right = rights.get(line.entitlementId);
      if (!right) return [];
      const occasion = titles.get(occasionOf.get(line.id) ?? '') ?? null;
      return [ownUsage(line, right, { occasion, reversed: reversed.has(line.id) }, locale)];
    });
  });
};

/** What happened, from the journal and the messages that were sent, newest first. */
const history = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  asked: { locale?: Locale; paging: Paging },
): Promise<Page<OwnEvent>> => {
  const { loaded, locale } = await loadOwn(strapi, user, id, asked.locale);
  const told: { event: OwnEvent; at: number }[] = [];
  const question = { membershipId: id, commands: TOLD_COMMANDS };
  for await (const lines of readAll(strapi, JOURNAL, question, asIs)) {
    for (const line of lines) {
      const event = ownEvent(line, loaded.facts, locale);
      if (event) told.push({ event, at: line.at });
    }
  }
  const sent = await findSentTo(await executorOf(strapi), id, Object.keys(LETTING_IN));
  for (const message of sent) {
    const event = messageEvent(message, clockIn(strapi).dayOf(message.sentAt), locale);
    told.push({ event, at: message.sentAt });
  }
  // Of one instant, what was written last stands first.
  told.reverse().sort((a, b) => ascending(b.event.on, a.event.on) || b.at - a.at);
  return pageAmong(
    told.map(({ event }) => event),
    asked.paging,
  );
};

/** Registrations of the member's people: the newest first, or by day. */
const registrations = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  asked: { locale?: Locale; when?: 'coming' | 'past'; paging: Paging },
): Promise<Page<OwnRegistration>> => {
  const { loaded, locale } = await loadOwn(strapi, user, id, asked.locale);
  const now = clockIn(strapi).now();
  const when = asked.when && { side: asked.when, now };
  const seen = { facts: loaded.facts, today: clockIn(strapi).today(), now, locale };
  const question = { membershipId: id, when, ...asked.paging };
  return readPage(strapi, REGISTRATIONS, question, async (rows) => {
    const occasions = await findOccasionsByIds(
      await executorOf(strapi),
      rows.map(({ occasionId }) => occasionId),
    );
    const byId = new Map(occasions.map((occasion) => [occasion.id, occasion]));
    return rows.flatMap((row) => {
      const occasion = byId.get(row.occasionId);
      return occasion ? [ownRegistration(row, occasion, seen)] : [];
    });
  });
};

/** The papers that it was issued and those that it gave, the latest first. */
const papers = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  asked?: Locale,
): Promise<OwnPaper[]> => {
  const { loaded, locale } = await loadOwn(strapi, user, id, asked);
  return listOwnPapers(strapi, loaded.facts, locale);
};

/** One of them, with its bytes. */
const paper = async (strapi: Core.Strapi, user: MemberUser, id: string, paperId: string) => {
  await assertOwn(strapi, user, id);
  return readOwnPaper(strapi, id, paperId);
};

/** The renewal proposed to the member now, or last. */
const renewal = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  asked?: Locale,
): Promise<RenewalProposal> => {
  const { self, locale } = await loadOwn(strapi, user, id, asked);
  return renewalAnswersIn(strapi).view(id, { contact: self.name, locale });
};

/** Says yes to it. */
const acceptRenewal = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  input: AcceptRenewalBody,
  file: PaperFile | null,
): Promise<void> => {
  const answering = await answeringFor(strapi, user, id);
  await renewalAnswersIn(strapi).accept(id, input, file, answering);
};

/** Says no, and why. */
const declineRenewal = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  input: DeclineRenewalBody,
): Promise<void> => {
  const answering = await answeringFor(strapi, user, id);
  await renewalAnswersIn(strapi).decline(id, input, answering);
};

/** Today's certificate, created on demand. */
const certificate = async (strapi: Core.Strapi, user: MemberUser, id: string, locale?: Locale) => {
  await assertOwn(strapi, user, id);
  return take(strapi, user, id, { kind: 'certificate', locale });
};

/** The calls on which something was received, the latest first. */
const receipts = async (strapi: Core.Strapi, user: MemberUser, id: string): Promise<OwnReceipt[]> =>
  ownReceipts((await loadOwn(strapi, user, id)).loaded.facts);

/** The receipt for what was received on a call. */
const receipt = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  duesId: string,
  locale?: Locale,
) => {
  const known = await receipts(strapi, user, id);
  if (!known.some((receipt) => receipt.id === duesId)) throw refuse('own-receipt-unknown');
  return take(strapi, user, id, { kind: 'receipt', duesId, locale });
};

/** The member space: a member's own data, and the papers that it takes. */
export const memberSpaceIn = serviceOf({
  me,
  memberships,
  membership,
  usages,
  history,
  registrations,
  papers,
  paper,
  renewal,
  acceptRenewal,
  declineRenewal,
  certificate,
  receipts,
  receipt,
});
