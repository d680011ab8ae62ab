import { Button } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useRef } from 'react';
import type { ChangeEvent } from 'react';

interface Props {
  label: string;
  /** The accepted files, as for the browser's dialog. */
  accept: string;
  busy: boolean;
  small?: boolean | undefined;
  describedBy?: string;
  onChoose: (files: File[]) => void;
}

/** Asks for a file of the reader's computer. */
export const FileButton = ({
  label,
  accept,
  busy,
  small = false,
  describedBy,
  onChoose,
}: Props) => {
  const input = useRef<HTMLInputElement>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // Allows to choose the same file again after correcting it.
    target.value = '';
    if (files.length > 0) onChoose(files);
  };
  return (
    <>
      <Button
        type="button"
        variant={small ? 'secondary' : 'default'}
        size={small ? 'S' : 'M'}
        loading={busy}
        aria-describedby={describedBy}
        startIcon={<Upload aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input ref={input} type="file" accept={accept} hidden aria-label={label} onChange={choose} />
    </>
  );
};
