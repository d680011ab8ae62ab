import * as yup from 'yup';
import { MOST_TICKED } from '../../../../shared/kernel/common';
import { isDay } from '../rules/calendar';
import type { Paging } from '../rules/pages';
import type { Day } from '../rules/values';
import { exact } from './fields';
import { PAGING, pagingOf } from './paging';
import { validateInput } from './yup-problems';

/** Questions that a query string asks of a list; everything in it is text. */

type Given = string | undefined;

/** One filter: the texts that it takes, and what each asks for. A blank one asks for nothing. */
export interface Filter<Value> {
  schema: yup.AnySchema;
  read: (given: Given) => Value;
}

type Asked<Filters> = {
  [Name in keyof Filters]: Filters[Name] extends Filter<infer Value> ? Value : never;
};

const text = () => yup.string().typeError('not-a-text');

/** A text. */
export const word = (max = 120): Filter<Given> => ({
  schema: text().max(max, 'too-long'),
  read: (given) => given || undefined,
});

const MOST_ID = 60;

/** An id or a code. */
export const idWord = (): Filter<Given> => ({
  schema: text()
    .max(MOST_ID, 'too-long')
    .matches(/^[\w-]*$/, 'not-an-id'),
  read: (given) => given || undefined,
});

/** Ids, with commas between them. */
export const ids = (): Filter<string[] | undefined> => ({
  schema: text()
    .matches(/^[\w,-]*$/, 'not-an-id')
    .test('most', function (value) {
      const given = (value ?? '').split(',');
      if (given.length > MOST_TICKED) {
        const params = { max: MOST_TICKED, given: given.length };
        return this.createError({ message: 'too-many-ids', params });
      }
      const isLong = given.some(({ length }) => length > MOST_ID);
      return isLong ? this.createError({ message: 'too-long', params: { max: MOST_ID } }) : true;
    }),
  read: (given) => (given ? given.split(',').filter(Boolean) : undefined),
});

const among = <Value extends string>(values: readonly Value[], none: readonly Given[]) => ({
  schema: text().oneOf([...values, ...none], 'not-a-choice'),
  read: (given: Given) => (given || undefined) as Value | undefined,
});

/** One of some texts. */
export const oneOf = <const Value extends string>(
  values: readonly Value[],
): Filter<Value | undefined> => among(values, ['', undefined]);

/** One of some texts, when it is there: a blank one is refused. */
export const exactlyOneOf = <const Value extends string>(
  values: readonly Value[],
): Filter<Value | undefined> => among(values, [undefined]);

/** Whether only some rows are asked for. */
export const flag = (): Filter<boolean> => ({
  schema: text().oneOf(['true', 'false', '', undefined], 'not-a-flag'),
  read: (given) => given === 'true',
});

export const day = (): Filter<Day | undefined> => ({
  schema: text()
    .max(120, 'too-long')
    .test('day', 'not-a-day', (value) => value === undefined || value === '' || isDay(value)),
  read: (given) => (given || undefined) as Day | undefined,
});

/** The last day of a period whose first day is another filter. */
export const dayFrom = (first: string): Filter<Day | undefined> => {
  const { schema, read } = day();
  return {
    schema: schema.test('order', function (value?: string) {
      const from = (this.parent as Record<string, Given>)[first];
      return value && from && isDay(from) && value < from
        ? this.createError({ message: 'period-upside-down' })
        : true;
    }),
    read,
  };
};

/** Checks and reads the filters of a list, with its page or without. */
export const question = <Filters extends Record<string, Filter<unknown>>>(filters: Filters) => {
  const all = Object.entries(filters);
  const shape = Object.fromEntries(all.map(([name, { schema }]) => [name, schema]));
  const [alone, paged] = [exact(shape), exact({ ...shape, ...PAGING })];
  const read = (given: Record<string, Given>) =>
    Object.fromEntries(all.map(([name, one]) => [name, one.read(given[name])])) as Asked<Filters>;
  return {
    filters: async (input: unknown): Promise<Asked<Filters>> =>
      read(await validateInput<Record<string, Given>>(alone, input)),
    page: async (input: unknown): Promise<Asked<Filters> & Paging> => {
      const given = await validateInput<Record<string, Given>>(paged, input);
      return { ...read(given), ...pagingOf(given) };
    },
  };
};
