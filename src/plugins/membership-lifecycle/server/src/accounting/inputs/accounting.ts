import * as yup from 'yup';
import {
  ACCOUNT_ROLES,
  INCOME_BASES,
  JOURNAL_ROLES,
  MONEY_ROLES,
  type BookName,
  type ClosingInput,
} from '../../../../shared/accounting/accounting';
import { checkedText, choice, exact, filled, text } from '../../kernel/inputs/fields';
import { day, question } from '../../kernel/inputs/lists';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { Period } from '../accounting';
import { refuse } from '../refusals/accounting';
import type { Settings } from '../rules/types';

/** What is asked of the books, and the form of their settings. */

/** The number of an account begins with three digits. */
const account = () =>
  filled(checkedText(20, 'not-an-account', (code) => /^\d{3}[0-9A-Z]*$/i.test(code)));
const journal = () => filled(checkedText(10, 'not-a-journal', (code) => /^[0-9A-Z]+$/i.test(code)));
const label = () => filled(text(100));

const named = (roles: readonly string[], code: () => yup.StringSchema) =>
  exact(
    Object.fromEntries(roles.map((role) => [role, exact({ code: code(), label: label() })])),
  ).defined('required');

const MONEY: ReadonlySet<string> = new Set(MONEY_ROLES);

const tidied = (code: unknown): string => String(code).trim().toUpperCase();

/**
 * No two roles share a code: what is credited would hide what is debited. Those of money may, where an
 * association keeps one account for all of it.
 */
const apart = (reason: string) => ({
  name: 'apart',
  message: reason,
  test: (value: unknown): boolean => {
    const given = Object.entries((value ?? {}) as Record<string, { code?: string } | undefined>)
      .map(([role, one]) => [tidied(one?.code ?? ''), MONEY.has(role) ? 'money' : role] as const)
      .filter(([code]) => code !== '');
    const holders = new Map(given);
    return given.every(([code, role]) => holders.get(code) === role);
  },
});

const monthDay = () =>
  text(5).test(
    'month-day',
    'not-a-month-day',
    (value) => /^\d{2}-\d{2}$/.test(value ?? '') && isDay(`2000-${value}`),
  );

const settings = exact({
  confirmed: yup.boolean(),
  basis: choice(INCOME_BASES),
  yearEndsOn: monthDay(),
  accounts: named(ACCOUNT_ROLES, account).test(apart('accounts-alike')),
  journals: named(JOURNAL_ROLES, journal).test(apart('journals-alike')),
});

const tidiedNames = <Role extends string>(names: Record<Role, BookName>): Record<Role, BookName> =>
  Object.fromEntries(
    Object.entries<BookName>(names).map(([role, one]) => [
      role,
      { code: tidied(one.code), label: one.label.trim() },
    ]),
  ) as Record<Role, BookName>;

/** The settings of the books, with codes in capitals and without spaces around. */
export const validateSettings = async (
  input: unknown,
): Promise<{ settings: Settings; confirmed: boolean }> => {
  const { basis, yearEndsOn, accounts, journals, confirmed } = await validateInput<
    Settings & { confirmed?: boolean }
  >(settings, input);
  const tidy = { accounts: tidiedNames(accounts), journals: tidiedNames(journals) };
  return { settings: { basis, yearEndsOn, ...tidy }, confirmed: confirmed === true };
};

const period = question({ from: day(), to: day() });

/** A period with both its days. */
export const validatePeriod = async (input: unknown): Promise<Period> => {
  const { from, to } = await period.filters(input);
  if (!from || !to) throw refuse('period-incomplete', { field: from ? 'to' : 'from' });
  return { from, to };
};

const through = question({ through: day() });

/** The last day of a period that is to be closed. */
export const validateThrough = async (input: unknown): Promise<Day> => {
  const asked = await through.filters(input);
  if (!asked.through) throw refuse('period-incomplete', { field: 'through' });
  return asked.through;
};

const closing = exact({
  through: text(10).test('day', 'not-a-day', (value) => isDay(value)),
  seal: filled(text(64)),
});

export const validateClosing = (input: unknown): Promise<ClosingInput & { through: Day }> =>
  validateInput<ClosingInput & { through: Day }>(closing, input);
