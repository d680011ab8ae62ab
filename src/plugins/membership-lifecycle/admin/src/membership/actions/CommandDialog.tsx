import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { LegalCommand, MembershipView } from '../../../../shared/core/membership';
import { Confirm } from '../../kit/components/Confirm';
import { FormSheet } from '../../kit/components/FormSheet';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useFormat } from '../../kit/utils/format';
import { newRequestKey } from '../../kit/utils/request-key';
import { useTrad } from '../../kit/utils/trad';
import { useRunCommandMutation, useScheduleCommandMutation } from '../api/memberships';
import type { CommandValues } from '../command-values';
import { ChangedNotice } from './ChangedNotice';
import { CommandField } from './CommandField';
import { CommandPreview } from './CommandPreview';
import { MergePreview } from './MergePreview';
import { ReadFirst } from './ReadFirst';
import { ScheduledDay, useScheduledDay } from './ScheduledDay';
import { commandKey, knownValues } from './candidates';
import { agreement, holdingOf, useHolding, type Agreed } from './holding';
import { isAskedBack, isDangerous } from './kinds';
import { useCommandPlan } from './useCommandPlan';
import { useFieldChoices } from './useFieldChoices';
import { usePress } from './usePress';
import { fieldAt, firstDraft, missing, toValues, withChange, type Draft } from './values';

export interface CommandRequest {
  command: LegalCommand;
  /** Values already decided; their fields are hidden. */
  preset?: CommandValues;
  /** The subject of the command, when a preset hides it. */
  subject?: string;
}

interface Props extends CommandRequest {
  view: MembershipView;
  onClose: () => void;
}

interface Agreement extends Agreed {
  /** A day ahead for which the command is noted; undefined to run it. */
  on: string | undefined;
  /** Called when the plan is no longer true. */
  again: () => void;
}

/** Sends a command, and holds what the server asks back before it records it. */
const useSending = ({ command, view, onClose }: Props, agreed: Agreement) => {
  const { t, has } = useTrad();
  const { day } = useFormat();
  const [run] = useRunCommandMutation();
  const [schedule] = useScheduleCommandMutation();
  const { on } = agreed;
  const form = useSubmit({ version: view.version });
  // Such as for a payment that looks like a duplicate.
  const [question, setQuestion] = useState<string | null>(null);
  // One key per form, so that a second click or a repeated request is not run again.
  const [key] = useState(newRequestKey);
  const send = (filled: CommandValues, confirmed = false) => {
    setQuestion(null);
    const { documentId } = view;
    const { version } = form;
    const values = { ...filled, ...(confirmed ? { confirmed } : {}) };
    const done = `command.${command.name}.done`;
    const sent = { documentId, name: command.name, values, version, key };
    const ask = () =>
      on === undefined ? run({ ...sent, ...agreement(agreed) }) : schedule({ ...sent, on });
    const told = on === undefined ? t(has(done) ? done : 'command.done') : '';
    void form.submit(() => ask().unwrap(), {
      done: told || t('scheduled.done', { on: day(on ?? view.today) }),
      then: onClose,
      refused: ({ reason, message }) => {
        if (isAskedBack(reason)) setQuestion(message);
        if (reason === 'plan-changed') agreed.again();
        return isAskedBack(reason);
      },
    });
  };
  return { ...form, question, forget: () => setQuestion(null), send };
};

/** The draft of a command's form, with the choices of its fields. */
const useCommandDraft = ({ command, view, ...props }: Props, isAhead: boolean) => {
  const { t } = useTrad();
  const format = useFormat();
  const preset = { ...knownValues(command.name, view), ...props.preset };
  const choicesOf = useFieldChoices(command.name, command.fields, view, { t, format });
  const candidates = (name: string) => {
    const field = command.fields.find((candidate) => candidate.name === name);
    return (field && choicesOf(field)) ?? [];
  };
  const [draft, setDraft] = useState(() => firstDraft(command, view, candidates, preset));
  // On a day ahead, the day of the command is that day.
  const fields = command.fields.filter(({ today }) => !(today && isAhead));
  const shown = fields.flatMap((one) => {
    const field = fieldAt(command.name, one, view.workflow.stages, draft);
    const isUnseen = field?.type === 'confirmation' || field?.type === 'subject';
    if (!field || field.name in preset || isUnseen) return [];
    const choices = choicesOf(field, String(draft.field ?? ''));
    // Hidden for a date of the membership itself, where there is no record to choose.
    const empty = command.name === 'correct-date' && field.name === 'id' && !choices?.length;
    return empty ? [] : [{ field, choices }];
  });
  const change = (name: string, value: Draft[string]) =>
    setDraft((now) => withChange(command.name, now, name, value, view));
  const [proposed] = useState(draft.dueOn);
  // The due day that was proposed counts from today; of a day ahead, the workflow's delay tells it.
  const leaveProposed = () =>
    setDraft((now) => (proposed && now.dueOn === proposed ? { ...now, dueOn: '' } : now));
  const kept = fields.map(({ name }) => [name, draft[name] ?? null] as const);
  return {
    draft,
    shown,
    change,
    leaveProposed,
    values: toValues(Object.fromEntries(kept), preset),
  };
};

