import ts from 'typescript';
import { placeOf, walk } from './program';
import type { Sources } from './program';

/** Which keys the code asks for: literal ones, and those that types make of a template. */

/** Stands for a part that the types do not tell. */
export const ANYTHING = '*';

const ASKING = new Set(['t', 'has', 'trad']);
const TOO_MANY = 400;

const ofType = (type: ts.Type): string[] => {
  if (type.isStringLiteral() || type.isNumberLiteral()) return [String(type.value)];
  return type.isUnion() ? type.types.flatMap(ofType) : [ANYTHING];
};

const product = (heads: string[], tails: string[]): string[] =>
  heads.flatMap((head) => tails.map((tail) => head + tail));

const initialiserOf = (name: ts.Identifier, checker: ts.TypeChecker): ts.Expression | undefined => {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name)
    ? declaration.initializer
    : undefined;
};

/** Every string that an expression may be, with ANYTHING for what only the running code knows. */
export const stringsOf = (expression: ts.Expression, checker: ts.TypeChecker): string[] => {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isParenthesizedExpression(expression)) return stringsOf(expression.expression, checker);
  if (ts.isConditionalExpression(expression))
    return [expression.whenTrue, expression.whenFalse].flatMap((one) => stringsOf(one, checker));
  if (ts.isTemplateExpression(expression)) {
    const all = expression.templateSpans.reduce(
      (heads, span) =>
        product(
          heads,
          stringsOf(span.expression, checker).map((value) => value + span.literal.text),
        ),
      [expression.head.text],
    );
    return all.length > TOO_MANY ? [ANYTHING] : all;
  }
  const types = ofType(checker.getTypeAtLocation(expression));
  if (!types.includes(ANYTHING)) return types;
  const from = ts.isIdentifier(expression) ? initialiserOf(expression, checker) : undefined;
  return from && (ts.isTemplateExpression(from) || ts.isConditionalExpression(from))
    ? stringsOf(from, checker)
    : types;
};

export interface Asked {
  key: string;
  place: string;
  /** The code asks first whether the text exists. */
  guarded: boolean;
}

/** What is given to `t`, `has` and `trad`. */
export const askedKeys = ({ files, checker }: Sources): Asked[] => {
  const asked: Asked[] = [];
  const guarded = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
    const [argument] = node.arguments;
    if (!argument || !ASKING.has(node.expression.text)) return;
    for (const key of stringsOf(argument, checker)) {
      if (node.expression.text === 'has') guarded.add(key);
      asked.push({ key, place: placeOf(node), guarded: false });
    }
  };
  for (const file of files) if (!file.fileName.endsWith('utils/trad.ts')) walk(file, visit);
  return asked.map((one) => ({ ...one, guarded: guarded.has(one.key) }));
};

/** Every string that the code may make: a key among them is in use. */
export const strings = ({ files, checker }: Sources): Set<string> => {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.add(node.text);
    if (ts.isTemplateExpression(node))
      for (const value of stringsOf(node, checker)) found.add(value);
  };
  for (const file of files) walk(file, visit);
  return found;
};

/** Whether a key is one of those that a pattern stands for. */
export const matches = (pattern: string, key: string): boolean => {
  const parts = pattern.split(ANYTHING).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(key);
};
