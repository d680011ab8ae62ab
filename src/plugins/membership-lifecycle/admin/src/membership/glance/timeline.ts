import type { TermView } from '../../../../shared/core/membership';
import type { Day } from '../../../../shared/kernel/common';
import { plusDays, daysBetween } from '../../kit/utils/days';

/** Positions of terms and gaps on a time line. Pure. */

export interface Segment {
  key: string;
  kind: 'issued' | 'proposed' | 'void' | 'gap';
  from: Day;
  to: Day;
  days: number;
  /** Share of the line, in percent. */
  left: number;
  width: number;
}

export interface TimelineLayout {
  segments: Segment[];
  /** Void terms, on a second line since they overlap their replacements. */
  voided: Segment[];
  gaps: Segment[];
  /** The first days of years, and today. */
  years: { year: string; left: number }[];
  today: number;
}

interface Span {
  key: string;
  kind: Segment['kind'];
  from: Day;
  to: Day;
}

const gapsBetween = (terms: readonly TermView[], today: Day): Span[] => {
  const gaps: Span[] = [];
  let covered: Day | null = null;
  for (const { startsOn, endsOn } of terms) {
    if (covered !== null && startsOn > plusDays(covered, 1)) {
      const from = plusDays(covered, 1);
      gaps.push({ key: `gap-${from}`, kind: 'gap', from, to: plusDays(startsOn, -1) });
    }
    if (covered === null || endsOn > covered) covered = endsOn;
  }
  // The time since the last term is a gap too.
  if (covered !== null && covered < today) {
    const from = plusDays(covered, 1);
    gaps.push({ key: `gap-${from}`, kind: 'gap', from, to: today });
  }
  return gaps;
};

const MARGIN_DAYS = 20;

/** Null when there is no term to draw. */
export const layoutTerms = (terms: readonly TermView[], today: Day): TimelineLayout | null => {
  const sorted = [...terms].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
  const [first] = sorted;
  if (!first) return null;
  const standing = sorted.filter(({ state }) => state !== 'void');
  const last = sorted.reduce((day, { endsOn }) => (endsOn > day ? endsOn : day), today);
  const start = plusDays(first.startsOn < today ? first.startsOn : today, -MARGIN_DAYS);
  const length = daysBetween(start, plusDays(last, MARGIN_DAYS)) + 1;
  const share = (days: number): number => (days / length) * 100;
  const placed = (span: Span): Segment => {
    const days = daysBetween(span.from, span.to) + 1;
    return { ...span, days, left: share(daysBetween(start, span.from)), width: share(days) };
  };
  const spanOf = ({ id, state, startsOn, endsOn }: TermView): Span => ({
    key: id,
    kind: state,
    from: startsOn,
    to: endsOn,
  });
  const gaps = gapsBetween(standing, today).map(placed);
  const years: TimelineLayout['years'] = [];
  for (
    let year = Number(start.slice(0, 4)) + 1;
    `${year}-01-01` <= plusDays(start, length - 1);
    year += 1
  ) {
    years.push({ year: String(year), left: share(daysBetween(start, `${year}-01-01`)) });
  }
  return {
    segments: [...standing.map(spanOf).map(placed), ...gaps],
    voided: sorted
      .filter(({ state }) => state === 'void')
      .map(spanOf)
      .map(placed),
    gaps,
    years,
    today: share(daysBetween(start, today)),
  };
};
