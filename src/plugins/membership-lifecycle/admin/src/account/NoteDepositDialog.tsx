import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { NOTED_STATES, type NotedState, type SelectedCall } from '../../../shared/core/deposits';
import type { BulkLine, Day } from '../../../shared/kernel/common';
import { BulkSheet } from '../kit/bulk/BulkSheet';
import { Names } from '../kit/bulk/Names';
import { useBulk } from '../kit/bulk/useBulk';
import { Notice } from '../kit/components/Notice';
import { ChoiceField, DayField, TextField } from '../kit/components/fields';
import { useTrad } from '../kit/utils/trad';
import { useNoteDepositsMutation } from './api';

/** With its number, by which one of several documents of an organisation is known. */
const named = (row: SelectedCall): SelectedCall => ({
  ...row,
  organisation: `${row.number} ${row.organisation}`,
});

interface Props {
  rows: readonly SelectedCall[];
  today: Day;
  onClose: () => void;
}

/** Notes by hand what became of calls and credit notes on Chorus Pro. */
export const NoteDepositDialog = ({ rows: chosen, today, onClose }: Props) => {
  const { t } = useTrad();
  const [send] = useNoteDepositsMutation();
  const [rows, setRows] = useState(() => chosen.map(named));
  const [state, setState] = useState<NotedState>('deposited');
  const [on, setOn] = useState<string>(today);
  const [typed, setTyped] = useState('');
  const reason = state === 'rejected' ? typed.trim() : '';
  const bulk = useBulk<SelectedCall>(async (slice) => {
    const ids = slice.map(({ id }) => id);
    const { done, skipped, failed } = await send({ ids, state, on: on as Day, reason }).unwrap();
    const told = <Line extends BulkLine>(line: Line): Line => ({
      ...line,
      organisation: slice.find(({ id }) => id === line.id)?.organisation ?? line.organisation,
    });
    return { done: done.map(told), skipped: skipped.map(told), failed: failed.map(told) };
  });
  const isReady = on !== '' && (state !== 'rejected' || reason !== '');
  return (
    <BulkSheet
      title={t('deposit.note.title', { count: rows.length })}
      bulk={bulk}
      noun="document"
      onClose={onClose}
      refused={bulk.unplaced(['on', 'reason', 'state'])}
      onRetry={(ids) => {
        setRows(rows.filter(({ id }) => ids.includes(id)));
        bulk.reset();
      }}
      onSubmit={() => {
        if (isReady) void bulk.run(rows);
      }}
      footer={
        <Button type="submit" disabled={!isReady}>
          {t('deposit.note.submit')}
        </Button>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Names of={rows} />
        <Notice tone="primary">{t('deposit.note.help')}</Notice>
        <ChoiceField
          name="state"
          required
          label={t('deposit.state')}
          error={bulk.errors.state}
          value={state}
          choices={NOTED_STATES.map((value) => ({ value, label: t(`deposit.state.${value}`) }))}
          onChange={setState}
        />
        <DayField
          name="on"
          required
          label={t('deposit.on')}
          error={bulk.errors.on}
          value={on}
          onChange={setOn}
        />
        {state === 'rejected' ? (
          <TextField
            name="reason"
            required
            long
            label={t('deposit.reason')}
            hint={t('deposit.reason.hint')}
            error={bulk.errors.reason}
            value={typed}
            onChange={setTyped}
          />
        ) : null}
      </Flex>
    </BulkSheet>
  );
};
