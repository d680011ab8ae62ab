import { Flex, Typography } from '@strapi/design-system';
import type { BulkResult } from '../../../../shared/contracts';
import { MembershipLink } from '../../components/MembershipLink';
import { Notice } from '../../components/Notice';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

/** What a command on many did, and what it left alone with the reason. */
export const BulkOutcome = ({ result }: { result: BulkResult }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notice tone="success">{t('bulk.done', { count: result.done.length })}</Notice>
      {result.skipped.length > 0 ? (
        <>
          <Notice tone="warning">{t('bulk.skipped', { count: result.skipped.length })}</Notice>
          <Flex tag="ul" direction="column" alignItems="start" gap={2}>
            {result.skipped.map((line) => (
              <Typography key={line.membershipId} tag="li">
                <MembershipLink id={line.membershipId}>{line.reference}</MembershipLink>{' '}
                {text(line.text) || line.reason}
              </Typography>
            ))}
          </Flex>
        </>
      ) : null}
    </Flex>
  );
};
