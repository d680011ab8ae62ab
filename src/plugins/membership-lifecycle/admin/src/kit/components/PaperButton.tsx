import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { fetchPaper } from '../api/paper-file';
import { useSubmit } from '../hooks/useSubmit';
import { download } from '../utils/download';

interface Props {
  id: string;
  /** Whether the association issued it, or the member gave it. */
  of?: 'papers' | 'member-papers';
  /** Name of the file. */
  name: string;
  label: string;
  /** What is read out instead, where the label alone would be the same as its neighbours'. */
  spoken?: string;
}

/** A paper as it was issued, or as it came, handed to the browser. */
export const PaperButton = ({ id, of, name, label, spoken }: Props) => {
  const { pending, submit } = useSubmit({ aside: true });
  const fetchAndHand = () =>
    submit(() => fetchPaper(id, of), { then: (file) => download(file, name) });
  return (
    <Button
      size="S"
      variant="tertiary"
      startIcon={<Download />}
      loading={pending}
      aria-label={spoken}
      onClick={() => void fetchAndHand()}
    >
      {label}
    </Button>
  );
};
