import { STATUSES } from '../../../../shared/core/commands';
import {
  BELONGING,
  MEMBER_DUES,
  type ListedMember,
  type MemberColumn,
  type MemberOffice,
  type MemberOrder,
  type MemberTier,
} from '../../../../shared/membership/member-list';
import type { Status, TierOffer } from '../../core/rules/types';
import { unaccented } from '../../kernel/rules/import/folding';
import { ascending, compareKeys, type Key } from '../../kernel/rules/order';
import type { Day, Localised } from '../../kernel/rules/values';
import { distanceOf, foundBy, searchedWords, type FoundBy, type MemberWords } from './member-words';

/** The list of all members: filtered, searched and sorted. */

/** The tier of a member: as its term froze it, else as it is sold. */
export interface KnownTier {
  id: string | null;
  names: Localised;
  year: number | null;
}

/** An issued term, with the tier from which it was made. */
export interface TermOfTier {
  startsOn: Day;
  tierCode: string;
  /** Null of an older term, or of one that was imported. */
  tierId: string | null;
  offerId: string | null;
  year: number | null;
  names: Localised;
}

/** The terms, in order, that may tell the tier of a member on a day or later. */
export const tellingTerms = <Term extends TermOfTier>(terms: readonly Term[], on: Day): Term[] =>
  terms.filter(
    ({ tierCode }, at) =>
      !terms.slice(at + 1).some((later) => later.tierCode === tierCode && later.startsOn <= on),
  );

/**
 * The tier of a member: of its term that runs or ran last, else of the first to come, else as it is
 * sold last. Terms from before they named their tier name its offer.
 */
export const tierOf = (
  tierCode: string,
  terms: readonly TermOfTier[],
  offers: readonly TierOffer[],
  on: Day,
): KnownTier | null => {
  const ofCode = terms.filter((term) => term.tierCode === tierCode);
  const held = ofCode.filter(({ startsOn }) => startsOn <= on).at(-1) ?? ofCode.at(0);
  const sold = offers.filter((offer) => offer.tierCode === tierCode);
  if (held) {
    const { tierId, offerId, names, year } = held;
    const from = sold.find(({ offerDocumentId }) => offerDocumentId === offerId);
    return { id: tierId ?? from?.tierDocumentId ?? null, names, year };
  }
  const last = sold.reduce<TierOffer | null>(
    (latest, offer) => (latest && latest.opensOn >= offer.opensOn ? latest : offer),
    null,
  );
  return last && { id: last.tierDocumentId, names: last.tierNames, year: last.offerYear };
};

export interface KnownMember {
  id: string;
  reference: string;
  status: Status;
  tierCode: string;
  tier: KnownTier | null;
  endsOn: Day | null;
  leaving: ListedMember['leaving'];
  duesState: (typeof MEMBER_DUES)[number];
  /** Whether staff are to issue a call, of this period or of the next. */
  toCall: boolean;
  since: Day | null;
  muted: ListedMember['muted'];
  /** What is to be mended of those who speak for it; nothing of who does not belong. */
  offices: readonly MemberOffice[];
  words: MemberWords;
}

export interface MembersQuestion {
  search?: string | undefined;
  /** A status, or those of all who belong to the association. */
  status?: Status | typeof BELONGING | undefined;
  /** A tier's document id, or the code of several. */
  tier?: string | undefined;
  duesState?: KnownMember['duesState'] | undefined;
  /** Only those left out of sending. */
  muted?: boolean | undefined;
  office?: MemberOffice | undefined;
  sort?: MemberOrder | undefined;
}

export interface MembersReader {
  readsContacts: boolean;
  language: 'fr' | 'en';
}

/** The values by which the columns sort. */
const KEYS: Record<MemberColumn, (member: KnownMember, language: 'fr' | 'en') => Key> = {
  name: ({ words }) => words.name.words,
  reference: ({ reference }) => reference,
  tier: ({ tier, tierCode }, language) => unaccented(tier?.names[language] || tierCode),
  status: ({ status }) => STATUSES.indexOf(status),
  endsOn: ({ endsOn }) => endsOn,
  duesState: ({ duesState }) => MEMBER_DUES.indexOf(duesState),
  since: ({ since }) => since,
  muted: ({ muted }) => muted?.until ?? null,
};

