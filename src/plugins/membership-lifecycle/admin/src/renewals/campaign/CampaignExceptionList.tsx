import { Accordion, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type {
  CampaignException,
  CampaignPlan,
  CampaignRange,
} from '../../../../shared/renewals/campaign';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Pager } from '../../kit/components/Pager';
import { PanelBody } from '../../kit/components/PanelBody';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetCampaignExceptionsQuery } from '../api/renewals';

const PAGE_SIZE = 25;

/** The members with one exception, page by page. */
const Members = ({ range, reason }: { range: CampaignRange; reason: CampaignException }) => {
  const { text } = useFormat();
  const [page, setPage] = useState(1);
  const query = useGetCampaignExceptionsQuery({ ...range, reason, page, pageSize: PAGE_SIZE });
  return (
    <PanelBody query={query}>
      {({ data, meta }) => (
        <Flex direction="column" alignItems="stretch" gap={3} padding={4}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {data.map(({ membershipId, organisation, reference, why }) => (
              <li key={membershipId}>
                <MembershipLink
                  id={membershipId}
                  tab={reason === 'no-figure' ? 'contacts' : 'brief'}
                  apart
                >
                  {organisation || reference}
                </MembershipLink>
                <Typography tag="p" variant="pi">
                  {text(why)}
                </Typography>
              </li>
            ))}
          </Flex>
          <Pager page={page} pageCount={meta.pagination.pageCount} onPage={setPage} />
        </Flex>
      )}
    </PanelBody>
  );
};

interface Props {
  range: CampaignRange;
  exceptions: CampaignPlan['meta']['exceptions'];
}

/** Members who get no message, by reason, with their names on demand. */
export const CampaignExceptionList = ({ range, exceptions }: Props) => {
  const { t } = useTrad();
  return (
    <section aria-label={t('campaign.exceptions')}>
      <Typography tag="h2" variant="delta" style={{ paddingBottom: '0.8rem' }}>
        {t('campaign.exceptions')}
      </Typography>
      <Accordion.Root>
        {exceptions.map(({ reason, count }) => (
          <Accordion.Item key={reason} value={reason}>
            <Accordion.Header>
              <Accordion.Trigger>{t(`campaign.exception.${reason}`, { count })}</Accordion.Trigger>
            </Accordion.Header>
            <Accordion.Content>
              <Members range={range} reason={reason} />
            </Accordion.Content>
          </Accordion.Item>
        ))}
      </Accordion.Root>
    </section>
  );
};
