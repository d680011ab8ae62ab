import { areOfOneBody } from '../../../../shared/kernel/business-number';
import { isPostcodeOf } from '../../../../shared/kernel/postcode';
import { monthsBegun } from '../../kernel/rules/calendar';
import {
  dayOf,
  numberOf,
  remark,
  textOf,
  type Field,
  type ReadLine,
  type Reading,
  type Remark,
  type Value,
} from '../../kernel/rules/import/types';
import type { Day } from '../../kernel/rules/values';
import { firstNamesBeside } from './asked';
import { readCell } from './cells';
import type { Mapping } from './columns';
import { yearFaults } from './figures';

/** Parses rows into lines, with every fault that is visible in the line alone. */

/** A longer term is a mistyped year. */
const LONGEST_MONTHS = 120;

interface Column {
  field: Field;
  index: number;
}

/** The columns that a mapping names, in the order of the fields. */
const columnsOf = (
  headings: readonly string[],
  fields: readonly Field[],
  mapping: Mapping,
): Column[] =>
  fields.flatMap((field) => {
    const heading = Object.hasOwn(mapping, field.key) ? mapping[field.key] : undefined;
    const index = heading === undefined ? -1 : headings.indexOf(heading);
    return index < 0 ? [] : [{ field, index }];
  });

/** The first name of who is the member, where members are people; no field of its own. */
export const FIRST_NAME = 'organisation.firstName';

const PAYMENT_REST = ['payment.on', 'payment.method', 'payment.reference'];

const inFuture = (line: ReadLine, today: Day): Remark[] =>
  ['membership.since', 'membership.appliedOn', 'dues.issuedOn', 'payment.on'].flatMap((field) => {
    const day = dayOf(line, field);
    return day !== null && day > today ? [remark('day-to-come', field, { day })] : [];
  });

const termFaults = (line: ReadLine): Remark[] => {
  const [startsOn, endsOn] = [dayOf(line, 'term.startsOn'), dayOf(line, 'term.endsOn')];
  const faults: Remark[] = [];
  if (startsOn && endsOn && endsOn < startsOn) {
    faults.push(remark('ends-before-starts', 'term.endsOn', { startsOn, endsOn }));
  } else if (startsOn && endsOn && monthsBegun(startsOn, endsOn) > LONGEST_MONTHS) {
    faults.push(remark('term-too-long', 'term.endsOn', { startsOn, endsOn }));
  }
  const price = numberOf(line, 'term.price');
  if (price !== null && price < 0) faults.push(remark('price-negative', 'term.price'));
  const [issuedOn, dueOn] = [dayOf(line, 'dues.issuedOn'), dayOf(line, 'dues.dueOn')];
  if (issuedOn && dueOn && dueOn < issuedOn) {
    faults.push(remark('due-before-call', 'dues.dueOn', { issuedOn, dueOn }));
  }
  return faults;
};

const paymentFaults = (line: ReadLine): Remark[] => {
  const amount = numberOf(line, 'payment.amount');
  if (amount === null) {
    const given = PAYMENT_REST.find((field) => line.values.has(field));
    return given ? [remark('payment-without-amount', 'payment.amount')] : [];
  }
  const dated = amount === 0 || dayOf(line, 'payment.on') !== null;
  return dated ? [] : [remark('payment-without-day', 'payment.on')];
};

/** Faults of the mandates of contacts. */
const mandateFaults = (line: ReadLine, fields: readonly Field[]): Remark[] =>
  fields.flatMap(({ key: until }) => {
    if (!until.endsWith('.mandateUntil')) return [];
    const from = until.replace(/Until$/, 'From');
    const [startsOn, endsOn] = [dayOf(line, from), dayOf(line, until)];
    return startsOn && endsOn && endsOn < startsOn
      ? [remark('mandate-out-of-order', until, { startsOn, endsOn })]
      : [];
  });

const membershipFaults = (line: ReadLine): Remark[] => {
  const faults: Remark[] = [];
  const endedOn = dayOf(line, 'membership.endedOn');
  if (textOf(line, 'membership.endKind') && !endedOn) {
    faults.push(remark('departure-without-day', 'membership.endedOn'));
  }
  if (!areOfOneBody(textOf(line, 'organisation.siren'), textOf(line, 'organisation.siret'))) {
    faults.push(remark('siren-siret-mismatch', 'organisation.siren'));
  }
  return faults;
};

const POSTCODE = 'organisation.address.postalCode';
const COUNTRY = 'organisation.address.country';

/** Judges a postcode by its country, France where none is given, and puts back the zero that a spreadsheet took. */
const postcodeFaults = (line: ReadLine, values: Map<string, Value>): Remark[] => {
  const [postcode, country] = [textOf(line, POSTCODE), textOf(line, COUNTRY) ?? 'FR'];
  if (postcode === null || isPostcodeOf(country, postcode)) return [];
  if (!/^\d{4}$/.test(postcode)) return [remark('not-a-postal-code', POSTCODE)];
  values.set(POSTCODE, `0${postcode}`);
  line.notes.push(remark('zeros-put-back', POSTCODE));
  return [];
};

/** Returns a function that parses rows one by one; null for an empty row. */
export const lineReader = (
  headings: readonly string[],
  fields: readonly Field[],
  mapping: Mapping,
  reading: Reading,
): ((cells: readonly string[], line: number) => ReadLine | null) => {
  const columns = columnsOf(headings, fields, mapping);
  const firstNames = firstNamesBeside(headings, mapping['organisation.name']);
  return (cells, line) => {
    if (cells.every((cell) => cell.trim() === '')) return null;
    const values = new Map<string, Value>();
    const read: ReadLine = { line, values, faults: [], notes: [] };
    const { faults, notes } = read;
    for (const { field, index } of columns) {
      const cell = readCell(field.kind, cells[index] ?? '', reading);
      if ('reason' in cell) faults.push(remark(cell.reason, field.key, cell.params));
      else if (cell.value !== null) values.set(field.key, cell.value);
      else if (field.required) faults.push(remark('value-required', field.key));
      if ('note' in cell && cell.note) notes.push(remark(cell.note, field.key));
    }
    const firstName = (cells[firstNames] ?? '').trim();
    if (firstName !== '') values.set(FIRST_NAME, firstName);
    // Comparisons of two fields are skipped when one of them is faulty already.
    const wrong = new Set(faults.map(({ field }) => field));
    const more = [
      ...inFuture(read, reading.today),
      ...termFaults(read),
      ...yearFaults(read),
      ...paymentFaults(read),
      ...membershipFaults(read),
      ...mandateFaults(read, fields),
      ...postcodeFaults(read, values),
    ];
    faults.push(...more.filter(({ field }) => !wrong.has(field)));
    return read;
  };
};
