import MarkdownIt from 'markdown-it';
import { Html } from './html';

/**
 * Markdown of the offer's editors as HTML. Tags are shown as text, links lead to web pages and
 * mailboxes only, and pictures are left out, since they would be loaded from another site.
 */
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  'image',
  'table',
  'code',
  'fence',
]);

renderer.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url.trim());

/** Headings in texts are below the heading of their section. */
const HIGHEST = 3;
for (const rule of ['heading_open', 'heading_close'] as const) {
  renderer.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const level = Math.min(6, Number(tokens[index].tag.slice(1)) - 1 + HIGHEST);
    tokens[index].tag = `h${level}`;
    return self.renderToken(tokens, index, options);
  };
}

/** A long text, in paragraphs. */
export const markdown = (text: string): Html => new Html(renderer.render(text));

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
