import { Button, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Sheet } from '../kit/components/Sheet';
import { useTrad } from '../kit/utils/trad';
import { BulkOutcome } from './BulkOutcome';
import { BulkProgress } from './BulkProgress';
import type { Bulk } from './useBulk';

/** What somebody else did first: looking again is all that it takes. */
const CHANGED: ReadonlySet<string> = new Set(['campaign-changed', 'changed-meanwhile']);

interface Props {
  title: string;
  bulk: Omit<Bulk, 'run'>;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
  footer: ReactNode;
  /** Takes up again what somebody else changed meanwhile; nothing typed is lost. */
  onRetry?: (membershipIds: string[]) => void;
}

/** A dialog on many renewals: what is asked, then how far it is, then what it did. */
export const BulkSheet = ({ title, bulk, onClose, onSubmit, children, footer, onRetry }: Props) => {
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
    const changed = bulk.outcome.skipped
      .filter(({ reason }) => CHANGED.has(reason))
      .map(({ membershipId }) => membershipId);
    return (
      <Sheet
        title={t('bulk.title')}
        onClose={onClose}
        footer={
          <>
            {onRetry && changed.length > 0 ? (
              <Button variant="tertiary" onClick={() => onRetry(changed)}>
                {t('bulk.retry', { count: changed.length })}
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
      {children}
    </Sheet>
  );
};
