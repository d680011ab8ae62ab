import type { Locale } from '../../kernel/rules/values';
import { escapeHtml } from '../../kernel/texts/html';

/**
 * The personal link of a message. A message that is kept holds a mark in its place, which says what
 * stands there; the address is put in as the message leaves, so that whoever reads the message in the
 * admin, or the database, cannot answer for the member.
 */

// Between word joiners, which nobody types: a message may say « lien personnel » of its own.
const JOINER = '\u2060';
const MARKS: Record<Locale, string> = {
  fr: `${JOINER}[lien personnel]${JOINER}`,
  en: `${JOINER}[personal link]${JOINER}`,
};
const ALL_MARKS = Object.values(MARKS);

/** What stands for the link in a message that is kept. */
export const linkMark = (locale: Locale): string => MARKS[locale];

/** Whether a message carries a personal link. */
export const hasLink = ({ text }: { text: string }): boolean =>
  ALL_MARKS.some((mark) => text.includes(mark));

const replaced = (part: string, link: string): string =>
  ALL_MARKS.reduce((text, mark) => text.split(mark).join(link), part);

/** A message with its link in the place of the mark. */
export const withLink = <T extends { text: string; html: string }>(message: T, url: string): T => {
  const href = escapeHtml(url);
  return {
    ...message,
    text: replaced(message.text, url),
    html: replaced(message.html, `<a href="${href}">${href}</a>`),
  };
};
