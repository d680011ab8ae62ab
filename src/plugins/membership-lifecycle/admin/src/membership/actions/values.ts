import {
  CALL_REMINDERS,
  strengthOf,
  type CallReminder,
} from '../../../../shared/core/call-reminders';
import type { CommandField, CommandName } from '../../../../shared/core/commands';
import type {
  LegalCommand,
  MembershipView,
  OtherReminderView,
} from '../../../../shared/core/membership';
import type { CommandValues } from '../command-values';

/** The values of the form; null for an empty field. */
export type Draft = Record<string, string | number | null>;

type Candidates = (name: string) => readonly { value: string }[];

const remainingOf = (view: MembershipView, duesId: Draft[string]): number | null =>
  view.dues.find((dues) => dues.id === duesId)?.remaining || null;

const askedOf = (view: MembershipView, duesId: Draft[string]): number | null => {
  const call = view.dues.find(({ id }) => id === duesId);
  return call ? call.remaining - call.credit || null : null;
};

/** The amount that a command about money most likely has. */
const amountFor = (command: CommandName, view: MembershipView, duesId: Draft[string]) => {
  const left = remainingOf(view, duesId);
  const { credit } = view.account;
  // A payer was asked for what no credit pays.
  if (command === 'record-payment') return askedOf(view, duesId);
  if (command === 'allocate-credit') return Math.min(left ?? credit, credit);
  if (command === 'refund-payment' && !duesId) return credit || null;
  return null;
};

/** The contents that the call of a term would have, unless something else is typed. */
const callDefaults = (view: MembershipView, termId: Draft[string]): Draft => {
  const call = view.callable.find((one) => one.termId === termId);
  const { dueOn = '', engagementNumber, serviceCode } = call ?? {};
  return { dueOn, engagementNumber: engagementNumber ?? '', serviceCode: serviceCode ?? '' };
};

/** The contents of a call, which the one issued instead keeps unless something else is typed. */
const contentsOf = ({ dues, today }: MembershipView, duesId: Draft[string]): Draft => {
  const call = dues.find(({ id }) => id === duesId);
  const { dueOn = '', engagementNumber, serviceCode } = call ?? {};
  return {
    // After its day, the new call has another.
    dueOn: dueOn < today ? '' : dueOn,
    engagementNumber: engagementNumber ?? '',
    serviceCode: serviceCode ?? '',
  };
};

/** The reminder after the strongest one that was written of a call; a formal notice is chosen by a person. */
export const nextReminder = (
  call: { reminded: readonly { template: CallReminder }[] } | undefined,
): CallReminder | '' => {
  const written = (call?.reminded ?? []).map(({ template }) => strengthOf(template));
  const next = Math.max(-1, ...written) + 1;
  return next < CALL_REMINDERS.length - 1 ? CALL_REMINDERS[next] : '';
};

/** The fields that a chosen term or call fills. */
const filledBy = (
  command: CommandName,
  { termId = null, duesId = null }: Draft,
  view: MembershipView,
): Draft => {
  if (command === 'issue-call') return callDefaults(view, termId);
  if (command === 'hold-call') {
    const { cause = '', until = '' } = view.dues.find(({ id }) => id === duesId)?.held ?? {};
    return { cause, until };
  }
  if (command === 'remind-call') {
    return { template: nextReminder(view.dues.find(({ id }) => id === duesId)) };
  }
  return command === 'reissue-call' ? contentsOf(view, duesId) : {};
};

const nextStage = (view: MembershipView): string | null => {
  const { stages } = view.workflow;
  const current = stages.findIndex((stage) => stage.id === view.renewal?.stage.id);
  return stages[current + 1]?.id ?? null;
};

/** The most usual values of fields with these names. */
const USUAL: Record<string, string> = { method: 'transfer', when: 'renewal' };

/** The value of a field that is known without its choices; undefined for nothing. */
const knownValue = (
  command: CommandName,
  field: CommandField,
  view: MembershipView,
): Draft[string] | undefined => {
  switch (field.type) {
    case 'date':
      return field.today ? view.today : '';
    case 'integer':
      return 1;
    case 'money':
    case 'signed-integer':
      return null;
    default:
      if (command === 'move-renewal' && field.type === 'stage') return nextStage(view) ?? '';
      if (command === 'assign-renewal') return view.renewal?.ownerId ?? '';
      return USUAL[field.name];
  }
};

/**
 * The only choice of a required field, the first term to call, or the call most likely to be paid:
 * an open one, if any.
 */
const chosenValue = (
  command: CommandName,
  field: CommandField,
  choices: readonly { value: string }[],
  view: MembershipView,
): string => {
  const first = choices[0]?.value ?? '';
  const isLikely = field.required || remainingOf(view, first) !== null;
  const isOnly = field.required && (choices.length === 1 || command === 'issue-call');
  return (field.type === 'dues' ? isLikely : isOnly) ? first : '';
};

