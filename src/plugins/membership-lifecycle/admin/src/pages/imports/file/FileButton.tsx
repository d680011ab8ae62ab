import { useRef } from 'react';
import type { ChangeEvent } from 'react';
import { Button } from '@strapi/design-system';
import { Upload } from '@strapi/icons';

interface Props {
  label: string;
  busy: boolean;
  variant?: 'default' | 'secondary';
  describedBy?: string;
  onChoose: (files: File[]) => void;
}

/** Asks for a file of the reader's computer. */
export const FileButton = ({ label, busy, variant = 'default', describedBy, onChoose }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same file may be chosen again, once it is corrected.
    target.value = '';
    if (files.length > 0) onChoose(files);
  };
  return (
    <>
      <Button
        type="button"
        variant={variant}
        loading={busy}
        aria-describedby={describedBy}
        startIcon={<Upload aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.xlsx,text/csv"
        hidden
        aria-label={label}
        onChange={choose}
      />
    </>
  );
};
