import { MEASURES } from '../../../../shared/core/brackets';
import type { Money } from '../../../../shared/kernel/content-api';
import { offerFor } from '../../core/rules/renewal';
import { pricedFor } from '../../core/rules/sold';
import type { TierOffer } from '../../core/rules/types';
import { yearOf } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { Application, SubmittedFigure } from './types';

/** The measure of an applying organisation, for a tier whose price depends on it. */

interface FigureProblem {
  path: string;
  reason: string;
  params?: { min: number; max: number };
}

const PATH = 'organisation.figure';
const FIRST_YEAR = 1900;

/** The figure that the form asks for with a tier; null for a tier of one price. */
export const askedFigure = ({ brackets }: TierOffer, today: Day) =>
  brackets && { measure: brackets.measure, year: yearOf(today) - 1 };

/** Why a sent figure is not the one that a tier asks for; values that are none are not its matter. */
export const figureProblems = (
  tier: TierOffer,
  sent: Partial<SubmittedFigure> | null | undefined,
  today: Day,
): FigureProblem[] => {
  const asked = askedFigure(tier, today);
  if (!sent) return asked ? [{ path: PATH, reason: 'figure-required' }] : [];
  if (!asked) return [{ path: PATH, reason: 'figure-not-asked' }];
  const { measure, year } = sent;
  if (measure && MEASURES.includes(measure) && measure !== asked.measure) {
    return [{ path: `${PATH}.measure`, reason: 'figure-of-another-measure' }];
  }
  const max = yearOf(today) + 1;
  const isOutside = Number.isInteger(year) && (Number(year) < FIRST_YEAR || Number(year) > max);
  const params = { min: FIRST_YEAR, max };
  return isOutside ? [{ path: `${PATH}.year`, reason: 'out-of-range', params }] : [];
};

/** The dues by an application's figure and the offer of its day; null without such an offer. */
export const duesOf = (
  offers: readonly TierOffer[],
  { tierCode, receivedOn }: Pick<Application, 'tierCode' | 'receivedOn'>,
  { measure, ...figure }: SubmittedFigure,
): Money | null => {
  const offer = offerFor(offers, tierCode, receivedOn);
  if (!offer) return null;
  const { price, bracket, currency } = pricedFor(offer, { [measure]: figure });
  return bracket && price !== null ? { amount: price, currency } : null;
};
