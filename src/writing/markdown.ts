import { markdownWith } from '../plugins/membership-lifecycle/shared/kernel/markdown';

/**
 * Markdown of the offer's editors as HTML. Pictures are left out, since they would be loaded from
 * another site.
 */
const renderer = markdownWith().disable(['image', 'table', 'code', 'fence']);

/** A long text as HTML, in paragraphs. */
export const markdownHtml = (text: string): string => renderer.render(text);

/** A text without its Markdown marks, for page descriptions. */
export const plainText = (text: string): string =>
  renderer
    .parse(text, {})
    .map(({ children }) =>
      (children ?? [])
        .map(({ type, content }) => (type.endsWith('break') ? ' ' : content))
        .join(''),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
