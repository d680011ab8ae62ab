import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { fetchPaper } from '../api/paper-file';
import { useSubmit } from '../hooks/useSubmit';
import { download } from '../utils/download';

interface Props {
  id: string;
  /** Whether the association issued it or the member gave it. */
  of?: 'papers' | 'member-papers';
  label: string;
  /** The name for screen readers, when several buttons have the same label. */
  spoken?: string;
}

/** Downloads a paper; the server names the file. */
export const PaperButton = ({ id, of, label, spoken }: Props) => {
  const { pending, submit } = useSubmit({ aside: true });
  const fetchAndHand = () =>
    submit(() => fetchPaper(id, of), { then: ({ file, name }) => download(file, name) });
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
