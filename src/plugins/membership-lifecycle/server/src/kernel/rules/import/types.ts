import type { Cents, Day, Localised } from '../values';

/** The types of an import: the contents of a line, and the reasons to refuse it. */

/** The kinds of values in the fields of a history. */
export type FieldKind =
  | 'text'
  | 'name'
  | 'person'
  | 'long-text'
  | 'email'
  | 'siret'
  | 'siren'
  | 'country'
  | 'language'
  | 'day'
  | 'money'
  | 'whole'
  | 'measure'
  | 'year'
  | 'tier'
  | 'end-kind'
  | 'method';

/** A field of a history: how its column is recognised and its cells parsed. */
export interface Field {
  key: string;
  kind: FieldKind;
  names: Localised;
  aliases: readonly string[];
  required: boolean;
}

/** The context of parsing a cell, besides its text. */
export interface Reading {
  today: Day;
  /** Codes of countries by their names and letters, folded. */
  countries: ReadonlyMap<string, string>;
}

/** The outcome of a line. */
export type Outcome = 'made' | 'changed' | 'same' | 'refused';

/** The counts of the rows that an import adds. */
export type Counts = Record<
  | 'organisations'
  | 'contacts'
  | 'memberships'
  | 'terms'
  | 'calls'
  | 'payments'
  | 'rights'
  | 'figures'
  | 'replaced',
  number
>;

/** A value that a cell gave: text, a day, or a number (money in cents, whole numbers). */
export type Value = string | number;

/** A remark about a line: a stable reason, the field concerned, and values for the sentence. */
export interface Remark {
  reason: string;
  field: string | null;
  params: Record<string, string | number>;
}

/** A line of the file as read: its values by field, and every fault of its cells. */
export interface ReadLine {
  /** Number in the file, the heading being line 1. */
  line: number;
  values: ReadonlyMap<string, Value>;
  faults: Remark[];
  notes: Remark[];
}

export const remark = (
  reason: string,
  field: string | null = null,
  params: Remark['params'] = {},
): Remark => ({ reason, field, params });

export const textOf = ({ values }: ReadLine, field: string): string | null =>
  (values.get(field) as string | undefined) ?? null;

export const dayOf = ({ values }: ReadLine, field: string): Day | null =>
  (values.get(field) as Day | undefined) ?? null;

export const numberOf = ({ values }: ReadLine, field: string): Cents | null =>
  (values.get(field) as number | undefined) ?? null;
