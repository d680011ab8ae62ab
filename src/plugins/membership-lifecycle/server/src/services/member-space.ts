import type { Core } from '@strapi/strapi';
import type { OwnMembership, OwnReceipt } from '../../../shared/content-api';
import { isSettled } from '../domain/dues';
import { receivedOn } from '../domain/standing';
import { statusOf } from '../domain/status';
import { lastIssued, memberSince, termOn } from '../domain/terms';
import type { Day, Facts, Locale } from '../domain/types';
import { executorOf } from '../repositories/database';
import type { LoadedFacts } from '../repositories/facts';
import { findMembershipsOf } from '../repositories/member-users';
import { refuse } from '../utils/errors';
import { getService } from '../utils/get-service';
import type { Asked } from './papers/attestations';

/** A front-end's user, as Strapi knows them. */
export interface MemberUser {
  id: number | string;
  email: string;
  confirmed: boolean | null;
  blocked: boolean | null;
}

const ownMembership = ({ facts, organisationName }: LoadedFacts, today: Day): OwnMembership => {
  const running = termOn(facts.terms, today);
  const shown = running ?? lastIssued(facts.terms);
  return {
    documentId: facts.membership.id,
    reference: facts.membership.reference,
    organisation: organisationName,
    status: statusOf(facts, today).status,
    memberSince: memberSince(facts),
    term: shown ? { startsOn: shown.startsOn, endsOn: shown.endsOn } : null,
    upToDate: running !== undefined && isSettled(facts, running),
  };
};

const ownReceipts = (facts: Facts): OwnReceipt[] =>
  facts.dues.flatMap(({ id }) => {
    const answer = receivedOn(facts, id);
    if (!answer.ok) return [];
    const { call, term, total, remaining } = answer.received;
    return {
      id,
      call: call.number,
      term: { startsOn: term.startsOn, endsOn: term.endsOn },
      received: { amount: total, currency: call.currency },
      remaining: { amount: remaining ?? 0, currency: call.currency },
    };
  });

/** What members see of themselves, and the papers that they take. */
const createMemberSpaceService = ({ strapi }: { strapi: Core.Strapi }) => {
  /** An address that nobody confirmed opens nothing, whatever Strapi asks of those who log in. */
  const memberships = async ({ email, confirmed, blocked }: MemberUser): Promise<string[]> => {
    if (confirmed !== true || blocked === true || !email) return [];
    return findMembershipsOf(strapi, await executorOf(strapi), email);
  };

  /** What belongs to somebody else is answered as what does not exist. */
  const mine = async (user: MemberUser, id: string): Promise<void> => {
    if (!(await memberships(user)).includes(id)) throw refuse('own-membership-unknown');
  };

  const take = async (user: MemberUser, id: string, asked: Asked) => {
    const actor = { type: 'member' as const, id: String(user.id) };
    const paper = await getService(strapi, 'attestations').issue(id, asked, actor);
    return getService(strapi, 'papers').read(paper.id);
  };

  return {
    /** The memberships of the bodies that a user is a contact of. */
    async memberships(user: MemberUser): Promise<OwnMembership[]> {
      const loaded = await getService(strapi, 'facts').loadMany(await memberships(user));
      const today = getService(strapi, 'clock').today();
      return loaded.map((one) => ownMembership(one, today));
    },

    /** The certificate of today, made if it is not there yet. */
    async certificate(user: MemberUser, id: string, locale?: Locale) {
      await mine(user, id);
      return take(user, id, { kind: 'certificate', locale });
    },

    /** The calls on which something was received, the latest first. */
    async receipts(user: MemberUser, id: string): Promise<OwnReceipt[]> {
      await mine(user, id);
      const facts = await getService(strapi, 'facts').load(id);
      return facts ? ownReceipts(facts).reverse() : [];
    },

    /** The receipt for what was received on a call. */
    async receipt(user: MemberUser, id: string, duesId: string, locale?: Locale) {
      const known = await this.receipts(user, id);
      if (!known.some((receipt) => receipt.id === duesId)) throw refuse('own-receipt-unknown');
      return take(user, id, { kind: 'receipt', duesId, locale });
    },
  };
};

export default createMemberSpaceService;
