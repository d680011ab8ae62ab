import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { BulkResult } from '../../../shared/kernel/common';
import type { SelectedMember } from '../../../shared/membership/member-list';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';
import { BulkSheet } from '../kit/bulk/BulkSheet';
import { Names } from '../kit/bulk/Names';
import { useBulk } from '../kit/bulk/useBulk';
import { Notice } from '../kit/components/Notice';
import { DayField, TextField } from '../kit/components/fields';
import { useTrad } from '../kit/utils/trad';

const { useMuteLifecycleMembersMutation: useMuteMembersMutation } = lifecycleApi.injectEndpoints({
  endpoints: ways(({ send }) => ({
    // Sent in slices: the lists are reloaded once, after the last.
    muteLifecycleMembers: send<
      BulkResult,
      { membershipIds: string[]; until: string; reason: string }
    >('POST', 'members/mute'),
  })),
});

interface Props {
  rows: readonly SelectedMember[];
  onClose: () => void;
}

/** Leaves members out of sending until a day, with a reason. */
export const MuteDialog = ({ rows: chosen, onClose }: Props) => {
  const { t } = useTrad();
  const [send] = useMuteMembersMutation();
  const [rows, setRows] = useState(chosen);
  const [{ until, reason }, setDraft] = useState({ until: '', reason: '' });
  const bulk = useBulk<SelectedMember>((slice) =>
    send({
      membershipIds: slice.map(({ membershipId }) => membershipId),
      until,
      reason: reason.trim(),
    }).unwrap(),
  );
  const ready = until !== '' && reason.trim() !== '';
  return (
    <BulkSheet
      title={t('mute.title', { count: rows.length })}
      bulk={bulk}
      onClose={onClose}
      refused={bulk.unplaced(['until', 'reason'])}
      onRetry={(ids) => {
        setRows(rows.filter(({ membershipId }) => ids.includes(membershipId)));
        bulk.reset();
      }}
      onSubmit={() => void (ready ? bulk.run(rows) : undefined)}
      footer={
        <Button type="submit" disabled={!ready}>
          {t('mute.submit')}
        </Button>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Names of={rows} />
        <Notice tone="primary">{t('command.mute.help')}</Notice>
        <DayField
          name="until"
          required
          label={t('field.until')}
          error={bulk.errors.until}
          value={until}
          onChange={(day) => setDraft((now) => ({ ...now, until: day }))}
        />
        <TextField
          name="reason"
          required
          label={t('field.reason')}
          error={bulk.errors.reason}
          value={reason}
          onChange={(text) => setDraft((now) => ({ ...now, reason: text }))}
        />
      </Flex>
    </BulkSheet>
  );
};
