import { Flex, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useTrad } from '../utils/trad';
import { FileButton } from './FileButton';

interface Props {
  icon: ReactNode;
  /** The accepted files, as for the browser's dialog. */
  accept: string;
  hint: string;
  /** The text while a file is being sent; else empty. */
  status: string;
  /** A single line, for adding to existing files. */
  compact?: boolean;
  onFiles: (files: File[]) => void;
}

/** A zone to drop a file on, or choose one by its button. */
export const FileDropZone = ({ icon, accept, hint, status, compact, onFiles }: Props) => {
  const { t } = useTrad();
  const [over, setOver] = useState(false);
  const id = useId();
  const busy = status !== '';
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && !busy) onFiles(files);
  };
  return (
    <Flex
      direction={compact ? 'row' : 'column'}
      wrap={compact ? 'wrap' : undefined}
      justifyContent="center"
      gap={3}
      padding={compact ? 4 : 8}
      hasRadius
      background={over ? 'primary100' : 'neutral0'}
      borderColor={over ? 'primary600' : 'neutral300'}
      borderStyle="dashed"
      borderWidth={compact ? '1px' : '2px'}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {icon}
      <Typography variant={compact ? 'omega' : 'delta'} tag="p">
        {t('file.drop')}
      </Typography>
      <FileButton
        label={t('file.choose')}
        accept={accept}
        busy={busy}
        small={compact}
        describedBy={id}
        onChoose={onFiles}
      />
      <Typography id={id} variant="pi" textColor="neutral600" textAlign="center" tag="p">
        {hint}
      </Typography>
      <Typography role="status">{status}</Typography>
    </Flex>
  );
};
