import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { RenewalRow, StagesView, StageTotal } from '../../../../shared/renewals/renewals';
import { useRefusal } from '../../kit/api/refusal';
import { Quiet } from '../../kit/components/Quiet';
import type { FilterValues } from '../../kit/hooks/useFilters';
import { useTrad } from '../../kit/utils/trad';
import { useGetRenewalsQuery } from '../api/renewals';
import { Column } from './Column';
import { RenewalCard } from './RenewalCard';

type Stage = StagesView['stages'][number];

export interface CardActions {
  movable: boolean;
  busy: string | null;
  onOpen: (row: RenewalRow) => void;
  onMove: (row: RenewalRow, stage: Stage) => void;
}

interface Props extends CardActions {
  stage: Stage;
  stages: readonly Stage[];
  total: StageTotal;
  question: FilterValues;
  onSeeAll: () => void;
}

const STEP = 15;
/** The largest page of the server; beyond it, a list is more readable. */
const MOST = 100;

/** A stage in which renewals stand, the first to end in front, a few at a time. */
export const StageColumn = ({ stage, stages, total, question, onSeeAll, ...cards }: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const [size, setSize] = useState(STEP);
  const { data, error, isLoading } = useGetRenewalsQuery({
    ...question,
    stage: stage.id,
    pageSize: String(size),
  });
  const rows = data?.data ?? [];
  const rest = (data?.meta.pagination.total ?? 0) - rows.length;
  return (
    <Column stage={stage} total={total}>
      {isLoading ? <Loader small>{t('state.loading')}</Loader> : null}
      {error && !data ? <Typography role="alert">{read(error).message}</Typography> : null}
      {data && rows.length === 0 ? <Quiet>{t('board.empty')}</Quiet> : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {rows.map((row) => (
          <RenewalCard
            key={row.id}
            row={row}
            stages={stages}
            movable={cards.movable}
            busy={cards.busy === row.id}
            onOpen={() => cards.onOpen(row)}
            onMove={(to) => cards.onMove(row, to)}
          />
        ))}
      </Flex>
      {rest > 0 && size < MOST ? (
        <Button size="S" variant="tertiary" onClick={() => setSize(Math.min(MOST, size + STEP))}>
          {t('board.more', { count: Math.min(STEP, rest) })}
        </Button>
      ) : null}
      {rest > 0 && size >= MOST ? (
        <Button size="S" variant="tertiary" onClick={onSeeAll}>
          {t('board.see-list', { count: rest })}
        </Button>
      ) : null}
    </Column>
  );
};
