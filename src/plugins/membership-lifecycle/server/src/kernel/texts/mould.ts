import type { TemplateValues } from './template';

/**
 * A text for many messages. Liquid renders it once for all those whose conditions answer the same,
 * with a mark where a value is only put in; each message then fills the marks. What is compared or
 * filtered belongs to the condition: another value is another mould.
 */

type Render = (values: TemplateValues) => string;
type Variable = readonly [group: string, name: string];

const MARKUP = /\{\{-?([^]*?)-?\}\}|\{%-?([^]*?)-?%\}/g;
const VARIABLE = /[\w-]+\.[\w-]+/g;
const ONE_VARIABLE = /^[\w-]+\.[\w-]+$/;
const CONDITION = /^(?:if|elsif|unless)\s+([^]+)$/;
// A comparison with values that nobody else has makes a mould for each message.
const MOST_MOULDS = 100;
// Values are of one line, without control characters: none imitates a mark.
const MARK = '\u0001';
const MARKS = new RegExp(`${MARK}(\\d+)${MARK}`);

interface Uses {
  /** Put in as they are. */
  put: Set<string>;
  /** Asked whether they say anything. */
  asked: Set<string>;
  /** Compared or filtered. */
  read: Set<string>;
}

/** How a template uses each variable that it names. */
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

/** The values of a mould: marks in the place of what messages put in, unless asked for and not there. */
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

/** What renders a template for many values; `render` is asked once for each mould. */
export const mouldOf = (source: string, render: Render): Render => {
  const uses = usesOf(source);
  const put = variables([...uses.put].filter((name) => !uses.read.has(name)));
  const asked = variables(uses.asked);
  const read = variables(uses.read);
  const named = [...put, ...asked];
  const moulds = new Map<string, readonly string[]>();

  return (values) => {
    // Looked up once: what is put in first, in the order of its marks.
    const given = named.map((variable) => valueOf(values, variable));
    // Liquid says what it thinks of a variable that is not there.
    if (given.includes(undefined)) return render(values);
    const answers = given.slice(put.length).map((value) => value !== null);
    const key = JSON.stringify([answers, read.map((variable) => valueOf(values, variable))]);
    let mould = moulds.get(key);
    if (!mould) {
      if (moulds.size >= MOST_MOULDS) moulds.clear();
      mould = render(marked(values, put, uses.asked)).split(MARKS);
      moulds.set(key, mould);
    }
    return mould
      .map((part, index) => (index % 2 === 0 ? part : (given[Number(part)] ?? '')))
      .join('');
  };
};
