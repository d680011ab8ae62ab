import { readFileSync } from 'node:fs';
import path from 'node:path';
import { agendaPage } from '../../../src/site/agenda-page';
import {
  opennessOf,
  publicOccasion,
} from '../../../src/plugins/membership-lifecycle/server/src/occasions/views';
import { leadOf } from '../../../src/plugins/membership-lifecycle/server/src/occasions/rules/rules';
import type { PublicOccasion } from '../../../src/plugins/membership-lifecycle/shared/occasions/content-api';
import type { Occasion } from '../../../src/plugins/membership-lifecycle/server/src/occasions/rules/types';
import { formatDays, formatTime } from '../../../src/writing/format';
import type { Language } from '../../../src/site/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { occasionOf } from '../../helpers/participation';
import { ASSOCIATION } from '../../helpers/site/pages';

/** What the page of the agenda says of each event and programme. */

const TODAY: Day = '2021-06-01';
const LEADS = new Map([['evenements', 15]]);
const AHEAD = { benefitCode: 'evenements', benefitKind: 'priority' } as const;

const told = (values: Partial<Occasion>, today = TODAY): PublicOccasion =>
  publicOccasion(occasionOf(values), 'fr', {
    today,
    now: Date.parse(`${today}T08:00:00Z`),
    leads: LEADS,
  });

const pageOf = (values: Partial<Occasion>, { today = TODAY, language = 'fr' as Language } = {}) =>
  agendaPage({
    language,
    association: ASSOCIATION,
    site: 'https://adherer.example',
    occasions: [told(values, today)],
    today,
  });

/** What one reads of the occasion, its spaces made plain. */
const read = (...asked: Parameters<typeof pageOf>): string => {
  const page = pageOf(...asked);
  const item = page.slice(page.indexOf('<li class="occasion'), page.indexOf('</ol>'));
  return item.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

const WHOLE_DAYS = { startTime: null, endTime: null };

describe('when it is', () => {
  test.each([
    [{ ...WHOLE_DAYS, startsOn: '2027-02-03', endsOn: '2027-02-05' }, 'du 3 au 5 février 2027'],
    [
      { ...WHOLE_DAYS, startsOn: '2027-01-30', endsOn: '2027-02-02' },
      'du 30 janvier au 2 février 2027',
    ],
    [
      { ...WHOLE_DAYS, startsOn: '2026-12-30', endsOn: '2027-01-02' },
      'du 30 décembre 2026 au 2 janvier 2027',
    ],
    [{ startTime: '12:30', endTime: '14:00' }, '20 juin 2021 de 12 h 30 à 14 h'],
    [
      { startsOn: '2027-02-01', endsOn: '2027-02-03', startTime: '09:00', endTime: '12:30' },
      'du 1er au 3 février 2027 début à 9 h, fin à 12 h 30',
    ],
  ] as [Partial<Occasion>, string][])('%j is said once', (values, sentence) => {
    const text = read(values);
    expect(text).toContain(sentence);
    expect(text.match(/20(21|26|27)/g)!.length).toBe(sentence.match(/20(21|26|27)/g)!.length);
  });

  it('is said in English as well', () => {
    expect(formatDays('2027-02-03', '2027-02-05', 'en').replace(/\s/g, ' ')).toBe(
      '3 to 5 February 2027',
    );
    expect(formatTime('12:30', 'en')).toBe('12:30');
  });

  it('is said by the member space in the same words', () => {
    const source = readFileSync(
      path.resolve(__dirname, '../../../public/site/js/format.js'),
      'utf8',
    );
    const code = source.replaceAll(/^import .*$/gm, '').replaceAll('export const', 'const');
    const { days, hours } = new Function('language', 'locale', `${code}; return { days, hours };`)(
      'fr',
      'fr-FR',
    ) as Record<'days' | 'hours', (...texts: string[]) => string>;
    const spans = [
      ['2027-02-03', '2027-02-05'],
      ['2027-01-30', '2027-02-02'],
      ['2026-12-30', '2027-01-02'],
      ['2027-02-01', '2028-02-01'],
    ] as const;
    for (const [from, to] of spans) expect(days(from, to)).toBe(formatDays(from, to, 'fr'));
    for (const time of ['09:00', '12:30']) expect(hours(time)).toBe(formatTime(time, 'fr'));
  });
});

describe('whether one may register', () => {
  const LATER = { opensOn: '2021-06-20' } as const;

  it('says from which day, and leads nowhere before it', () => {
    const text = read(LATER);
    expect(text).toContain('Inscriptions à partir du 20 juin 2021.');
    expect(text).not.toContain('S’inscrire');
    expect(read(LATER, { today: '2021-06-20' })).toContain('S’inscrire');
  });

  it('says the days of a priority and when they begin, and leads there from that day on', () => {
    const before = read({ ...LATER, ...AHEAD });
    expect(before).toContain(
      'Inscriptions à partir du 20 juin 2021 ; dès le 5 juin 2021, jusqu’à 15 jours plus tôt, pour les membres qui ont une priorité.',
    );
    expect(before).not.toContain('S’inscrire');
    expect(read({ ...LATER, ...AHEAD }, { today: '2021-06-05' })).toContain('S’inscrire');
  });

  it('says nothing of days that no tier gives', () => {
    const none = leadOf({ ...LATER, ...AHEAD }, new Map([['evenements', 0]]));
    expect(none).toEqual({ priorityDays: null, priorityFrom: null });
    expect(leadOf({ ...AHEAD, opensOn: null }, LEADS)).toEqual({
      priorityDays: 15,
      priorityFrom: null,
    });
    expect(leadOf({ ...LATER, ...AHEAD, benefitKind: 'quota' }, LEADS).priorityDays).toBeNull();
  });

  it('is no more once it is full or cancelled, which is said in words', () => {
    const full = read({ capacity: 3, taken: 3 });
    expect(full).toContain('Complet.');
    expect(full).not.toMatch(/S’inscrire|restantes/);
    const cancelled = read({ state: 'cancelled', cancelledOn: TODAY });
    expect(cancelled).toContain('Ce rendez-vous est annulé.');
    expect(cancelled).not.toMatch(/S’inscrire|Ajouter à mon agenda/);
    expect(opennessOf(occasionOf({ state: 'cancelled' }), TODAY, 0)).toBe('cancelled');
  });
});
