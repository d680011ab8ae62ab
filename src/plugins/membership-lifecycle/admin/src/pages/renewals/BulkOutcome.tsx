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
      {(['skipped', 'failed'] as const)
        .filter((list) => result[list].length > 0)
        .map((list) => (
          <div key={list}>
            <Notice tone={list === 'failed' ? 'danger' : 'warning'}>
              {t(`bulk.${list}`, { count: result[list].length })}
            </Notice>
            <Flex tag="ul" direction="column" alignItems="start" gap={2} paddingTop={2}>
              {result[list].map((line) => (
                <Typography key={line.membershipId} tag="li">
                  <MembershipLink id={line.membershipId}>
                    {line.organisation || line.reference}
                  </MembershipLink>{' '}
                  {text(line.text) || line.reason}
                </Typography>
              ))}
            </Flex>
          </div>
        ))}
    </Flex>
  );
};
