import * as yup from 'yup';
import {
  MOST_DEPOSITS,
  NOTED_STATES,
  type DepositInput as Asked,
} from '../../../../shared/core/deposits';
import { choice, exact, filled, list, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { WithDays } from '../../kernel/rules/values';

/** What staff note of deposits on Chorus Pro. */

export type DepositInput = WithDays<Asked, 'on'>;

/** A rejection has its reason, which whoever corrects the call reads. */
const reason = () =>
  text(500, { multiline: true }).test({
    name: 'told',
    test(value) {
      const { state } = this.parent as Partial<Asked>;
      return state === 'rejected' && (value ?? '').trim() === ''
        ? this.createError({ message: 'required' })
        : true;
    },
  });

const deposits = exact({
  ids: list(filled(text(60)), MOST_DEPOSITS),
  state: choice(NOTED_STATES),
  on: yup
    .string()
    .typeError('not-a-day')
    .defined('required')
    .test('day', 'not-a-day', (value) => isDay(value ?? '')),
  reason: reason(),
});

export const validateDeposits = (body: unknown): Promise<DepositInput> =>
  validateInput<DepositInput>(deposits, body ?? {});
