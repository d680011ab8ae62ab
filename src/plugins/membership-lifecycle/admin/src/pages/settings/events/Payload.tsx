import { Box, Button, Flex } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useTrad } from '../../../utils/trad';

/** What an event carries, as it is sent, to read and to copy. */
export const Payload = ({ payload }: { payload: Record<string, unknown> }) => {
  const { t } = useTrad();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const text = JSON.stringify(payload, null, 2);
  const copyAll = async () => {
    const done = await copy(text);
    toggleNotification({
      type: done ? 'success' : 'warning',
      message: t(done ? 'events.copied' : 'events.not-copied'),
    });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="flex-end">
        <Button
          type="button"
          size="S"
          variant="tertiary"
          startIcon={<Duplicate aria-hidden />}
          onClick={() => void copyAll()}
        >
          {t('events.copy')}
        </Button>
      </Flex>
      {/* Focusable, so that a long payload scrolls by keyboard too. */}
      <Box
        tag="pre"
        tabIndex={0}
        role="region"
        aria-label={t('events.payload')}
        background="neutral100"
        hasRadius
        padding={4}
        style={{ overflow: 'auto', maxHeight: '40rem', fontSize: '1.3rem', lineHeight: 1.5 }}
      >
        {text}
      </Box>
    </Flex>
  );
};
