import { Button, Flex } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { SelectedRenewal } from '../../../shared/renewals/renewals';
import { BulkSheet } from '../kit/bulk/BulkSheet';
import { Names } from '../kit/bulk/Names';
import { useBulk } from '../kit/bulk/useBulk';
import { seen } from '../kit/bulk/versions';
import { ChoiceField } from '../kit/components/fields';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { useGetColleaguesQuery } from '../membership/api/memberships';
import { useAssignRenewalsMutation, useSelectRenewalsMutation } from './api/renewals';

interface Props {
  rows: readonly SelectedRenewal[];
  onClose: () => void;
}

/** Gives renewals to a colleague, or to nobody. */
export const AssignDialog = ({ rows: chosen, onClose }: Props) => {
  const { t } = useTrad();
  const { data: colleagues = [] } = useGetColleaguesQuery();
  const me = useAuth('AssignDialog', (state) => String(state.user?.id ?? ''));
  const [send] = useAssignRenewalsMutation();
  const [select] = useSelectRenewalsMutation();
  const { submit } = useSubmit({ aside: true });
  const [rows, setRows] = useState(chosen);
  const [ownerId, setOwnerId] = useState('');
  const bulk = useBulk<SelectedRenewal>((slice) => {
    const { ids: renewalIds, versions } = seen(slice);
    return send({ renewalIds, versions, ...(ownerId ? { ownerId } : {}) }).unwrap();
  });
  /** Selects renewals again in their current versions: the result showed that others changed them. */
  const takeUp = async (ids: string[]) => {
    const now = new Map((await select({}).unwrap()).map((row) => [row.id, row]));
    setRows(ids.flatMap((id) => now.get(id) ?? rows.filter((row) => row.id === id)));
    bulk.reset();
  };
  return (
    <BulkSheet
      title={t('assign.title', { count: rows.length })}
      bulk={bulk}
      onClose={onClose}
      refused={bulk.unplaced(['ownerId'])}
      onRetry={(ids) => void submit(() => takeUp(ids))}
      onSubmit={() => void bulk.run(rows)}
      footer={<Button type="submit">{t(ownerId ? 'assign.submit' : 'assign.to-nobody')}</Button>}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Names of={rows} />
        <ChoiceField
          name="ownerId"
          label={t('field.ownerId')}
          hint={t('command.assign-renewal.help')}
          error={bulk.errors.ownerId}
          clearable
          placeholder={t('glance.nobody')}
          value={ownerId}
          choices={colleagues.map(({ id, name }) => ({
            value: id,
            label: id === me ? t('choice.me', { name }) : name,
          }))}
          onChange={setOwnerId}
        />
      </Flex>
    </BulkSheet>
  );
};
