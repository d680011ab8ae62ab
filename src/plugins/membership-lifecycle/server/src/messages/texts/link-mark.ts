import type { Locale } from '../../kernel/rules/values';
import { escapeHtml, UNSENT } from '../../kernel/texts/html';

/**
 * The personal link in a message. A stored message contains a readable mark instead, and the
 * address is inserted when it is sent: people who read the message in the admin or the database
 * cannot answer for the member.
 */

// Word joiners, which nobody types, tell the mark from the same words in a text.
const JOINER = '\u2060';
const MARKS: Record<Locale, string> = {
  fr: `${JOINER}[lien personnel]${JOINER}`,
  en: `${JOINER}[personal link]${JOINER}`,
};
const ALL_MARKS = Object.values(MARKS);

/** The mark that stands for the link in a stored message. */
export const linkMark = (locale: Locale): string => MARKS[locale];

/** Whether a message carries a personal link. */
export const hasLink = ({ text }: { text: string }): boolean =>
  ALL_MARKS.some((mark) => text.includes(mark));

const replaced = (part: string, link: string): string =>
  ALL_MARKS.reduce((text, mark) => text.split(mark).join(link), part);

/** Replaces the mark of a message by its link: in HTML its button leads there too. */
export const withLink = <T extends { text: string; html: string }>(message: T, url: string): T => {
  const href = escapeHtml(url);
  const html = ALL_MARKS.reduce(
    (part, mark) => part.split(`${UNSENT}="${mark}"`).join(`href="${href}"`),
    message.html,
  );
  return {
    ...message,
    text: replaced(message.text, url),
    html: replaced(html, `<a href="${href}">${href}</a>`),
  };
};
