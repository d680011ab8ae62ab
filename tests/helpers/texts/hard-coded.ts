import ts from 'typescript';
import { placeOf, walk } from './program';

/** Words written in the code of the admin, which ought to stand in its translations. */

const MESSAGES = /\p{L}/u;
/** What a person types or reads, never a code: accents, French or curly quotes, two words. */
const PROSE = /[À-ÿœ’«»“”]|^\p{Lu}\p{Ll}+ \p{Ll}+|^\p{L}+ .*[.!?…]$/u;
const READ = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'clearLabel',
  'closeLabel',
  'confirmLabel',
  'description',
  'error',
  'hint',
  'label',
  'legend',
  'message',
  'nextLabel',
  'placeholder',
  'previousLabel',
  'subtitle',
  'summary',
  'title',
]);

const literalOf = (node: ts.Expression | undefined): string | null => {
  if (!node) return null;
  if (ts.isJsxExpression(node)) return literalOf(node.expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? node.head.text + node.templateSpans.map(({ literal }) => literal.text).join(' ')
    : null;
};

const nameOf = (node: ts.JsxAttribute | ts.PropertyAssignment): string => node.name.getText();

/** What of a node people would read as it stands, if anything. */
const textIn = (node: ts.Node, isKey: (text: string) => boolean): string | null => {
  if (ts.isJsxText(node)) return MESSAGES.test(node.text) ? node.text.trim() : null;
  if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
    const text = literalOf(node);
    return text && MESSAGES.test(text) ? text : null;
  }
  if (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) {
    if (!READ.has(nameOf(node))) return null;
    const text = literalOf(node.initializer);
    return text && MESSAGES.test(text) && !isKey(text) ? text : null;
  }
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
    const text = literalOf(node) ?? '';
    return PROSE.test(text) && !isKey(text) ? text : null;
  }
  return null;
};

/** Every text that stands in the code instead of the translations, with its place. */
export const hardCoded = (
  files: readonly ts.SourceFile[],
  isKey: (text: string) => boolean,
): string[] => {
  const found = new Set<string>();
  for (const file of files)
    walk(file, (node) => {
      const text = textIn(node, isKey);
      if (text !== null) found.add(`${placeOf(node)} ${text}`);
    });
  return [...found];
};
