import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { LegalCommand, MembershipView } from '../../../../shared/core/membership';
import { Confirm } from '../../kit/components/Confirm';
import { FormFooter } from '../../kit/components/FormFooter';
import { Labelled } from '../../kit/components/Labelled';
import { Notice } from '../../kit/components/Notice';
import { Sheet } from '../../kit/components/Sheet';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useFormat } from '../../kit/utils/format';
import { newRequestKey } from '../../kit/utils/request-key';
import { useTrad } from '../../kit/utils/trad';
import { useRunCommandMutation } from '../api/memberships';
import type { CommandValues } from '../api/memberships';
import { ChangedNotice } from './ChangedNotice';
import { CommandInput } from './CommandInput';
import { MergePreview } from './MergePreview';
import { isAskedBack, isDangerous } from './kinds';
import { fieldText } from './texts';
import { useFieldChoices } from './useFieldChoices';
import { firstDraft, missing, toValues, withChange } from './values';

const NO_PRESET: CommandValues = {};

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

/** The form of any command, made from the description of its fields. */
export const CommandDialog = ({ command, view, preset = NO_PRESET, subject, onClose }: Props) => {
  const trads = useTrad();
  const { t, has } = trads;
  const format = useFormat();
  const [run] = useRunCommandMutation();
  const choicesOf = useFieldChoices(command.name, command.fields, view, { t, format });
  const [draft, setDraft] = useState(() =>
    firstDraft(
      command,
      view,
      (name) => {
        const field = command.fields.find((candidate) => candidate.name === name);
        return (field && choicesOf(field)) ?? [];
      },
      preset,
    ),
  );
  const { pending, errors, changed, version, unplaced, refuse, submit } = useSubmit({
    version: view.version,
  });
  const [asking, setAsking] = useState(false);
  // The server's question before it records, such as for a payment that looks like a duplicate.
  const [question, setQuestion] = useState<string | null>(null);
  // One key per form, so that a second click or a repeated request is not run again.
  const [key] = useState(newRequestKey);

  const fields = command.fields.filter(
    ({ name, type }) => !(name in preset) && type !== 'confirmation',
  );
  const correcting = String(draft.field ?? '');
  const label = t(`command.${command.name}`);
  const dangerous = isDangerous(command.name);
  const refused = unplaced(fields.map(({ name }) => name));

  const send = (confirmed = false) => {
    setAsking(false);
    setQuestion(null);
    const asked = {
      documentId: view.documentId,
      name: command.name,
      values: { ...toValues(draft, preset), ...(confirmed ? { confirmed } : {}) },
      version,
      key,
    };
    const done = `command.${command.name}.done`;
    void submit(() => run(asked).unwrap(), {
      done: t(has(done) ? done : 'command.done'),
      then: onClose,
      refused: ({ reason, message }) => {
        if (isAskedBack(reason)) setQuestion(message);
        return isAskedBack(reason);
      },
    });
  };

  const check = () => {
    const { empty, unread } = missing(command, draft);
    refuse({
      ...Object.fromEntries(empty.map((name) => [name, t('field.required')])),
      ...Object.fromEntries(unread.map((name) => [name, t('field.unread-amount')])),
    });
    if (empty.length + unread.length > 0) return;
    if (dangerous) setAsking(true);
    else send();
  };

  return (
    <Sheet
      title={label}
      onClose={onClose}
      onSubmit={check}
      footer={
        <FormFooter danger={dangerous} loading={pending}>
          {changed ? t('changed.confirm', { command: label }) : label}
        </FormFooter>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {subject ? <Typography fontWeight="semiBold">{subject}</Typography> : null}
        {has(`command.${command.name}.help`) ? (
          <Typography textColor="neutral600">{t(`command.${command.name}.help`)}</Typography>
        ) : null}
        {changed ? <ChangedNotice changed={changed} view={view} /> : null}
        {refused ? <Notice tone="danger">{refused}</Notice> : null}
        {fields.map((field) => {
          const choices = choicesOf(field, correcting);
          // Hidden for a date of the membership itself, where there is no record to choose.
          if (command.name === 'correct-date' && field.name === 'id' && !choices?.length)
            return null;
          return (
            <Labelled
              key={field.name}
              name={field.name}
              required={field.required}
              label={fieldText(trads, command.name, field.name)}
              hint={fieldText(trads, command.name, field.name, 'hint')}
              error={errors[field.name]}
            >
              <CommandInput
                field={field}
                value={draft[field.name] ?? null}
                choices={choices}
                membershipId={view.documentId}
                otherId={String(draft.intoMembershipId ?? '')}
                onChange={(value) =>
                  setDraft((now) => withChange(command.name, now, field.name, value, view))
                }
              />
            </Labelled>
          );
        })}
      </Flex>
      {command.name === 'merge-into' && draft.intoMembershipId ? (
        <MergePreview documentId={view.documentId} into={String(draft.intoMembershipId)} />
      ) : null}
      <Confirm
        open={asking}
        title={label}
        onConfirm={() => send()}
        onClose={() => setAsking(false)}
      >
        {dangerous ? t(`command.${command.name}.warning`) : ''}
      </Confirm>
      <Confirm
        open={question !== null}
        title={label}
        onConfirm={() => send(true)}
        onClose={() => setQuestion(null)}
      >
        {question ?? ''}
      </Confirm>
    </Sheet>
  );
};
