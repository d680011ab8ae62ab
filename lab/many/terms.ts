import { monthsLeft, plusDays, plusMonths } from '../demo/days';
import type { Story, Values } from './story';

/** The periods of a member, as its tier's policy counts them. */

/** A tier as the published offer sells it: what a term freezes. */
export interface Tier {
  tierCode: string;
  tierNames: Record<'fr' | 'en', string>;
  tierDocumentId: string;
  offerDocumentId: string;
  offerYear: number;
  opensOn: string;
  price: number;
  currency: string;
  policy: Values & { kind: string; months: number; firstTermPrice: string };
  allowances: (Values & {
    benefitCode: string;
    kind: string;
    quantity: number | null;
    carryOverCap: number;
  })[];
}

export interface Period {
  startsOn: string;
  endsOn: string;
  anchorOn: string;
  anchorOffset: number;
}

export interface Term extends Values, Period {
  id: string;
  state: string;
  price: number;
  carriedOn: string | null;
  issuedOn: string | null;
  allowances: Tier['allowances'];
}

const YEAR = 12;

const yearOf = (day: string): string => day.slice(0, 4);

/** The period of a member who joins, or comes back, on a day. */
export const firstPeriod = ({ policy }: Tier, startsOn: string): Period =>
  policy.kind === 'anniversary'
    ? {
        startsOn,
        endsOn: plusDays(plusMonths(startsOn, YEAR), -1),
        anchorOn: startsOn,
        anchorOffset: 0,
      }
    : {
        startsOn,
        endsOn: `${yearOf(startsOn)}-12-31`,
        anchorOn: `${yearOf(startsOn)}-01-01`,
        anchorOffset: 0,
      };

/** The period that follows without a gap. */
export const nextPeriod = (tier: Tier, { endsOn, anchorOn, anchorOffset }: Period): Period => {
  const startsOn = plusDays(endsOn, 1);
  if (tier.policy.kind !== 'anniversary') return firstPeriod(tier, startsOn);
  const offset = anchorOffset + YEAR;
  const end = plusDays(plusMonths(anchorOn, offset + YEAR), -1);
  return { startsOn, endsOn: end, anchorOn, anchorOffset: offset };
};

/** The price of a first period: the months begun, where the tier says so. */
export const firstPrice = ({ policy, price }: Tier, startsOn: string): number =>
  policy.kind === 'anniversary' || policy.firstTermPrice === 'full'
    ? price
    : Math.floor((2 * price * monthsLeft(startsOn) + YEAR) / (2 * YEAR));

/** A term over a period; years older than the offer name none. */
export const addTerm = (
  story: Story,
  tier: Tier,
  period: Period,
  more: Pick<Term, 'state' | 'issuedOn'> & { price?: number; voidedOn?: string },
): Term => {
  const sold = period.startsOn >= tier.opensOn;
  const live = more.state === 'void' ? null : `${story.membershipId}:${period.startsOn}`;
  return story.add('term', {
    membershipId: story.membershipId,
    ...period,
    months: YEAR,
    tierCode: tier.tierCode,
    tierNames: tier.tierNames,
    tierDocumentId: sold ? tier.tierDocumentId : null,
    offerDocumentId: sold ? tier.offerDocumentId : null,
    offerYear: sold ? tier.offerYear : null,
    price: tier.price,
    currency: tier.currency,
    policy: tier.policy,
    allowances: tier.allowances,
    repricedOn: null,
    waivedOn: null,
    waiveReason: null,
    carriedOn: null,
    voidedOn: null,
    voidReason: null,
    imported: false,
    liveKey: live,
    ...more,
  });
};
