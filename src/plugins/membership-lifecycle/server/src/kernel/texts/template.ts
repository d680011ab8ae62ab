import { Liquid, type Template } from 'liquidjs';
import type { Locale, Localised } from '../rules/values';
import { FILTERS, TAGS, notATemplate, type TemplateFault } from './faults';
import { grammarFault, textFault } from './grammar';
import { toHtml, urlsOf, type Sender } from './html';
import { mouldOf } from './mould';

/** Compiles, checks and renders the templates that staff write. */

export const MAX_BODY_BYTES = 20_000;
export const MAX_SUBJECT_BYTES = 200;
// The column's length, minus the ellipsis.
const MAX_RENDERED_SUBJECT = 250;

/** How a message without an association looks. */
const PLAIN = {
  color: '#1a1a1a',
  second: '#1a1a1a',
  ink: '#1a1a1a',
  soft: '#595959',
  line: '#d9d9d9',
  corner: '0',
  font: 'sans-serif',
};

/** Values by group and name; null where there is nothing to say. */
export type TemplateValues = Record<string, Record<string, string | null>>;

export interface TemplateSource {
  subject: string;
  body: string;
}

export interface RenderedMessage {
  subject: string;
  text: string;
  html: string;
}

const onlyAllowed = <T>(table: Record<string, T>, allowed: readonly string[]): void => {
  // Without a prototype, a tag such as `constructor` is not found.
  Object.setPrototypeOf(table, null);
  for (const name of Object.keys(table)) if (!allowed.includes(name)) delete table[name];
};

const createEngine = (): Liquid => {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    parseLimit: MAX_BODY_BYTES,
    renderLimit: 1_000,
    memoryLimit: 1_000_000,
    // An empty map instead of the file system: a template cannot include files.
    templates: {},
  });
  onlyAllowed(engine.tags, TAGS);
  onlyAllowed(engine.filters, FILTERS);
  return engine;
};

const engine = createEngine();

const errorLine = (error: unknown): number => {
  const token = (error as { token?: { getPosition?: () => number[] } } | null)?.token;
  return token?.getPosition?.()[0] ?? 1;
};

const parse = (source: string): { ok: true; parsed: Template[] } | { ok: false; line: number } => {
  try {
    return { ok: true, parsed: engine.parse(source) };
  } catch (error) {
    return { ok: false, line: errorLine(error) };
  }
};

interface Use {
  name: string;
  row: number;
  column: number;
}

/** The variables of a text, in the order in which they are read. */
const usesIn = (parsed: Template[]): Use[] =>
  Object.values(engine.analyzeSync(parsed, { partials: false }).variables)
    .flat()
    .map(({ segments, location: { row, col } }) => ({
      name: segments.map(String).join('.'),
      row,
      column: col,
    }))
    .sort((one, other) => one.row - other.row || one.column - other.column);

/** The variables of a template, and the fault for any other name. */
export interface Vocabulary {
  names: ReadonlySet<string>;
  unknown: (name: string, line: number) => TemplateFault;
}

/** The first fault of one text, or null: its size, its grammar, its variables, in that order. */
export const sourceFault = (
  source: string,
  { names, unknown }: Vocabulary,
  part: 'subject' | 'body',
): TemplateFault | null => {
  const limit = part === 'subject' ? MAX_SUBJECT_BYTES : MAX_BODY_BYTES;
  const early = textFault(source, limit, part === 'subject') ?? grammarFault(source, unknown);
  if (early) return early;
  const result = parse(source);
  if (!result.ok) return notATemplate(result.line);
  const wrong = usesIn(result.parsed).find(({ name }) => !names.has(name));
  return wrong ? unknown(wrong.name, wrong.row) : null;
};

/** The variables that a template names, once each; only of texts that `sourceFault` lets through. */
export const variablesIn = ({ subject, body }: TemplateSource): string[] => [
  ...new Set([subject, body].flatMap((text) => usesIn(engine.parse(text)).map(({ name }) => name))),
];

const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    // Removes blank lines left by conditions on lines of their own.
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_RENDERED_SUBJECT ? `${line.slice(0, MAX_RENDERED_SUBJECT)}…` : line;
};

const textOf = (source: string) => {
  const parsed = engine.parse(source);
  return mouldOf(source, (values) => String(engine.renderSync(parsed, values)));
};

/** « de » and « que » lose their vowel before a name that begins with one: « l’adhésion d’Isère ». */
const elided = (text: string, name: string): string =>
  /^[aeiouœæ]/i.test(name.normalize('NFD')) ? text.replace(/(?<!\p{L})(d|qu)e $/iu, '$1’') : text;

/** A variable that is an address, and the words of the button that it becomes. */
interface Linking {
  /** `group.name`. */
  name: string;
  button?: Localised;
}

const valueOf = (values: TemplateValues, name: string): string | null => {
  const [group, key] = name.split('.');
  return values[group]?.[key] ?? null;
};

const buttonsOf = (linking: readonly Linking[], values: TemplateValues, locale: Locale) =>
  new Map(
    linking.flatMap(({ name, button }): [string, string][] => {
      const address = valueOf(values, name);
      return address && button ? [[address, button[locale]]] : [];
    }),
  );

/** Who writes a message, by what is known of the association. */
const senderOf = ({ association }: TemplateValues): Sender => {
  const look = Object.entries(PLAIN).map(([key, plain]) => [key, association?.[key] ?? plain]);
  return {
    ...(Object.fromEntries(look) as typeof PLAIN),
    name: association?.name ?? null,
    foot: [association?.address, association?.website].flatMap((line) => line ?? []),
  };
};

/**
 * Prepares a template once, to render it many times. Rendering is synchronous and pure; it throws
 * on a template that `sourceFault` would have refused.
 */
export const compileTemplate = (source: TemplateSource, linking: readonly Linking[] = []) => {
  const subject = textOf(source.subject);
  const body = textOf(source.body);
  const written = urlsOf(source.body);

  return (values: TemplateValues, locale: Locale): RenderedMessage => {
    const before = locale === 'fr' ? elided : undefined;
    const line = oneLine(subject(values, before));
    const text = tidy(body(values, before));
    const buttons = buttonsOf(linking, values, locale);
    // Addresses set by staff are trusted, like those in the template.
    const { association, occasion, space } = values;
    const ours = [association?.website, occasion?.link, space?.address, ...buttons.keys()];
    const trusted = new Set([...written, ...ours.filter((url) => typeof url === 'string')]);
    const sender = senderOf(values);
    const html = toHtml(text, { locale, subject: line, trusted, buttons, sender });
    return { subject: line, text, html };
  };
};
