import { Button, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { File as FileIcon, Trash } from '@strapi/icons';
import { useState } from 'react';
import {
  MOST_FILES,
  type PartChoices,
  type PartFile,
} from '../../../shared/resources/members-part';
import { useRefusal } from '../kit/api/refusal';
import { FileDropZone } from '../kit/components/FileDropZone';
import { Labelled } from '../kit/components/Labelled';
import { Notice } from '../kit/components/Notice';
import { useTrad } from '../kit/utils/trad';
import { useAddPartFileMutation } from './api';

const MEGABYTE = 1024 * 1024;
const PICTURE = /\.(gif|jpe?g|png|webp)$/i;

interface Props {
  name: string;
  uid: string;
  files: readonly PartFile[];
  choices: Pick<PartChoices, 'mostBytes' | 'endings'>;
  disabled: boolean;
  error: string | undefined;
  onChange: (files: PartFile[]) => void;
  /** Puts a picture into the text. */
  onInsert: (file: PartFile) => void;
}

const Row = ({
  place,
  file,
  disabled,
  onRename,
  onRemove,
  onInsert,
}: {
  place: string;
  file: PartFile;
  disabled: boolean;
  onRename: (name: string) => void;
  onRemove: () => void;
  onInsert: () => void;
}) => {
  const { t } = useTrad();
  return (
    <Flex gap={2} alignItems="flex-end" tag="li">
      <Labelled name={place} of={file.name} label={t('part.file.name')}>
        <TextInput
          name={place}
          value={file.name}
          disabled={disabled}
          onChange={({ target }: { target: { value: string } }) => onRename(target.value)}
        />
      </Labelled>
      {PICTURE.test(file.name) ? (
        <Button type="button" variant="tertiary" size="M" disabled={disabled} onClick={onInsert}>
          {t('part.file.insert')}
        </Button>
      ) : null}
      <IconButton
        label={t('part.file.remove', { name: file.name })}
        disabled={disabled}
        onClick={onRemove}
      >
        <Trash />
      </IconButton>
    </Flex>
  );
};

/** The files of a part: each is kept as soon as it is chosen, and published as the form is saved. */
export const PartFiles = ({
  name,
  uid,
  files,
  choices,
  disabled,
  error,
  onChange,
  onInsert,
}: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const [add, { isLoading }] = useAddPartFileMutation();
  const [refused, setRefused] = useState<string | null>(null);
  const max = choices.mostBytes / MEGABYTE;

  const send = async (chosen: File[]) => {
    setRefused(null);
    const kept = [...files];
    for (const file of chosen) {
      if (file.size > choices.mostBytes) {
        setRefused(t('part.files.too-large', { name: file.name, max }));
        break;
      }
      try {
        const { id, name: called } = await add({ uid, file }).unwrap();
        kept.push({ id, name: called });
      } catch (failure) {
        setRefused(read(failure).message);
        break;
      }
    }
    if (kept.length > files.length) onChange(kept);
  };
  const without = (index: number) => files.filter((_, other) => other !== index);
  const renamed = (index: number, called: string) =>
    files.map((file, other) => (other === index ? { ...file, name: called } : file));

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="bold" tag="h3">
        {t('part.files')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={2} tag="ul">
        {files.map((file, index) => (
          <Row
            key={file.id}
            place={`${name}.files.${index}.name`}
            file={file}
            disabled={disabled}
            onRename={(called) => onChange(renamed(index, called))}
            onRemove={() => onChange(without(index))}
            onInsert={() => onInsert(file)}
          />
        ))}
      </Flex>
      {error ? <Notice tone="danger">{error}</Notice> : null}
      {refused ? <Notice tone="danger">{refused}</Notice> : null}
      {disabled || files.length >= MOST_FILES ? null : (
        <FileDropZone
          compact
          icon={<FileIcon width="2.4rem" height="2.4rem" aria-hidden />}
          accept={choices.endings.join(',')}
          hint={t('part.files.hint', { max })}
          status={isLoading ? t('part.files.sending') : ''}
          onFiles={(chosen) => void send(chosen)}
        />
      )}
    </Flex>
  );
};
