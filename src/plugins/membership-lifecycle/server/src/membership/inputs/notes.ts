import * as yup from 'yup';
import type {
  NoteChange as AskedChange,
  NoteInput as Asked,
} from '../../../../shared/membership/notes';
import { exact, filled, flag, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import type { WithDays } from '../../kernel/rules/values';

/** The notes of staff on a member. */

export type NoteInput = WithDays<Asked, 'remindOn'>;
export type NoteChange = WithDays<AskedChange, 'remindOn'>;

const MOST = 5_000;

const dayOrNone = () =>
  yup
    .string()
    .typeError('not-a-day')
    .nullable()
    .defined('required')
    .test('day', 'not-a-day', (value) => value === null || value === undefined || isDay(value));

const change = { text: filled(text(MOST, { multiline: true })), remindOn: dayOrNone() };
const written = exact({ ...change, pinned: flag() });
const changed = exact(change);
const pinned = exact({ pinned: flag() });
const settled = exact({ done: flag() });

export const validateNote = (body: unknown): Promise<NoteInput> =>
  validateInput<NoteInput>(written, body ?? {});

export const validateNoteChange = (body: unknown): Promise<NoteChange> =>
  validateInput<NoteChange>(changed, body ?? {});

/** Whether a note is to be pinned. */
export const validatePinned = async (body: unknown): Promise<boolean> =>
  (await validateInput<{ pinned: boolean }>(pinned, body ?? {})).pinned;

/** Whether a reminder is to be ticked off. */
export const validateDone = async (body: unknown): Promise<boolean> =>
  (await validateInput<{ done: boolean }>(settled, body ?? {})).done;
