import { SCHEDULE_FACETS } from '../../../../shared/renewals/schedule';
import { exact, filled, text } from '../../kernel/inputs/fields';
import { day, oneOf, question, word } from '../../kernel/inputs/lists';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** Questions about the coming days. */

const schedule = question({
  from: day(),
  to: day(),
  day: day(),
  facet: oneOf(SCHEDULE_FACETS),
  search: word(),
  membership: word(),
});

const scheduledMessageQuery = exact({
  membership: filled(text(60)),
  on: filled(text(10)).test('day', 'not-a-day', (value) => isDay(value)),
  key: filled(text(300)),
});

export const validateScheduleQuery = schedule.page;

export const validateScheduledMessageQuery = (input: unknown) =>
  validateInput<{ membership: string; on: Day; key: string }>(scheduledMessageQuery, input);
