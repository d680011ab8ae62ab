import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { RenewalRow, SelectedRenewal, StagesView } from '../../../shared/renewals/renewals';
import { ListFooter } from '../kit/components/ListFooter';
import { PageBody } from '../kit/components/PageBody';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useCan } from '../kit/utils/can';
import { AssignDialog } from './AssignDialog';
import { MoveDialog } from './MoveDialog';
import { NoteDialog } from './NoteDialog';
import { RenewalTable } from './RenewalTable';
import { SelectionBar } from './SelectionBar';
import type { BulkAction } from './SelectionBar';
import { StageChips } from './StageChips';
import { useGetRenewalsQuery, useSelectRenewalsMutation } from './api/renewals';
import type { RenewalFilterState } from './useRenewalFilters';

interface Props {
  filters: RenewalFilterState;
  stages: StagesView;
  onOpen: (row: RenewalRow) => void;
}

/** The renewals under way as a table, to be selected and acted upon. */
export const RenewalList = ({ filters, stages: { stages, totals }, onOpen }: Props) => {
  const canManage = useCan(PERMISSIONS.membershipManage);
  const { question, paging, set } = filters;
  const query = useGetRenewalsQuery({ ...question, ...paging });
  const [select] = useSelectRenewalsMutation();
  const { submit } = useSubmit({ aside: true });
  const [ticked, setTicked] = useState<RenewalRow[]>([]);
  // All matching renewals, if the person chose more than the page.
  const [every, setEvery] = useState<SelectedRenewal[] | null>(null);
  const [action, setAction] = useState<BulkAction | null>(null);
  // Other filters clear the selection: it must be visible.
  const [asked, setAsked] = useState(question);
  if (asked !== question) {
    setAsked(question);
    setTicked([]);
    setEvery(null);
  }
  const chosen: readonly SelectedRenewal[] = every ?? ticked;

  const choose = (rows: RenewalRow[]) => {
    setTicked(rows);
    setEvery(null);
  };
  const chooseAll = () => submit(() => select(question).unwrap(), { then: setEvery });
  const dialog = {
    rows: chosen,
    onClose: () => {
      setAction(null);
      choose([]);
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
            {chosen.length > 0 ? (
              <SelectionBar
                count={chosen.length}
                all={every === null && pagination.total > ticked.length ? pagination.total : null}
                onAll={() => void chooseAll()}
                onNone={() => choose([])}
                onAct={setAction}
              />
            ) : null}
            <div>
              <RenewalTable
                rows={data}
                loading={query.isFetching}
                selected={canManage ? ticked : null}
                onSelect={choose}
                onOpen={onOpen}
              />
              <ListFooter pagination={pagination} />
            </div>
          </>
        )}
      </PageBody>
      {action === 'move' ? <MoveDialog {...dialog} stages={stages} /> : null}
      {action === 'assign' ? <AssignDialog {...dialog} /> : null}
      {action === 'note' ? <NoteDialog {...dialog} /> : null}
    </Flex>
  );
};
