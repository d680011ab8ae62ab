import { useDroppable } from '@dnd-kit/core';
import { Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { StagesView, StageTotal } from '../../../../shared/renewals/renewals';
import { ColourDot } from '../../kit/components/ColourDot';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface ColumnHeadingProps {
  id: string;
  stage: StagesView['stages'][number];
  /** Null for a stage that renewals only pass through to their end. */
  total: StageTotal | null;
}

/** The name of a stage, how many stand there and what they come to. */
const ColumnHeading = ({ id, stage, total }: ColumnHeadingProps) => {
  const { t } = useTrad();
  const { text, money } = useFormat();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2} alignItems="baseline">
        <ColourDot colour={stage.color} />
        <Typography id={id} tag="h2" variant="omega" fontWeight="bold">
          {text(stage.names)}
        </Typography>
      </Flex>
      {total ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[t('board.count', { count: total.count }), ...total.amounts.map(money)].join(' · ')}
        </Typography>
      ) : null}
    </Flex>
  );
};

interface Props {
  stage: StagesView['stages'][number];
  total: StageTotal | null;
  children: ReactNode;
}

/** A stage of the board, where cards are dropped. */
export const Column = ({ stage, total, children }: Props) => {
  const id = useId();
  const { setNodeRef, isOver } = useDroppable({ id: stage.id });
  return (
    <Flex
      ref={setNodeRef}
      tag="section"
      aria-labelledby={id}
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={2}
      hasRadius
      background={isOver ? 'primary100' : 'neutral150'}
      style={{
        outline: isOver ? '2px solid #4945ff' : undefined,
        outlineOffset: '-2px',
        minWidth: 0,
        flex: '1 1 0',
      }}
    >
      <ColumnHeading id={id} stage={stage} total={total} />
      {children}
    </Flex>
  );
};
