import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { SelectedRenewal } from '../../../shared/renewals/renewals';
import { BulkSheet } from '../kit/bulk/BulkSheet';
import { Names } from '../kit/bulk/Names';
import { useBulk } from '../kit/bulk/useBulk';
import { TextField } from '../kit/components/fields';
import { newRequestKey } from '../kit/utils/request-key';
import { useTrad } from '../kit/utils/trad';
import { useNoteRenewalsMutation } from './api/renewals';

interface Props {
  rows: readonly SelectedRenewal[];
  onClose: () => void;
}

/** Adds a note to renewals. Notes are only added, so no version is needed. */
export const NoteDialog = ({ rows: chosen, onClose }: Props) => {
  const { t } = useTrad();
  const [send] = useNoteRenewalsMutation();
  const [rows, setRows] = useState(chosen);
  // The key lets a note be sent again after a lost answer without adding it twice.
  const [{ note, key }, setDraft] = useState({ note: '', key: newRequestKey() });
  const bulk = useBulk<SelectedRenewal>((slice) =>
    send({
      renewalIds: slice.map(({ id }) => id),
      note: note.trim(),
      key,
    }).unwrap(),
  );
  return (
    <BulkSheet
      title={t('note.title', { count: rows.length })}
      bulk={bulk}
      onClose={onClose}
      refused={bulk.unplaced(['note'])}
      onRetry={(ids) => {
        setRows(rows.filter(({ id }) => ids.includes(id)));
        bulk.reset();
      }}
      onSubmit={() => void (note.trim() ? bulk.run(rows) : undefined)}
      footer={
        <Button type="submit" disabled={note.trim() === ''}>
          {t('command.note-renewal')}
        </Button>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Names of={rows} />
        <TextField
          name="note"
          long
          label={t('field.note')}
          hint={t('command.note-renewal.help')}
          error={bulk.errors.note}
          required
          value={note}
          onChange={(text) => setDraft({ note: text, key: newRequestKey() })}
        />
      </Flex>
    </BulkSheet>
  );
};
