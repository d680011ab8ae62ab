import { Box, Button, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Notice } from '../kit/components/Notice';
import { Sheet } from '../kit/components/Sheet';
import { useTrad } from '../kit/utils/trad';
import { BulkOutcome } from './BulkOutcome';
import { BulkProgress } from './BulkProgress';
import type { Bulk } from './useBulk';

/** What somebody else did first: nothing else keeps it from being done. */
const CHANGED: ReadonlySet<string> = new Set(['campaign-changed', 'changed-meanwhile']);

interface Props {
  title: string;
  bulk: Omit<Bulk, 'run'>;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
  footer: ReactNode;
  /** Why all of it was refused, unless that stands beside a field. */
  refused: string | null;
  /** Goes back, with what was typed, for those that are not done and can still be. */
  onRetry: (membershipIds: string[]) => void;
}

/** A dialog on many renewals: what is asked, then how far it is, then what it did. */
export const BulkSheet = ({ title, bulk, onClose, onSubmit, children, ...props }: Props) => {
  const { footer, refused, onRetry } = props;
  const { t } = useTrad();
  if (bulk.phase === 'running') {
    // Closing asks to stop: the slice that has left is waited for, and what was done is told.
    return (
      <Sheet title={title} onClose={bulk.stop}>
        <BulkProgress bulk={bulk} />
      </Sheet>
    );
  }
  if (bulk.phase === 'ended') {
    const { failed, skipped, left } = bulk.outcome;
    const changed = skipped.filter(({ reason }) => CHANGED.has(reason));
    const remaining = [...failed, ...changed, ...left].map(({ membershipId }) => membershipId);
    return (
      <Sheet
        title={t('bulk.title')}
        onClose={onClose}
        footer={
          <>
            {remaining.length > 0 ? (
              <Button variant="tertiary" onClick={() => onRetry(remaining)}>
                {t('bulk.retry', { count: remaining.length })}
              </Button>
            ) : (
              <span />
            )}
            <Button onClick={onClose}>{t('action.close')}</Button>
          </>
        }
      >
        <BulkOutcome outcome={bulk.outcome} />
      </Sheet>
    );
  }
  return (
    <Sheet
      title={title}
      onClose={onClose}
      onSubmit={onSubmit}
      footer={
        <>
          <Modal.Close>
            <Button variant="tertiary">{t('action.cancel')}</Button>
          </Modal.Close>
          {footer}
        </>
      }
    >
      {refused ? (
        <Box paddingBottom={4}>
          <Notice tone="danger">{refused}</Notice>
        </Box>
      ) : null}
      {children}
    </Sheet>
  );
};
