import type { Locale } from '../../kernel/rules/values';
import { formatDay, inline } from '../../kernel/texts/format';
import type { AssemblyNotice } from '../rules/types';

/** The values of the assembly for a convocation. */

const KINDS = {
  ordinary: { fr: 'ordinaire', en: 'ordinary' },
  extraordinary: { fr: 'extraordinaire', en: 'extraordinary' },
} as const;

const SECOND = { fr: 'seconde convocation', en: 'second convocation' };

const HARD_SPACE = '\u00a0';

/** « 18 h 30 », “18:30”. */
export const formatTime = (time: string, locale: Locale): string => {
  if (locale === 'en') return time;
  const [hours, minutes] = time.split(':');
  const hour = `${Number(hours)}${HARD_SPACE}h`;
  return minutes === '00' ? hour : `${hour}${HARD_SPACE}${minutes}`;
};

/** « 3 voix », “3 votes”. */
export const votesText = (votes: number, locale: Locale): string => {
  if (locale === 'fr') return `${votes}${HARD_SPACE}voix`;
  return `${votes} ${votes === 1 ? 'vote' : 'votes'}`;
};

const proxiesText = (cap: number, locale: Locale): string => {
  if (locale === 'fr') return `${cap}${HARD_SPACE}${cap > 1 ? 'pouvoirs' : 'pouvoir'}`;
  return `${cap} ${cap === 1 ? 'proxy' : 'proxies'}`;
};

/** The value of each variable of an assembly; null where it says nothing. */
const SAID = {
  title: ({ title }) => inline(title),
  kind: ({ kind }, locale) => KINDS[kind][locale],
  date: ({ heldOn }, locale) => formatDay(heldOn, locale),
  time: ({ startsAt }, locale) => startsAt && formatTime(startsAt, locale),
  place: ({ place }) => inline(place),
  link: ({ link }) => inline(link),
  agenda: ({ agenda }) => agenda.trim() || null,
  votes: ({ votes }, locale) => (votes > 0 ? votesText(votes, locale) : null),
  holder: ({ holderName }) => inline(holderName),
  proxies: ({ proxyCap }, locale) => (proxyCap ? proxiesText(proxyCap, locale) : null),
  second: ({ isSecond }, locale) => (isSecond ? SECOND[locale] : null),
} satisfies Record<string, (notice: AssemblyNotice, locale: Locale) => string | null>;

/** A message's values from an assembly; null when it is about something else. */
export const assemblyValues = (notice: AssemblyNotice | undefined, locale: Locale) =>
  Object.fromEntries(
    Object.entries(SAID).map(([name, say]) => [name, notice ? say(notice, locale) : null]),
  );
