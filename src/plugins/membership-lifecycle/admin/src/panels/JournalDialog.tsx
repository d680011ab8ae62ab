import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { PanelBody } from '../components/PanelBody';
import { Sheet } from '../components/Sheet';
import { useGetActivitiesQuery } from '../services/memberships';
import { useTrad } from '../utils/trad';
import { ActivityLine } from './ActivityLine';

interface Props {
  documentId: string;
  onClose: () => void;
}

/** The whole journal of a membership, page by page. */
export const JournalDialog = ({ documentId, onClose }: Props) => {
  const { t } = useTrad();
  const [page, setPage] = useState(1);
  const query = useGetActivitiesQuery({ documentId, page, pageSize: 20 });
  return (
    <Sheet title={t('journal.title')} onClose={onClose}>
      <PanelBody query={query}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {data.map((activity) => (
              <ActivityLine key={activity.id} activity={activity} whole />
            ))}
            {meta.pagination.pageCount > 1 ? (
              <Flex justifyContent="space-between">
                <Button variant="tertiary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
                  {t('journal.newer')}
                </Button>
                <Typography variant="pi">
                  {t('journal.page', { page, count: meta.pagination.pageCount })}
                </Typography>
                <Button
                  variant="tertiary"
                  disabled={page >= meta.pagination.pageCount}
                  onClick={() => setPage(page + 1)}
                >
                  {t('journal.older')}
                </Button>
              </Flex>
            ) : null}
          </Flex>
        )}
      </PanelBody>
    </Sheet>
  );
};
