import MarkdownIt from 'markdown-it';

/** The HTML of long texts that editors write in Markdown. */

/** Headings in a text are below the title of the page and the heading of their section. */
const HIGHEST = 3;

/** A renderer that shows tags as text, and links to web pages, mailboxes and what is `own` alone. */
export const markdownWith = (own: (url: string) => boolean = () => false): MarkdownIt => {
  const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });
  renderer.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url.trim()) || own(url);
  for (const rule of ['heading_open', 'heading_close'] as const) {
    renderer.renderer.rules[rule] = (tokens, index, options, _env, self) => {
      const level = Math.min(6, Number(tokens[index].tag.slice(1)) - 1 + HIGHEST);
      tokens[index].tag = `h${level}`;
      return self.renderToken(tokens, index, options);
    };
  }
  return renderer;
};