/** Sorts by a column, then by name and by reference, which no two members share. */
const sorted = (
  members: readonly ListedKnown[],
  order: MemberOrder,
  language: 'fr' | 'en',
): ListedKnown[] => {
  const [column, way] = order.split(':') as [MemberColumn, 'asc' | 'desc'];
  const direction = way === 'desc' ? -1 : 1;
  return members
    .map((one) => ({ one, key: KEYS[column](one.member, language), name: one.member.words.name }))
    .sort(
      (a, b) =>
        compareKeys(a.key, b.key, direction) ||
        ascending(a.name.words, b.name.words) ||
        ascending(a.one.member.reference, b.one.member.reference),
    )
    .map(({ one }) => one);
};

/** Puts those first that are nearest to what was typed, for who asked for no order. */
const nearestFirst = (members: readonly ListedKnown[], typed: string): ListedKnown[] =>
  members
    .map((one) => ({ one, distance: distanceOf(one.member.words, one.found, typed) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one }) => one);

interface ListedKnown {
  member: KnownMember;
  found: FoundBy;
}

/** Statuses that count as membership: a pause or a late answer does not end it. */
const BELONGING_STATUSES: readonly Status[] = ['active', 'grace', 'suspended'];

/** Whether who has a status belongs to the association. */
export const belongs = (status: Status): boolean => BELONGING_STATUSES.includes(status);

const isOfTier = ({ tier, tierCode }: KnownMember, wanted: string): boolean =>
  tier?.id === wanted || tierCode === wanted;

const isAsked = (
  member: KnownMember,
  { status, tier, duesState, muted, office }: MembersQuestion,
): boolean =>
  (!status || (status === BELONGING ? belongs(member.status) : member.status === status)) &&
  (!tier || isOfTier(member, tier)) &&
  (!duesState || member.duesState === duesState || (duesState === 'uncalled' && member.toCall)) &&
  (!muted || member.muted !== null) &&
  (!office || member.offices.includes(office));

const rowOf = ({ member, found }: ListedKnown): ListedMember => {
  const { words, tier, offices: _offices, ...shown } = member;
  return {
    ...shown,
    organisation: words.name.said,
    tierNames: tier?.names ?? null,
    ...found,
  };
};

/** The members that a question asks for, sorted; only those on the page are made into rows. */
export const askedMembers = (
  members: readonly KnownMember[],
  question: MembersQuestion,
  { readsContacts, language }: MembersReader,
): { total: number; rows: (from: number, to: number) => ListedMember[] } => {
  const search = searchedWords(question.search ?? '');
  const asked = members.flatMap((member): ListedKnown[] => {
    if (!isAsked(member, question)) return [];
    const found = foundBy(member.words, search, readsContacts);
    return found ? [{ member, found }] : [];
  });
  const byName = sorted(asked, question.sort ?? 'name:asc', language);
  const all = question.sort ? byName : nearestFirst(byName, question.search ?? '');
  return { total: all.length, rows: (from, to) => all.slice(from, to).map(rowOf) };
};

interface HeldTier extends KnownTier {
  code: string;
}

/** Each tier that members have, once, under its latest name; by code. */
const tiersByCode = (members: readonly KnownMember[]): Map<string, HeldTier[]> => {
  const held = new Map<string, HeldTier>();
  for (const { tier, tierCode } of members) {
    const known = held.get(tier?.id ?? tierCode);
    if (known && (known.year ?? 0) >= (tier?.year ?? 0)) continue;
    const unnamed = { id: null, names: { fr: tierCode, en: tierCode }, year: null };
    held.set(tier?.id ?? tierCode, { ...(tier ?? unnamed), code: tierCode });
  }
  const byCode = new Map<string, HeldTier[]>();
  for (const tier of held.values()) {
    byCode.set(tier.code, [...(byCode.get(tier.code) ?? []), tier]);
  }
  return byCode;
};

/**
 * The tiers that members have. Where a code was used by several, each is a choice of its own with
 * its year; if they have one name, as those of several years do, there is one for all of them too.
 */
export const memberTiers = (members: readonly KnownMember[]): MemberTier[] =>
  [...tiersByCode(members)]
    .flatMap(([code, tiers]): MemberTier[] => {
      const [{ names }] = tiers;
      const whole = { value: code, names, year: null, allYears: tiers.length > 1 };
      if (tiers.length === 1) return [whole];
      const each = tiers.flatMap(({ id, names, year }) =>
        id === null ? [] : [{ value: id, names, year, allYears: false }],
      );
      return tiers.every((tier) => tier.names.fr === names.fr) ? [whole, ...each] : each;
    })
    .sort(
      (a, b) =>
        ascending(unaccented(a.names.fr), unaccented(b.names.fr)) ||
        Number(b.allYears) - Number(a.allYears) ||
        (b.year ?? 0) - (a.year ?? 0),
    );
