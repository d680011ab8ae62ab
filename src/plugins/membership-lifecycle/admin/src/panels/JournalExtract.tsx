import { useState } from 'react';
import { Flex, TextButton, Typography } from '@strapi/design-system';
import { PanelBody } from '../components/PanelBody';
import { useGetActivitiesQuery } from '../services/memberships';
import { useTrad } from '../utils/trad';
import { ActivityLine } from './ActivityLine';
import { JournalDialog } from './JournalDialog';

const SHOWN = 5;

/** The last lines of the journal, and the way to all of them. */
export const JournalExtract = ({ documentId }: { documentId: string }) => {
  const { t } = useTrad();
  const [open, setOpen] = useState(false);
  const query = useGetActivitiesQuery({ documentId, page: 1, pageSize: SHOWN });
  return (
    <PanelBody query={query}>
      {({ data, meta }) => (
        <Flex direction="column" alignItems="stretch" gap={3} width="100%">
          {data.length === 0 ? (
            <Typography variant="pi" textColor="neutral600">
              {t('journal.empty')}
            </Typography>
          ) : null}
          {data.map((activity) => (
            <ActivityLine key={activity.id} activity={activity} />
          ))}
          {meta.pagination.total > SHOWN ? (
            <Flex justifyContent="center">
              <TextButton onClick={() => setOpen(true)}>
                {t('journal.all', { count: meta.pagination.total })}
              </TextButton>
            </Flex>
          ) : null}
          {open ? <JournalDialog documentId={documentId} onClose={() => setOpen(false)} /> : null}
        </Flex>
      )}
    </PanelBody>
  );
};
