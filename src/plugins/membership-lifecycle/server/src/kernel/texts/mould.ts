import type { TemplateValues } from './template';

/**
 * Renders a template for many messages at low cost. Liquid runs once for all messages with the
 * same conditions, and writes a mark for each plain output; every message then fills in the marks.
 * Values that are compared or filtered count as conditions: another value needs another rendering.
 */

type Render = (values: TemplateValues) => string;
/** A text before a value, as it stands before it. */
type Before = (text: string, value: string) => string;
type Variable = readonly [group: string, name: string];

const MARKUP = /\{\{-?([^]*?)-?\}\}|\{%-?([^]*?)-?%\}/g;
const VARIABLE = /[\w-]+\.[\w-]+/g;
const ONE_VARIABLE = /^[\w-]+\.[\w-]+$/;
const CONDITION = /^(?:if|elsif|unless)\s+([^]+)$/;
// A limit, because comparing with a value unique to each message would make a mould per message.
const MOST_MOULDS = 100;
// Values have no control characters, so that none can look like a mark.
const MARK = '\u0001';
const MARKS = new RegExp(`${MARK}(\\d+)${MARK}`);

interface Uses {
  /** Output unchanged. */
  put: Set<string>;
  /** Tested for presence. */
  asked: Set<string>;
  /** Compared or filtered. */
  read: Set<string>;
}

/** The variables that a template names, by their use. */
const usesOf = (source: string): Uses => {
  const uses: Uses = { put: new Set(), asked: new Set(), read: new Set() };
  for (const [, output, tag] of source.matchAll(MARKUP)) {
    const said = (output ?? tag).trim();
    const condition = tag === undefined ? null : CONDITION.exec(said);
    const names = condition ? condition[1].trim().split(/\s+(?:and|or)\s+/) : [said];
    const isPlain = names.every((name) => ONE_VARIABLE.test(name));
    if (isPlain && tag === undefined) uses.put.add(said);
    else if (isPlain) names.forEach((name) => uses.asked.add(name));
    else (said.match(VARIABLE) ?? []).forEach((name) => uses.read.add(name));
  }
  return uses;
};

const variables = (names: Iterable<string>): Variable[] =>
  [...names].map((name) => name.split('.') as [string, string]);

const valueOf = (values: TemplateValues, [group, name]: Variable): string | null | undefined =>
  values[group]?.[name];

/** The values for a mould: a mark for each plain output, null where a tested value is missing. */
const marked = (
  values: TemplateValues,
  put: readonly Variable[],
  asked: ReadonlySet<string>,
): TemplateValues => {
  const groups = Object.entries(values).map(([name, group]) => [name, { ...group }] as const);
  const copy: TemplateValues = Object.fromEntries(groups);
  put.forEach((variable, index) => {
    const [group, name] = variable;
    if (valueOf(values, variable) === null && asked.has(variable.join('.'))) return;
    copy[group][name] = `${MARK}${index}${MARK}`;
  });
  return copy;
};

/** Fills the marks of a mould: every other part is the number of a value. */
const filled = (
  mould: readonly string[],
  given: readonly (string | null | undefined)[],
  before: Before,
): string => {
  const valueAt = (part: number) => given[Number(mould[part])] ?? '';
  return mould
    .map((part, index) => {
      if (index % 2 === 1) return valueAt(index);
      return index + 1 < mould.length ? before(part, valueAt(index + 1)) : part;
    })
    .join('');
};

/** Wraps `render` so that it runs once per mould; `before` sees the text before each value. */
export const mouldOf = (
  source: string,
  render: Render,
): ((values: TemplateValues, before?: Before) => string) => {
  const uses = usesOf(source);
  const put = variables([...uses.put].filter((name) => !uses.read.has(name)));
  const asked = variables(uses.asked);
  const read = variables(uses.read);
  const named = [...put, ...asked];
  const moulds = new Map<string, readonly string[]>();

  return (values, before = (text) => text) => {
    // The variables' values; plain outputs come first, in the order of their marks.
    const given = named.map((variable) => valueOf(values, variable));
    // Unknown variables are left to Liquid, which reports them.
    if (given.includes(undefined)) return render(values);
    const answers = given.slice(put.length).map((value) => value !== null);
    const key = JSON.stringify([answers, read.map((variable) => valueOf(values, variable))]);
    let mould = moulds.get(key);
    if (!mould) {
      if (moulds.size >= MOST_MOULDS) moulds.clear();
      mould = render(marked(values, put, uses.asked)).split(MARKS);
      moulds.set(key, mould);
    }
    return filled(mould, given, before);
  };
};
