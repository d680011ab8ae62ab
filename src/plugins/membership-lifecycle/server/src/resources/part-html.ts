import MarkdownIt from 'markdown-it';

/**
 * The Markdown of a part as HTML. Tags are shown as text; links lead to web pages, mailboxes and
 * files of the part; pictures are those of the part alone, since others would be loaded elsewhere.
 */
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Where files of parts are downloaded. */
const FILES = '/api/resources/files/';

renderer.validateLink = (url) =>
  /^(https?:\/\/|mailto:)/i.test(url.trim()) || url.startsWith(FILES);

const picture = renderer.renderer.rules.image;
renderer.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index];
  if (picture && String(token.attrGet('src')).startsWith(FILES)) {
    return picture(tokens, index, options, env, self);
  }
  return renderer.utils.escapeHtml(token.content);
};

/** Headings are below the title of the page and the heading of the part. */
const HIGHEST = 3;
for (const rule of ['heading_open', 'heading_close'] as const) {
  renderer.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const level = Math.min(6, Number(tokens[index].tag.slice(1)) - 1 + HIGHEST);
    tokens[index].tag = `h${level}`;
    return self.renderToken(tokens, index, options);
  };
}

/** A body as HTML that needs no further cleaning. */
export const htmlOf = (markdown: string): string => renderer.render(markdown);
