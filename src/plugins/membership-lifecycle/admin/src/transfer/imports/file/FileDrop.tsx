import { Flex } from '@strapi/design-system';
import { FileCsv } from '@strapi/icons';
import { FileDropZone } from '../../../kit/components/FileDropZone';
import { Notice } from '../../../kit/components/Notice';
import { useTrad } from '../../../kit/utils/trad';
import { TABLE_FILES } from './accept';
import { useSendFile } from './useSendFile';

/** The file of a history, dropped or chosen. */
export const FileDrop = () => {
  const { t } = useTrad();
  const { send, sending, refused } = useSendFile();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {refused ? (
        <Notice tone="danger" title={t('imports.file.refused', { name: refused.name })}>
          {refused.message}
        </Notice>
      ) : null}
      <FileDropZone
        icon={<FileCsv width="3.2rem" height="3.2rem" aria-hidden />}
        accept={TABLE_FILES}
        hint={t('imports.file.read')}
        status={sending === null ? '' : t('imports.file.sending', { name: sending })}
        onFiles={(files) => void send(files)}
      />
    </Flex>
  );
};
