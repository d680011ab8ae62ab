import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { fetchPaper } from '../services/papers';
import { useRefusal } from '../services/refusal';
import { download } from '../utils/download';

interface Props {
  id: string;
  /** Name of the file. */
  name: string;
  label: string;
  /** What is read out instead, where the label alone would be the same as its neighbours'. */
  spoken?: string;
}

/** A paper as it was issued, handed to the browser. */
export const PaperButton = ({ id, name, label, spoken }: Props) => {
  const { notify } = useRefusal();
  const [busy, setBusy] = useState(false);
  const fetchAndHand = async () => {
    setBusy(true);
    try {
      download(await fetchPaper(id), name);
    } catch (error) {
      notify(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="S"
      variant="tertiary"
      startIcon={<Download />}
      loading={busy}
      aria-label={spoken}
      onClick={() => void fetchAndHand()}
    >
      {label}
    </Button>
  );
};
