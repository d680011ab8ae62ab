import { Button, Flex, Typography, Box, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Bar } from '../components/Bar';
import { Notice } from '../components/Notice';
import { Sheet } from '../components/Sheet';
import { useTrad } from '../utils/trad';
import { BulkOutcome, type BulkNoun } from './BulkOutcome';
import type { Bulk } from './useBulk';

/** The progress of a command on many, in a bar and in words, and a way to stop it. */
const BulkProgress = ({ bulk }: { bulk: Omit<Bulk, 'run'> }) => {
  const { t } = useTrad();
  const { handled, total, stopping } = bulk;
  const words = t('bulk.progress', { handled, total });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography aria-live="polite">{stopping ? t('bulk.stopping') : words}</Typography>
      <Bar value={handled} max={total} label={t('bulk.running')} text={words} />
      <Flex>
        <Button variant="tertiary" disabled={stopping} onClick={bulk.stop}>
          {t('bulk.stop')}
        </Button>
      </Flex>
    </Flex>
  );
};

/** Refusals because of others' changes: trying again is enough. */
const CHANGED: ReadonlySet<string> = new Set(['campaign-changed', 'changed-meanwhile']);

interface Props {
  title: string;
  bulk: Omit<Bulk, 'run'>;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
  footer: ReactNode;
  /** Why the whole request was refused, unless a field shows it. */
  refused: string | null;
  /** Shows the form again for those that can still be done; typed values are kept. */
  onRetry: (ids: string[]) => void;
  /** As what its outcome counts them; memberships unless said. */
  noun?: BulkNoun;
}

/** A dialog on many members: what is asked, then how far it is, then what it did. */
export const BulkSheet = ({ title, bulk, onClose, onSubmit, children, ...props }: Props) => {
  const { footer, refused, onRetry, noun = 'membership' } = props;
  const { t } = useTrad();
  if (bulk.phase === 'running') {
    // Closing requests a stop: the current slice is awaited, and the result shown.
    return (
      <Sheet title={title} onClose={bulk.stop} steady>
        <BulkProgress bulk={bulk} />
      </Sheet>
    );
  }
  if (bulk.phase === 'ended') {
    const { failed, skipped, left } = bulk.outcome;
    const changed = skipped.filter(({ reason }) => CHANGED.has(reason));
    const remaining = [...failed, ...changed, ...left].map(({ id }) => id);
    return (
      <Sheet
        title={t('bulk.title')}
        onClose={onClose}
        steady
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
        <BulkOutcome outcome={bulk.outcome} noun={noun} />
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
            <Button variant="tertiary">{t('action.close')}</Button>
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
