import * as yup from 'yup';
import type { ScheduleFacet } from '../../../../shared/renewals/schedule';
import { exact, filled, text } from '../../kernel/inputs/fields';
import { PAGING, pagingOf } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { ScheduleQuery } from '../schedule';

/** Questions about the coming days; everything in a query string is text. */

const FACETS: readonly ScheduleFacet[] = ['letter', 'status', 'renewal', 'right', 'left-out'];

const word = () => yup.string().typeError('not-a-text').max(120, 'too-long');
const day = () =>
  word().test('day', 'not-a-day', (value) => value === undefined || value === '' || isDay(value));

const scheduleQuery = exact({
  from: day(),
  to: day(),
  day: day(),
  facet: word().oneOf([...FACETS, '', undefined], 'not-a-choice'),
  search: word(),
  membership: word(),
  ...PAGING,
});

const scheduledMessageQuery = exact({
  membership: filled(text(60)),
  on: filled(text(10)).test('day', 'not-a-day', (value) => isDay(value)),
  key: filled(text(300)),
});

type Raw = Record<string, string | undefined>;

export const validateScheduleQuery = async (input: unknown): Promise<ScheduleQuery> => {
  const { page, pageSize, ...raw } = await validateInput<Raw>(scheduleQuery, input);
  const given = Object.entries(raw).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(given), ...pagingOf({ page, pageSize }) };
};

export const validateScheduledMessageQuery = (input: unknown) =>
  validateInput<{ membership: string; on: Day; key: string }>(scheduledMessageQuery, input);
