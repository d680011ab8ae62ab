import type { ContactRole } from '../../core/rules/types';
import { folded } from '../../kernel/rules/import/folding';
import { remark, textOf, type ReadLine } from '../../kernel/rules/import/types';

/**
 * The contact or the address that the lines of a member tell. It is taken whole, from the latest line
 * and those that say the same: parts of two people, or of two places, would be nobody's.
 */

interface RecordKind {
  /** The beginning of its fields. */
  record: string;
  /** Its parts; a line that has one of them tells the record. */
  parts: readonly string[];
  /** Whether two lines are about the same one. */
  isSame: (a: ReadLine, b: ReadLine) => boolean;
  /** The reasons of what is refused, and of what is told. */
  reasons: { two: string; parted: string; before: string };
}

/** The text of a part as it is compared. */
const compared = (line: ReadLine, field: string): string | null => {
  const text = textOf(line, field);
  return text === null || field.endsWith('.email') ? (text?.toLowerCase() ?? null) : folded(text);
};

const agreeOn = (a: ReadLine, b: ReadLine, field: string): boolean => {
  const [one, other] = [compared(a, field), compared(b, field)];
  return one === null || other === null || one === other;
};

const shares = (a: ReadLine, b: ReadLine, field: string): boolean => {
  const one = compared(a, field);
  return one !== null && one === compared(b, field);
};

/** A contact that has no name gets the name of its body: two of them are one name. */
const hasOneName = (a: ReadLine, b: ReadLine, name: string): boolean =>
  compared(a, name) === compared(b, name);

export const contactKind = (role: ContactRole): RecordKind => {
  const record = `contacts.${role}`;
  const [name, email] = [`${record}.name`, `${record}.email`];
  return {
    record,
    parts: ['name', 'email', 'phone', 'mandateFrom', 'mandateUntil'],
    isSame: (a, b) => hasOneName(a, b, name) || (shares(a, b, email) && agreeOn(a, b, name)),
    reasons: { two: 'two-contacts', parted: 'contact-of-two-lines', before: 'contact-of-before' },
  };
};

const PLACE = ['lines', 'postalCode', 'city'].map((part) => `organisation.address.${part}`);

export const ADDRESS_KIND: RecordKind = {
  record: 'organisation.address',
  parts: ['lines', 'postalCode', 'city'],
  isSame: (a, b) =>
    PLACE.every((field) => agreeOn(a, b, field)) && PLACE.some((field) => shares(a, b, field)),
  reasons: { two: 'two-addresses', parted: 'address-of-two-lines', before: 'address-of-before' },
};

/** Whether a line names its body by its name alone, which several may have. */
export const isNamedAlone = (line: ReadLine): boolean =>
  textOf(line, 'organisation.siret') === null && textOf(line, 'membership.reference') === null;

const fieldsOf = ({ record, parts }: RecordKind): string[] =>
  parts.map((part) => `${record}.${part}`);

/** Lines with those of the latest terms first: bodies move. Of one term, its first line. */
export const latestFirst = (lines: readonly ReadLine[]): ReadLine[] =>
  [...lines].sort((a, b) => {
    const [x, y] = [textOf(a, 'term.startsOn') ?? '', textOf(b, 'term.startsOn') ?? ''];
    return x < y ? 1 : x > y ? -1 : a.line - b.line;
  });

/** The first of some fields that a line has. */
const firstIn = (line: ReadLine, fields: readonly string[]): string | undefined =>
  fields.find((field) => line.values.has(field));

const isOfOneTerm = (a: ReadLine, b: ReadLine): boolean =>
  textOf(a, 'term.startsOn') === textOf(b, 'term.startsOn');

/** Refuses, or tells, a line that says another record than the latest line. */
const judgeOther = (other: ReadLine, whole: readonly ReadLine[], kind: RecordKind): void => {
  const [latest] = whole;
  const fields = fieldsOf(kind);
  const said = firstIn(other, fields) as string;
  const value = textOf(other, said) as string;
  if (isOfOneTerm(other, latest) || isNamedAlone(other) || isNamedAlone(latest)) {
    other.faults.push(remark(kind.reasons.two, said, { line: latest.line, value }));
    return;
  }
  const lacking = fields.find(
    (field) => other.values.has(field) && !whole.some((line) => line.values.has(field)),
  );
  if (lacking) {
    const params = { line: other.line, value: textOf(other, lacking) as string };
    latest.faults.push(remark(kind.reasons.parted, lacking, params));
  } else other.notes.push(remark(kind.reasons.before, said, { line: latest.line }));
};

/** Refuses a line that gives the contact another e-mail than a later line does. */
const judgeEmail = (line: ReadLine, whole: readonly ReadLine[], { record }: RecordKind): void => {
  const field = `${record}.email`;
  const first = whole.find(({ values }) => values.has(field));
  if (!first || agreeOn(line, first, field)) return;
  const named = textOf(line, `${record}.name`) ?? textOf(line, 'organisation.name') ?? '';
  const params = { line: first.line, name: named, value: textOf(line, field) as string };
  line.faults.push(remark('name-with-two-emails', field, params));
};

/**
 * The lines that tell one record, the latest first. A line that tells another one gets a fault where
 * nothing says which is true, or where the record would be made of both.
 */
export const linesOfRecord = (ordered: readonly ReadLine[], kind: RecordKind): ReadLine[] => {
  const fields = fieldsOf(kind);
  const telling = ordered.filter((line) => firstIn(line, fields));
  const [latest] = telling;
  const isOfIt = (line: ReadLine) => line === latest || kind.isSame(latest, line);
  const whole = telling.filter(isOfIt);
  for (const line of whole) judgeEmail(line, whole, kind);
  for (const line of telling) if (!isOfIt(line)) judgeOther(line, whole, kind);
  return whole;
};
