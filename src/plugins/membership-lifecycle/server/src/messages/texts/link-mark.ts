import type { Locale, Localised } from '../../kernel/rules/values';
import { escapeHtml, UNSENT } from '../../kernel/texts/html';

/**
 * Addresses in a message that are known when it is sent. A stored message contains a readable mark instead: people
 * who read it in the admin or the database cannot answer for the member, and a message that is kept leads to where
 * pages are by then.
 */

interface Marked {
  text: string;
  html: string;
}

// Word joiners, which nobody types, tell the mark from the same words in a text.
const JOINER = '\u2060';

/** A mark of these words, what carries it, and a message with an address in its place. */
export const createMark = (words: Localised) => {
  const mark = (locale: Locale): string => `${JOINER}[${words[locale]}]${JOINER}`;
  const all = [mark('fr'), mark('en')];
  const replaced = (part: string, by: string): string =>
    all.reduce((text, one) => text.split(one).join(by), part);
  return {
    of: mark,
    isIn: ({ text }: Pick<Marked, 'text'>): boolean => all.some((one) => text.includes(one)),
    /** In HTML its button leads there too. */
    filled<T extends Marked>(message: T, url: string): T {
      const href = escapeHtml(url);
      const html = all.reduce(
        (part, one) => part.split(`${UNSENT}="${one}"`).join(`href="${href}"`),
        message.html,
      );
      return {
        ...message,
        text: replaced(message.text, url),
        html: replaced(html, `<a href="${href}">${href}</a>`),
      };
    },
  };
};

const LINK = createMark({ fr: 'lien personnel', en: 'personal link' });

/** The mark that stands for the personal link in a stored message. */
export const linkMark = LINK.of;

/** Whether a message carries a personal link. */
export const hasLink = LINK.isIn;

/** Replaces the mark of a message by its link. */
export const withLink = LINK.filled;
