import type { TermView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { layoutTerms } from '../../../src/plugins/membership-lifecycle/admin/src/membership/glance/timeline';
import { pluralOf } from '../../../src/plugins/membership-lifecycle/shared/core/plural';

describe('the plural of a unit', () => {
  it.each([
    ['séance', 0, 'séance'],
    ['séance', 1, 'séance'],
    ['séance', 2, 'séances'],
    ['demi-journée', 3, 'demi-journées'],
    ['accès', 4, 'accès'],
    ['heure de conseil', 5, 'heures de conseil'],
    ['séance d’accueil', 2, 'séances d’accueil'],
    ['réunion annuelle', 2, 'réunions annuelles'],
    ['journal', 2, 'journaux'],
    ['festival', 2, 'festivals'],
    ['jeu', 2, 'jeux'],
    ['', 2, ''],
  ])('agrees in French: %s, %d', (unit, count, expected) => {
    expect(pluralOf(unit, count, 'fr')).toBe(expected);
  });

  it.each([
    ['session', 0, 'sessions'],
    ['session', 1, 'session'],
    ['half-day', 2, 'half-days'],
    ['hour of advice', 2, 'hours of advice'],
    ['working day', 2, 'working days'],
    ['story', 2, 'stories'],
    ['', 2, ''],
  ])('agrees in English: %s, %d', (unit, count, expected) => {
    expect(pluralOf(unit, count, 'en')).toBe(expected);
  });
});

const term = (id: string, startsOn: string, endsOn: string, state: TermView['state'] = 'issued') =>
  ({ id, startsOn, endsOn, state }) as TermView;

describe('the timeline of terms', () => {
  it('draws nothing without a term', () => {
    expect(layoutTerms([], '2021-06-01')).toBeNull();
  });

  it('names the gap between two terms, to the day', () => {
    const layout = layoutTerms(
      [term('b', '2022-03-01', '2023-02-28'), term('a', '2021-01-01', '2021-12-31')],
      '2022-06-01',
    );
    expect(layout?.gaps).toMatchObject([{ from: '2022-01-01', to: '2022-02-28', days: 59 }]);
  });

  it('sees no gap between terms that follow each other', () => {
    const layout = layoutTerms(
      [term('a', '2021-01-01', '2021-12-31'), term('b', '2022-01-01', '2022-12-31', 'proposed')],
      '2021-06-01',
    );
    expect(layout?.gaps).toEqual([]);
    expect(layout?.segments.map(({ kind }) => kind)).toEqual(['issued', 'proposed']);
  });

  it('goes on to today after the last term', () => {
    const layout = layoutTerms([term('a', '2021-01-01', '2021-12-31')], '2022-02-01');
    expect(layout?.gaps).toMatchObject([{ from: '2022-01-01', to: '2022-02-01', days: 32 }]);
  });

  it('keeps void terms on a line of their own, which closes no gap', () => {
    const layout = layoutTerms(
      [
        term('a', '2021-01-01', '2021-12-31'),
        term('v', '2022-01-01', '2022-12-31', 'void'),
        term('b', '2023-01-01', '2023-12-31'),
      ],
      '2023-06-01',
    );
    expect(layout?.voided.map(({ key }) => key)).toEqual(['v']);
    expect(layout?.gaps).toMatchObject([{ from: '2022-01-01', to: '2022-12-31', days: 365 }]);
  });

  it('keeps everything on the line, to scale', () => {
    const layout = layoutTerms(
      [term('a', '2019-02-28', '2020-02-28'), term('b', '2020-02-29', '2021-02-27')],
      '2020-06-01',
    );
    for (const { left, width } of layout?.segments ?? []) {
      expect(left).toBeGreaterThan(0);
      expect(left + width).toBeLessThan(100);
    }
    const [first, second] = layout?.segments ?? [];
    expect(first.left + first.width).toBeCloseTo(second.left);
    expect(layout?.years.map(({ year }) => year)).toEqual(['2020', '2021']);
  });
});
