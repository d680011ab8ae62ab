import { useState } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import type { RenewalRow, StagesView } from '../../../../shared/contracts';
import { PERMISSIONS } from '../../../../shared/ids';
import { ListFooter } from '../../components/ListFooter';
import { PageBody } from '../../components/PageBody';
import { useFilters } from '../../hooks/useFilters';
import { useGetRenewalsQuery, useGetStagesQuery } from '../../services/renewals';
import { useCan } from '../../utils/can';
import { useTrad } from '../../utils/trad';
import { MoveDialog } from './MoveDialog';
import { RenewalFilters } from './RenewalFilters';
import { RenewalTable } from './RenewalTable';
import { StageChips } from './StageChips';

const NO_STAGES: StagesView = { stages: [], totals: {} };

/** The renewals under way, to be filtered, selected and moved. */
export const RenewalList = () => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.membershipManage);
  const { filters, set, clear } = useFilters();
  const query = useGetRenewalsQuery(filters);
  const [selected, setSelected] = useState<RenewalRow[]>([]);
  const [moving, setMoving] = useState(false);
  const { stages, totals } = useGetStagesQuery({}).data ?? NO_STAGES;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
      <StageChips
        stages={stages}
        totals={totals}
        chosen={filters.stage ?? ''}
        onChoose={(stage) => set({ stage })}
      />
      <RenewalFilters filters={filters} onChange={set} onClear={clear} />
      <PageBody query={query}>
        {({ data, meta }) => (
          <Box>
            {canManage && selected.length > 0 ? (
              <Flex paddingBottom={3} gap={3}>
                <Button variant="secondary" onClick={() => setMoving(true)}>
                  {t('move.button', { count: selected.length })}
                </Button>
              </Flex>
            ) : null}
            <RenewalTable
              rows={data}
              loading={query.isLoading}
              selected={canManage ? selected : null}
              onSelect={setSelected}
            />
            <ListFooter pagination={meta.pagination} />
          </Box>
        )}
      </PageBody>
      {moving ? (
        <MoveDialog
          rows={selected}
          stages={stages}
          onClose={() => {
            setMoving(false);
            setSelected([]);
          }}
        />
      ) : null}
    </Flex>
  );
};
