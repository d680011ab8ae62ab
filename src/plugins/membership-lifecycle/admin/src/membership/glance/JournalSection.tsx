import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView } from '../../../../shared/core/membership';
import { Pager } from '../../kit/components/Pager';
import { PanelBody } from '../../kit/components/PanelBody';
import { Quiet } from '../../kit/components/Quiet';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { useTrad } from '../../kit/utils/trad';
import { useGetActivitiesQuery } from '../api/memberships';
import { ActivityLine } from '../panels/ActivityLine';

const PAGE_SIZE = 10;

/** The journal in sentences, the newest first, page by page. */
export const JournalSection = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const [page, setPage] = useState(1);
  const query = useGetActivitiesQuery({
    documentId: view.documentId,
    page,
    pageSize: PAGE_SIZE,
  });
  return (
    <GlanceSection title={t('panel.journal')}>
      <PanelBody query={query}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch" gap={3}>
            {data.length === 0 ? <Quiet>{t('journal.empty')}</Quiet> : null}
            <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
              {data.map((activity) => (
                <li key={activity.id}>
                  <ActivityLine activity={activity} view={view} />
                </li>
              ))}
            </Flex>
            <Pager
              page={page}
              pageCount={meta.pagination.pageCount}
              back={t('journal.newer')}
              on={t('journal.older')}
              onPage={setPage}
            />
          </Flex>
        )}
      </PanelBody>
    </GlanceSection>
  );
};
