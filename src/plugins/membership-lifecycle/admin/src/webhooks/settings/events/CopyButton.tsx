import { Button } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useTrad } from '../../../kit/utils/trad';

/** Copies a text, and says whether the browser let it. */
export const CopyButton = ({ text }: { text: string }) => {
  const { t } = useTrad();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const copyAll = async () => {
    const done = await copy(text);
    toggleNotification({
      type: done ? 'success' : 'warning',
      message: t(done ? 'events.copied' : 'events.not-copied'),
    });
  };
  return (
    <Button
      type="button"
      size="S"
      variant="tertiary"
      startIcon={<Duplicate aria-hidden />}
      onClick={() => void copyAll()}
    >
      {t('events.copy')}
    </Button>
  );
};
