import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { ImportView } from '../../../../shared/transfer/imports';
import { Notice } from '../../kit/components/Notice';
import { useTrad } from '../../kit/utils/trad';
import { ProgressBar } from './ProgressBar';
import { useWorkFollowed } from './useWorkFollowed';

interface Props {
  view: ImportView;
  children: ReactNode;
}

/** Shows the progress to a person who opens a file while the server works on it. */
export const ImportGate = ({ view, children }: Props) => {
  const { t } = useTrad();
  const { progress, ended, wrote } = useWorkFollowed(view.id);
  if (!ended) return progress ? <ProgressBar progress={progress} /> : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {wrote && view.state === 'draft' ? (
        <Notice tone="warning">{t('imports.stopped')}</Notice>
      ) : null}
      {children}
    </Flex>
  );
};
