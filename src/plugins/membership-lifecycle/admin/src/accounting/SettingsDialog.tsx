import { Box, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import {
  ACCOUNT_ROLES,
  INCOME_BASES,
  JOURNAL_ROLES,
  type AccountingSettings,
  type AccountingSettingsView,
  type BookName,
} from '../../../shared/accounting/accounting';
import { Confirm } from '../kit/components/Confirm';
import { FormSheet } from '../kit/components/FormSheet';
import { Labelled } from '../kit/components/Labelled';
import { MonthDayInput } from '../kit/components/MonthDayInput';
import { PanelBody } from '../kit/components/PanelBody';
import { ChoiceField, TextField } from '../kit/components/fields';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { useGetAccountingSettingsQuery, useSaveAccountingSettingsMutation } from './api';

interface Props {
  settings: AccountingSettings;
  errors: Record<string, string>;
  onChange: (changes: Partial<AccountingSettings>) => void;
}

interface NamedProps {
  path: string;
  title: string;
  code: string;
  one: BookName;
  errors: Record<string, string>;
  onChange: (one: BookName) => void;
}

/** The number and the name of an account or a journal, side by side. */
const Named = ({ path, title, code, one, errors, onChange }: NamedProps) => {
  const { t } = useTrad();
  return (
    <Flex
      role="group"
      aria-label={title}
      direction="column"
      alignItems="stretch"
      gap={1}
      width="100%"
    >
      <Typography tag="p" variant="pi" fontWeight="bold">
        {title}
      </Typography>
      <Flex gap={3} alignItems="start">
        <Box width="18rem" flex="none">
          <TextField
            name={`${path}.code`}
            label={code}
            error={errors[`${path}.code`]}
            required
            value={one.code}
            onChange={(value) => onChange({ ...one, code: value })}
          />
        </Box>
        <Box flex="1">
          <TextField
            name={`${path}.label`}
            label={t('accounting.label')}
            error={errors[`${path}.label`]}
            required
            value={one.label}
            onChange={(value) => onChange({ ...one, label: value })}
          />
        </Box>
      </Flex>
    </Flex>
  );
};

const Fields = ({ settings, errors, onChange }: Props) => {
  const { t } = useTrad();
  const { accounts, journals, basis, yearEndsOn } = settings;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChoiceField
        name="basis"
        label={t('accounting.basis')}
        hint={t('accounting.basis.hint')}
        error={errors.basis}
        value={basis}
        choices={INCOME_BASES.map((one) => ({ value: one, label: t(`accounting.basis.${one}`) }))}
        onChange={(chosen) => onChange({ basis: chosen })}
      />
      <Labelled
        name="yearEndsOn"
        label={t('accounting.year-ends')}
        hint={t('accounting.year-ends.hint')}
        error={errors.yearEndsOn}
        of={yearEndsOn}
      >
        <MonthDayInput
          name="yearEndsOn"
          value={yearEndsOn}
          onChange={(day) => onChange({ yearEndsOn: day })}
        />
      </Labelled>
      {ACCOUNT_ROLES.map((role) => (
        <Named
          key={role}
          path={`accounts.${role}`}
          title={t(`accounting.account.${role}`)}
          code={t('accounting.column.account')}
          one={accounts[role]}
          errors={errors}
          onChange={(one) => onChange({ accounts: { ...accounts, [role]: one } })}
        />
      ))}
      {JOURNAL_ROLES.map((role) => (
        <Named
          key={role}
          path={`journals.${role}`}
          title={t(`accounting.journal.${role}`)}
          code={t('accounting.code')}
          one={journals[role]}
          errors={errors}
          onChange={(one) => onChange({ journals: { ...journals, [role]: one } })}
        />
      ))}
    </Flex>
  );
};

/** « Comptes et journaux »: by which entries are written. */
export const SettingsDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTrad();
  const query = useGetAccountingSettingsQuery();
  const [save] = useSaveAccountingSettingsMutation();
  const [changes, setChanges] = useState<Partial<AccountingSettings>>({});
  // A save replaces what was seen as the form was opened, not what came meanwhile.
  const [opened, setOpened] = useState<AccountingSettingsView | undefined>(query.data);
  if (!opened && query.data) setOpened(query.data);
  const { pending, errors, refusal, submit } = useSubmit();
  // An error about two equal codes is shown above all fields.
  const alike = errors.accounts ?? errors.journals;
  const isPlaced = Object.keys(errors).length > 0;

  // What another basis writes after a closing is said before it is saved.
  const [question, setQuestion] = useState<string | null>(null);
  const send = (confirmed = false) => {
    if (!opened) return;
    setQuestion(null);
    const settings = { ...opened.settings, ...changes, ...(confirmed ? { confirmed } : {}) };
    void submit(() => save({ settings, version: opened.version }).unwrap(), {
      done: t('accounting.settings.saved'),
      then: onClose,
      refused: ({ reason, message }) => {
        const isAsked = reason === 'basis-after-closing';
        if (isAsked) setQuestion(message);
        return isAsked;
      },
    });
  };

  return (
    <FormSheet
      title={t('accounting.settings')}
      submit={t('accounting.settings.save')}
      pending={pending}
      disabled={!opened}
      refused={alike ?? (isPlaced ? null : refusal?.message)}
      onSubmit={() => send()}
      onClose={onClose}
    >
      <PanelBody query={{ ...query, data: opened }}>
        {({ settings }) => (
          <Fields
            settings={{ ...settings, ...changes }}
            errors={errors}
            onChange={(more) => setChanges((now) => ({ ...now, ...more }))}
          />
        )}
      </PanelBody>
      <Confirm
        open={question !== null}
        title={t('accounting.basis')}
        onConfirm={() => send(true)}
        onClose={() => setQuestion(null)}
      >
        {question ?? ''}
      </Confirm>
    </FormSheet>
  );
};