/** The form of any command, made from the description of its fields. */
export const CommandDialog = (props: Props) => {
  const { command, view, subject, onClose } = props;
  const { t, has } = useTrad();
  const { day } = useFormat();
  const scheduling = useScheduledDay(command, view.today);
  const { on } = scheduling;
  const { draft, shown, change, leaveProposed, values } = useCommandDraft(props, on !== undefined);
  const planned = useCommandPlan(command, view, draft, values, on);
  const { heldBack, onHold } = useHolding();
  const { plan, again, errors: lacking, ...told } = planned;
  const sending = useSending(props, { plan, heldBack, again, on });
  const { pending, errors, changed, unplaced, refuse, question, forget, send } = sending;
  const [asking, setAsking] = useState(false);
  const words = commandKey(command.name, view);
  const label = t(words);
  const submit = on === undefined ? label : t('scheduled.submit', { on: day(on) });
  const help = `command.${command.name}.help`;
  const dangerous = isDangerous(command.name);

  const check = () => {
    const { empty } = missing(command, draft);
    refuse(Object.fromEntries(empty.map((name) => [name, t('field.required')])));
    if (empty.length > 0) return;
    // A command that is noted for a day can be cancelled until then.
    if (dangerous && on === undefined) setAsking(true);
    else send(values);
  };
  // The command is sent only once the person can read its plan.
  const waits = told.stale && told.error === null;
  const { press, isHeld, isUnread } = usePress({ waits, plan, typed: [values, on] }, check);

  return (
    <FormSheet
      title={label}
      submit={changed ? t('changed.confirm', { command: label }) : submit}
      danger={dangerous && on === undefined}
      pending={pending || isHeld}
      waits={waits}
      refused={unplaced([...shown.map(({ field }) => field.name), 'scheduledOn'])}
      onSubmit={press}
      onClose={onClose}
    >
      {subject ? <Typography fontWeight="semiBold">{subject}</Typography> : null}
      {has(help) ? <Typography textColor="neutral600">{t(help)}</Typography> : null}
      {changed ? <ChangedNotice changed={changed} view={view} /> : null}
      {shown.map(({ field, choices }) => (
        <CommandField
          key={field.name}
          command={command.name}
          field={field}
          value={draft[field.name] ?? null}
          choices={choices}
          error={errors[field.name] ?? lacking[field.name]}
          membershipId={view.documentId}
          otherId={String(draft.intoMembershipId ?? '')}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      <ScheduledDay
        command={command}
        error={errors.scheduledOn}
        {...scheduling}
        onChoose={(chosen) => {
          scheduling.onChoose(chosen);
          if (chosen > view.today) leaveProposed();
        }}
      />
      {command.name === 'merge-into' && draft.intoMembershipId ? (
        <MergePreview documentId={view.documentId} into={String(draft.intoMembershipId)} on={on} />
      ) : null}
      {isUnread ? <ReadFirst /> : null}
      <CommandPreview
        command={command.name}
        fields={shown.map(({ field }) => field.name)}
        today={on ?? view.today}
        on={on}
        memberId={view.documentId}
        beside={command.name === 'merge-into'}
        {...{ plan, heldBack, ...holdingOf(planned, on, onHold), ...told }}
      />
      <Confirm
        open={asking}
        title={label}
        onConfirm={() => {
          setAsking(false);
          send(values);
        }}
        onClose={() => setAsking(false)}
      >
        {dangerous ? t(`${words}.warning`) : ''}
      </Confirm>
      <Confirm
        open={question !== null}
        title={label}
        onConfirm={() => send(values, true)}
        onClose={forget}
      >
        {question ?? ''}
      </Confirm>
    </FormSheet>
  );
};
