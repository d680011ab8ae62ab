import { Box, Flex } from '@strapi/design-system';
import { useTrad } from '../../../kit/utils/trad';
import { CopyButton } from './CopyButton';

/** The data of an event, as it is sent, to read and to copy. */
export const Payload = ({ payload }: { payload: Record<string, unknown> }) => {
  const { t } = useTrad();
  const text = JSON.stringify(payload, null, 2);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="flex-end">
        <CopyButton text={text} />
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
