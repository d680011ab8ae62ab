import { useId, useState } from 'react';
import type { DragEvent } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { FileCsv } from '@strapi/icons';
import { Notice } from '../../../components/Notice';
import { useTrad } from '../../../utils/trad';
import { FileButton } from './FileButton';
import { useSendFile } from './useSendFile';

/** Where a file is dropped, or chosen by its button. */
export const FileDrop = () => {
  const { t } = useTrad();
  const { send, sending, refused } = useSendFile();
  const [over, setOver] = useState(false);
  const id = useId();
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && !sending) void send(files);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {refused ? (
        <Notice tone="danger" title={t('imports.file.refused', { name: refused.name })}>
          {refused.message}
        </Notice>
      ) : null}
      <Flex
        direction="column"
        gap={3}
        padding={8}
        hasRadius
        background={over ? 'primary100' : 'neutral0'}
        borderColor={over ? 'primary600' : 'neutral300'}
        borderStyle="dashed"
        borderWidth="2px"
        onDragOver={drag}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileCsv width="3.2rem" height="3.2rem" aria-hidden />
        <Typography variant="delta" tag="p">
          {t('imports.file.drop')}
        </Typography>
        <FileButton
          label={t('imports.file.choose')}
          busy={sending !== null}
          describedBy={id}
          onChoose={(files) => void send(files)}
        />
        <Typography id={id} variant="pi" textColor="neutral600" textAlign="center" tag="p">
          {t('imports.file.read')}
        </Typography>
        <Typography role="status">
          {sending === null ? '' : t('imports.file.sending', { name: sending })}
        </Typography>
      </Flex>
    </Flex>
  );
};
