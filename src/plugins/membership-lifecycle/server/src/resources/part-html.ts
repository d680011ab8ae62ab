import { markdownWith } from '../../../shared/kernel/markdown';

/** The Markdown of a part as HTML. Its links may lead to its files too. */

/** Where files of parts are downloaded. */
const FILES = '/api/resources/files/';

const renderer = markdownWith((url) => url.startsWith(FILES));

/** Pictures are those of the part alone, since others would be loaded elsewhere. */
const picture = renderer.renderer.rules.image;
renderer.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index];
  if (picture && String(token.attrGet('src')).startsWith(FILES)) {
    return picture(tokens, index, options, env, self);
  }
  return renderer.utils.escapeHtml(token.content);
};

/** A body as HTML that needs no further cleaning. */
export const htmlOf = (markdown: string): string => renderer.render(markdown);
