import * as yup from 'yup';
import type { AssemblyCommand } from '../../../../shared/assemblies/assemblies';
import { VOTERS_NAMES } from '../../../../shared/settings/voters';
import {
  between,
  checkedText,
  choice,
  exact,
  filled,
  flag,
  optionalText,
  text,
} from '../../kernel/inputs/fields';
import { oneOf, question, word } from '../../kernel/inputs/lists';
import { validateInput } from '../../kernel/inputs/yup-problems';
import { isDay } from '../../kernel/rules/calendar';
import { isClock } from '../../kernel/rules/moments';
import { refuse } from '../refusals/assembly';
import type { AssemblyCommands, AssemblyPlan } from '../rules/types';

/** Validates the calls on general assemblies. */

const MOST_DAYS = 365;
const MOST_PROXIES = 10_000;
const MOST_PARTS = 1_000;
const MOST_VOTES = 1_000_000;
const LISTINGS = ['voting', 'attending', 'out'] as const;
const ATTENDANCES = ['present', 'represented', 'absent', 'expected'] as const;
const ID = /^[a-z0-9]{24}$/;

const day = () =>
  yup
    .string()
    .typeError('not-a-text')
    .defined('required')
    .test('day', 'not-a-day', (value) => isDay(value));
const id = () => text(24).matches(ID, 'not-an-id');
const optionalId = () => yup.string().typeError('not-a-text').matches(ID, 'not-an-id');
const reason = () => filled(text(500, { multiline: true }));
const isLink = (value: string): boolean => /^https?:\/\/\S+$/.test(value);

const quorum = exact({
  basis: choice(['none', 'members', 'votes']),
  numerator: between(1, MOST_PARTS),
  denominator: between(1, MOST_PARTS).test(
    'fraction',
    'fraction-above-one',
    (value, { parent }: { parent: { numerator?: number } }) =>
      value === undefined || value >= Number(parent.numerator ?? 0),
  ),
  secondWithout: flag(),
});

const plan = exact({
  title: filled(text(200)),
  kind: choice(['ordinary', 'extraordinary']),
  heldOn: day(),
  startsAt: text(5).test('time', 'not-a-time', (value) => value === '' || isClock(value)),
  place: text(500),
  link: checkedText(500, 'not-a-link', isLink),
  agenda: text(10_000, { multiline: true }),
  cutOffOn: day(),
  noticeDays: between(0, MOST_DAYS),
  proxyCap: yup
    .number()
    .typeError('not-a-whole-number')
    .defined('required')
    .nullable()
    .integer('not-a-whole-number')
    .min(0, 'out-of-range')
    .max(MOST_PROXIES, 'out-of-range'),
  proxyHolders: choice(['members', 'anyone']),
  duesRequired: flag(),
  graceVotes: flag(),
  quorum,
});

/** Validates staff's plan of an assembly, every field of it. */
export const validateAssembly = (body: unknown): Promise<AssemblyPlan> =>
  validateInput<AssemblyPlan>(plan, body ?? {});

const eitherOf = (
  shape: Record<string, yup.AnySchema>,
  one: string,
  other: string,
): yup.AnySchema =>
  exact(shape).test(
    'one-of',
    'required',
    (value: Record<string, unknown> | undefined) =>
      (value?.[one] === undefined) !== (value?.[other] === undefined),
  );

const nothing = exact({});

const COMMANDS: Record<AssemblyCommand, yup.AnySchema> = {
  'freeze-roll': nothing,
  'correct-roll': exact({
    membershipId: id(),
    listing: choice(LISTINGS),
    votes: between(0, MOST_VOTES),
    reason: reason(),
  }),
  'choose-holder': eitherOf(
    { membershipId: id(), contactId: optionalText(20), name: optionalText(200) },
    'contactId',
    'name',
  ),
  convene: exact({ reason: optionalText(500, { multiline: true }) }),
  'record-convocation': exact({
    convenedOn: day(),
    how: filled(text(200)),
    reason: optionalText(500, { multiline: true }),
  }),
  'give-proxy': eitherOf(
    { giverId: id(), holderId: optionalId(), name: optionalText(200), givenOn: day() },
    'holderId',
    'name',
  ),
  'revoke-proxy': exact({ proxyId: id(), reason: reason() }),
  'mark-attendance': eitherOf(
    {
      membershipId: optionalId(),
      name: optionalText(200),
      state: choice(['present', 'absent', 'expected']),
    },
    'membershipId',
    'name',
  ),
  close: nothing,
  cancel: exact({ reason: reason() }),
  'convene-again': exact({ heldOn: day() }),
};

/** A command by its name, with its input; a name that nobody knows is refused. */
export const validateAssemblyCommand = async (
  name: string,
  body: unknown,
): Promise<{ name: AssemblyCommand; input: AssemblyCommands[AssemblyCommand] }> => {
  if (!Object.hasOwn(COMMANDS, name)) throw refuse('command-unknown', { command: name });
  const known = name as AssemblyCommand;
  const input = await validateInput<AssemblyCommands[AssemblyCommand]>(COMMANDS[known], body ?? {});
  return { name: known, input };
};

const onlyTrue = { ...oneOf(['true']), read: (given?: string) => given === 'true' };
const roll = question({
  listing: oneOf([...LISTINGS, 'on']),
  attendance: oneOf(ATTENDANCES),
  unconvened: onlyTrue,
  search: word(200),
});

/** The filters and the page of a roll that a query string asks for. */
export const validateRollQuery = roll.page;

/** The filters of a roll that is taken as a file. */
export const validateRollFilters = roll.filters;

const alternatives = question({ voters: oneOf(VOTERS_NAMES) });

/** The other voting rule and the page that a query string asks for. */
export const validateAlternativesQuery = alternatives.page;

const sheet = question({ locale: oneOf(['fr', 'en']) });

/** The language of the paper that is signed, French unless it says otherwise. */
export const validateSheetQuery = async (input: unknown): Promise<'fr' | 'en'> =>
  (await sheet.filters(input)).locale ?? 'fr';
