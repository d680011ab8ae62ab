import { Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { ASIDE_REASONS, type AsideReason, type BankLineView } from '../../../shared/bank/bank';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { FormSheet } from '../kit/components/FormSheet';
import { Labelled } from '../kit/components/Labelled';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useSetBankLineAsideMutation, useUndoBankLineMutation } from './api';

interface Props {
  line: BankLineView;
  onClose: () => void;
}

const Said = ({ line }: { line: BankLineView }) => {
  const format = useFormat();
  return (
    <Typography fontWeight="bold">
      {`${format.shortDay(line.bookedOn)} · ${line.label} · ${format.money(line.amount)}`}
    </Typography>
  );
};

/** Sets a line aside, with why. */
export const AsideSheet = ({ line, onClose }: Props) => {
  const { t } = useTrad();
  const [setAside] = useSetBankLineAsideMutation();
  const { pending, refusal, submit } = useSubmit();
  const [reason, setReason] = useState<AsideReason>(line.alike ? 'double' : 'not-dues');
  return (
    <FormSheet
      title={t('bank.aside.title')}
      submit={t('bank.aside')}
      pending={pending}
      refused={refusal?.message}
      onSubmit={() =>
        void submit(() => setAside({ id: line.id, version: line.version, reason }).unwrap(), {
          done: t('bank.aside.done'),
          then: onClose,
        })
      }
      onClose={onClose}
    >
      <Said line={line} />
      <Labelled label={t('bank.aside.why')}>
        <ChoiceInput
          value={reason}
          choices={ASIDE_REASONS.map((one) => ({ value: one, label: t(`bank.aside.${one}`) }))}
          onChange={(next) => setReason(next as AsideReason)}
        />
      </Labelled>
      <Typography>{t('bank.aside.help')}</Typography>
    </FormSheet>
  );
};

/** Takes back what was made of a line; payments and rejections that it recorded are reversed. */
export const UndoSheet = ({ line, onClose }: Props) => {
  const { t } = useTrad();
  const [undo] = useUndoBankLineMutation();
  const { pending, errors, unplaced, submit, refuseEmpty } = useSubmit();
  const [reason, setReason] = useState(t('bank.undo.reason'));
  const records = line.matches.some(({ kind }) => kind === 'recorded');
  const flow = line.amount < 0 ? 'out' : 'in';
  return (
    <FormSheet
      title={t('bank.undo.title')}
      submit={t('bank.undo.submit')}
      danger={records}
      pending={pending}
      refused={unplaced(['reason'])}
      onSubmit={() => {
        if (refuseEmpty({ reason })) return;
        void submit(() => undo({ id: line.id, version: line.version, reason }).unwrap(), {
          done: t('bank.undo.done'),
          then: onClose,
        });
      }}
      onClose={onClose}
    >
      <Said line={line} />
      <Typography>{t(records ? `bank.undo.records.${flow}` : 'bank.undo.nothing')}</Typography>
      {records ? (
        <Labelled label={t('bank.undo.why')} name="reason" required error={errors.reason}>
          <Textarea value={reason} onChange={({ target }) => setReason(target.value)} />
        </Labelled>
      ) : null}
    </FormSheet>
  );
};
