import { useDroppable } from '@dnd-kit/core';
import { Flex } from '@strapi/design-system';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { StagesView, StageTotal } from '../../../../shared/renewals/renewals';
import { ColumnHeading } from './ColumnHeading';

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
      padding={3}
      hasRadius
      background={isOver ? 'primary100' : 'neutral150'}
      style={{
        outline: isOver ? '2px solid #4945ff' : undefined,
        outlineOffset: '-2px',
        minWidth: 0,
        flexGrow: 1,
      }}
    >
      <ColumnHeading id={id} stage={stage} total={total} />
      {children}
    </Flex>
  );
};
