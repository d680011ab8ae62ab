import type { Locale } from '../../kernel/rules/values';
import { formatDay, inline } from '../../kernel/texts/format';
import type { AssemblyNotice } from '../rules/types';

/** What a convocation says of the assembly. */

const KINDS = {
  ordinary: { fr: 'ordinaire', en: 'ordinary' },
  extraordinary: { fr: 'extraordinaire', en: 'extraordinary' },
} as const;

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

export const assemblyValues = (notice: AssemblyNotice | undefined, locale: Locale) => ({
  title: inline(notice?.title),
  kind: notice ? KINDS[notice.kind][locale] : null,
  date: notice ? formatDay(notice.heldOn, locale) : null,
  time: notice?.startsAt ? formatTime(notice.startsAt, locale) : null,
  place: inline(notice?.place),
  link: inline(notice?.link),
  agenda: notice?.agenda.trim() || null,
  votes: notice && notice.votes > 0 ? votesText(notice.votes, locale) : null,
  holder: inline(notice?.holderName),
  proxies: notice && notice.proxyCap ? proxiesText(notice.proxyCap, locale) : null,
  second: notice?.isSecond
    ? locale === 'fr'
      ? 'seconde convocation'
      : 'second convocation'
    : null,
});
