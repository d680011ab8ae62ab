import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { StagesView, RenewalRow, SelectedRenewal } from '../../../shared/renewals/renewals';
import { SelectionBar } from '../kit/bulk/SelectionBar';
import { useChoice } from '../kit/bulk/useChoice';
import { ColourDot } from '../kit/components/ColourDot';
import { ListFooter } from '../kit/components/ListFooter';
import { PageBody } from '../kit/components/PageBody';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { AssignDialog } from './AssignDialog';
import { MoveDialog } from './MoveDialog';
import { NoteDialog } from './NoteDialog';
import { RenewalTable } from './RenewalTable';
import { useGetRenewalsQuery, useSelectRenewalsMutation } from './api/renewals';
import type { RenewalFilterState } from './useRenewalFilters';

interface StageChipsProps {
  stages: StagesView['stages'];
  totals: StagesView['totals'];
  chosen: string;
  onChoose: (stage: string) => void;
}

/** The stages with how many renewals stand in each; a click keeps only those. */
const StageChips = ({ stages, totals, chosen, onChoose }: StageChipsProps) => {
  const { t } = useTrad();
  const { text } = useFormat();
  if (stages.length === 0) return null;
  return (
    <Flex role="group" aria-label={t('filter.stage')} gap={2} wrap="wrap">
      {stages.map((stage) => (
        <Button
          key={stage.id}
          size="S"
          variant={stage.id === chosen ? 'secondary' : 'tertiary'}
          aria-pressed={stage.id === chosen}
          startIcon={<ColourDot colour={stage.color} />}
          onClick={() => onChoose(stage.id === chosen ? '' : stage.id)}
        >
          {t('stage.with-count', {
            name: text(stage.names),
            count: totals[stage.id]?.count ?? 0,
          })}
        </Button>
      ))}
    </Flex>
  );
};

/** The order without another: those that end first. */
const FIRST = 'ends:asc';

type BulkAction = 'move' | 'assign' | 'note';
const ACTIONS: readonly BulkAction[] = ['move', 'assign', 'note'];

interface Props {
  filters: RenewalFilterState;
  stages: StagesView;
  onOpen: (row: RenewalRow) => void;
}

/** The renewals under way as a table, to be selected and acted upon. */
export const RenewalList = ({ filters, stages: { stages, totals }, onOpen }: Props) => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.membershipManage);
  const { question, paging, sort, set } = filters;
  const query = useGetRenewalsQuery({ ...question, ...paging, ...(sort ? { sort } : {}) });
  const [select] = useSelectRenewalsMutation();
  const choice = useChoice<RenewalRow, SelectedRenewal>({
    rows: query.data?.data,
    question,
    keep: (row) => row,
  });
  const { chosen } = choice;
  const [action, setAction] = useState<BulkAction | null>(null);
  const dialog = {
    rows: chosen,
    onClose: () => {
      setAction(null);
      choice.choose([]);
    },
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <StageChips
        // Won and lost renewals are closed.
        stages={stages.filter(({ kind }) => kind !== 'won' && kind !== 'lost')}
        totals={totals}
        chosen={question.stage ?? ''}
        onChoose={(stage) => set({ stage })}
      />
      <PageBody query={query}>
        {({ data, meta: { pagination } }) => (
          <>
            <RenewalTable
              rows={data}
              loading={query.isFetching}
              ticks={canManage ? choice.ticks : null}
              onOpen={onOpen}
              sorting={{ by: sort || FIRST, onSort: (by) => set({ sort: by }) }}
            />
            <SelectionBar
              choice={choice}
              label={t('renewals.selected', { count: chosen.length })}
              all={{
                label: t('renewals.select-all', { count: pagination.total }),
                total: pagination.total,
                read: () => select(question).unwrap(),
              }}
            >
              {ACTIONS.map((name) => (
                <Button key={name} size="S" variant="secondary" onClick={() => setAction(name)}>
                  {t(`bulk.action.${name}`)}
                </Button>
              ))}
            </SelectionBar>
            <ListFooter pagination={pagination} />
          </>
        )}
      </PageBody>
      {action === 'move' ? <MoveDialog {...dialog} stages={stages} /> : null}
      {action === 'assign' ? <AssignDialog {...dialog} /> : null}
      {action === 'note' ? <NoteDialog {...dialog} /> : null}
    </Flex>
  );
};
