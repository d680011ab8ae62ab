import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import type { BulkLine, BulkResult } from '../../../../shared/kernel/common';
import { useTrad } from '../utils/trad';
import type { BulkNoun } from './BulkOutcome';
import { BulkSheet } from './BulkSheet';
import { Names } from './Names';
import { useBulk } from './useBulk';
import type { BulkPlan, PlannedLine } from './usePlan';
import { seen } from './versions';

interface Props<Line extends PlannedLine> {
  chosen: readonly BulkLine[];
  /** As what its outcome counts them; memberships unless said. */
  noun?: BulkNoun;
  titleOf: (count: number) => string;
  /** The button that does it to those who can. */
  confirmOf: (count: number) => string;
  plan: BulkPlan<Line>;
  ask: (ids: string[]) => Promise<{ lines: Line[] }>;
  send: (slice: ReturnType<typeof seen>) => Promise<BulkResult>;
  /** Whether the question is answered, and the names of its fields. */
  ready: boolean;
  fields: readonly string[];
  /** The fields of the question. */
  children: ReactNode;
  preview: (lines: Line[]) => ReactNode;
  onClose: () => void;
}

/** The number of members that were looked at so far. */
const Looking = ({ looked, total }: { looked: number; total: number }) => {
  const { t } = useTrad();
  return (
    <Flex gap={3}>
      <Loader small>{t('state.loading')}</Loader>
      <Typography aria-live="polite">{t('bulk.looking', { looked, total })}</Typography>
    </Flex>
  );
};

/** A bulk command: what is asked, what it would do, how far it is, what it did. */
export const PlannedSheet = <Line extends PlannedLine>({
  chosen,
  plan,
  ask,
  send,
  ready,
  onClose,
  ...props
}: Props<Line>) => {
  const { t } = useTrad();
  const [rows, setRows] = useState(chosen);
  const bulk = useBulk<Line>((slice) => send(seen(slice)));
  const { lines, looked } = plan;
  const doing = (lines ?? []).filter(({ refusal }) => refusal === null);

  const look = (of: readonly BulkLine[]) =>
    void plan.prepare(
      of.map(({ id }) => id),
      ask,
    );
  const back = () => {
    bulk.reset();
    plan.forget();
  };
  const submit = () => {
    if (lines) void bulk.run(doing);
    else if (ready) look(rows);
  };

  return (
    <BulkSheet
      title={props.titleOf(rows.length)}
      bulk={bulk}
      noun={props.noun ?? 'membership'}
      onClose={onClose}
      onSubmit={submit}
      refused={lines ? bulk.unplaced([]) : plan.unplaced(props.fields)}
      onRetry={(ids) => {
        const remaining = rows.filter(({ id }) => ids.includes(id));
        setRows(remaining);
        back();
        look(remaining);
      }}
      footer={
        lines ? (
          <Flex gap={2}>
            <Button variant="tertiary" onClick={back}>
              {t('action.back')}
            </Button>
            <Button type="submit" disabled={doing.length === 0}>
              {props.confirmOf(doing.length)}
            </Button>
          </Flex>
        ) : (
          <Button type="submit" disabled={!ready} loading={looked !== null}>
            {t('bulk.see-plan')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Names of={rows} />
        {lines ? (
          props.preview(lines)
        ) : (
          <>
            {props.children}
            {looked === null ? null : <Looking looked={looked} total={rows.length} />}
          </>
        )}
      </Flex>
    </BulkSheet>
  );
};