const firstValue = (
  command: CommandName,
  field: CommandField,
  view: MembershipView,
  candidates: Candidates,
): Draft[string] => {
  const known = knownValue(command, field, view);
  return known === undefined ? chosenValue(command, field, candidates(field.name), view) : known;
};

/** The initial form, filled with what is known, so that most commands need one click. */
export const firstDraft = (
  command: LegalCommand,
  view: MembershipView,
  candidates: Candidates,
  preset: CommandValues,
): Draft => {
  const draft: Draft = Object.fromEntries(
    command.fields.map((field) => [
      field.name,
      preset[field.name] ?? firstValue(command.name, field, view, candidates),
    ]),
  );
  draft.amount ??= amountFor(command.name, view, draft.duesId ?? null);
  return { ...draft, ...filledBy(command.name, draft, view) };
};

/** Updates fields that depend on a changed one. */
export const withChange = (
  command: CommandName,
  draft: Draft,
  name: string,
  value: Draft[string],
  view: MembershipView,
): Draft => {
  const next = { ...draft, [name]: value };
  const untouched = draft.amount === amountFor(command, view, draft.duesId ?? null);
  if (name === 'duesId' && untouched) next.amount = amountFor(command, view, value);
  if (name === 'termId' || name === 'duesId') Object.assign(next, filledBy(command, next, view));
  // The calls of another member are other calls.
  if (name === 'intoMembershipId') next.toDuesId = '';
  // Another kind of date belongs to other records.
  if (command === 'correct-date' && name === 'field') next.id = '';
  return next;
};

type Stages = MembershipView['workflow']['stages'];

/** Whether money of a call is waited for in a stage: it comes after the one that issues the call. */
export const awaitsMoney = (stages: Stages, stageId: unknown): boolean => {
  const at = stages.findIndex(({ id }) => id === stageId);
  const call = stages.findIndex(({ issuesCall }) => issuesCall);
  return call >= 0 && at > call && stages[at].kind === 'committed';
};

/** The record whose date is corrected, unless the date is one of the membership or its renewal. */
const isCorrectedRecord = (command: CommandName, name: string, draft: Draft): boolean =>
  command === 'correct-date' && name === 'id' && /^(term|dues)-/.test(String(draft.field ?? ''));

/**
 * A field as what was chosen before asks for it: of a move, a lost renewal needs a reason; of a
 * correction, a date of a term or call says which. Null for the day of a council where no council
 * decides, and for that of a payment where none is waited for.
 */
export const fieldAt = (
  command: CommandName,
  field: CommandField,
  stages: Stages,
  draft: Draft,
): CommandField | null => {
  if (isCorrectedRecord(command, field.name, draft)) return { ...field, required: true };
  if (command !== 'move-renewal') return field;
  const { stageId = null } = draft;
  const kind = stages.find(({ id }) => id === stageId)?.kind;
  if (field.name === 'decidesOn') return kind === 'deciding' ? field : null;
  if (field.name === 'expectedOn') return awaitsMoney(stages, stageId) ? field : null;
  return field.name === 'reason' ? { ...field, required: kind === 'lost' } : field;
};

/** The value by which a form chooses a reminder of a term or call. */
export const reminderChoice = ({ id, termId, duesId }: OtherReminderView): string =>
  duesId === null ? `${id} termId ${termId}` : `${id} duesId ${duesId}`;

/** The fields of a command that name a chosen reminder: its id, and its term or call. */
const chosenReminder = (value: string): [string, string][] => {
  const [reminderId, subject, id] = value.split(' ');
  return [['reminderId', reminderId], ...(subject ? [[subject, id] as [string, string]] : [])];
};

/** The values to send: without empty optional fields, with all presets. */
export const toValues = (draft: Draft, preset: CommandValues): CommandValues => {
  const filled = Object.entries(draft).flatMap(([name, value]): [string, string | number][] => {
    const clean = typeof value === 'string' ? value.trim() : value;
    if (clean === null || clean === '') return [];
    return name === 'reminderId' ? chosenReminder(String(clean)) : [[name, clean]];
  });
  return { ...Object.fromEntries(filled), ...preset };
};

/** Their fields keep a text that cannot be read. */
const NUMBERS: ReadonlySet<CommandField['type']> = new Set(['money', 'integer', 'signed-integer']);

/** Names of the required fields that are still empty, and of the numbers that cannot be read. */
export const missing = (
  command: LegalCommand,
  draft: Draft,
): { empty: string[]; unread: string[] } => ({
  empty: command.fields
    .filter(({ name, required }) => required || isCorrectedRecord(command.name, name, draft))
    .filter(({ name }) => draft[name] === null || draft[name] === '')
    .map(({ name }) => name),
  unread: command.fields
    .filter(
      ({ name, type }) =>
        NUMBERS.has(type) && typeof draft[name] === 'string' && draft[name] !== '',
    )
    .map(({ name }) => name),
});
