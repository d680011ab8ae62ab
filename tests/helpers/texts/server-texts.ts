import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { placeOf, walk } from './program';

/** The sentences that the server says, wherever they stand: `{ fr: '…', en: '…' }`. */

const ROOT = path.resolve(__dirname, '../../../src');
const PLACES = [
  'plugins/membership-lifecycle/server/src',
  'plugins/membership-lifecycle/shared',
  'documents',
  'api',
  'setup',
  'site',
];

export interface Pair {
  place: string;
  fr?: string;
  en?: string;
}

const textOf = (literal: ts.ObjectLiteralExpression, language: string): string | undefined => {
  const property = literal.properties.find((one) => one.name?.getText() === language);
  return property &&
    ts.isPropertyAssignment(property) &&
    ts.isStringLiteralLike(property.initializer)
    ? property.initializer.text
    : undefined;
};

const filesOf = (place: string): ts.SourceFile[] =>
  readdirSync(path.join(ROOT, place), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(ROOT, place, name))
    .map((file) =>
      ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
    );

/** Every object of the server that says something in French or in English. */
export const serverTexts = (): Pair[] => {
  const pairs: Pair[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isObjectLiteralExpression(node)) return;
    const [fr, en] = [textOf(node, 'fr'), textOf(node, 'en')];
    if (fr !== undefined || en !== undefined) pairs.push({ place: placeOf(node), fr, en });
  };
  for (const file of PLACES.flatMap(filesOf)) walk(file, visit);
  return pairs;
};
