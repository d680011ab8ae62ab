import type { Day } from '../kernel/common';
import type { OfferWindow, PublishedWindows } from './offers';

/** What the public reads once an offer is published, or withdrawn. Pure, for the server and the admin. */

type Days = Omit<OfferWindow, 'title' | 'year'>;

/** The offer that is shown on a day: of those that are open, the one that opened last. */
export const shownOn = <Offer extends Days>(offers: readonly Offer[], day: Day): Offer | null =>
  offers
    .filter(({ opensOn, closesOn }) => opensOn <= day && (closesOn === null || closesOn >= day))
    .sort((a, b) =>
      a.opensOn === b.opensOn
        ? Number(a.documentId > b.documentId) * 2 - 1
        : Number(a.opensOn < b.opensOn) * 2 - 1,
    )
    .at(0) ?? null;

export type Reading =
  /** It takes the place of another, from a day on. */
  | { kind: 'replaces'; from: Day; other: OfferWindow }
  /** It is read from a day on, in nobody's place. */
  | { kind: 'opens'; from: Day }
  /** Another stays, or is shown before it. */
  | { kind: 'behind'; from: Day; other: OfferWindow }
  | { kind: 'closed' };

/** What the public reads once an offer with these days is published. */
export const readingOnceOut = (
  { documentId, opensOn, closesOn }: Days,
  { today, offers }: PublishedWindows,
): Reading => {
  if (closesOn !== null && closesOn < today) return { kind: 'closed' };
  const from = opensOn > today ? opensOn : today;
  const others = offers.filter((one) => one.documentId !== documentId);
  const before = shownOn(offers, from);
  const other = shownOn(others, from);
  if (other === null) return { kind: 'opens', from };
  const first = shownOn<Days>([...others, { documentId, opensOn, closesOn }], from);
  if (first?.documentId !== documentId) return { kind: 'behind', from, other };
  // It was shown already: its text alone changes.
  return before?.documentId === documentId
    ? { kind: 'opens', from }
    : { kind: 'replaces', from, other };
};

/** The offers that are shown today, and once one of them is withdrawn. */
export const readingOnceGone = (
  documentId: string,
  { today, offers }: PublishedWindows,
): { now: OfferWindow | null; then: OfferWindow | null } => ({
  now: shownOn(offers, today),
  then: shownOn(
    offers.filter((one) => one.documentId !== documentId),
    today,
  ),
});
