import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ImportReport } from '../../../../../shared/transfer/imports';
import { Card } from '../../../kit/components/Card';
import { StateBadge } from '../../../kit/components/StateBadge';
import { STATUS_TONES } from '../../../kit/components/tones';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  report: ImportReport;
  isDraft: boolean;
}

const ADDED = [
  'organisations',
  'contacts',
  'memberships',
  'terms',
  'calls',
  'payments',
  'rights',
  'figures',
  'replaced',
] as const;

const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(32rem, 1fr));
  gap: 1.6rem;
`;

/** The rows that the file adds, and its new members' statuses today. */
export const TrialSums = ({ report: { adds, statuses }, isDraft }: Props) => {
  const { t } = useTrad();
  const { number } = useFormat();
  const added = ADDED.filter((name) => adds[name] > 0);
  const members = Object.entries(statuses).sort(([, one], [, other]) => other - one);
  if (added.length === 0) return null;
  return (
    <Columns>
      <Card title={t(isDraft ? 'imports.adds' : 'imports.added')}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
          {added.map((name) => (
            <li key={name}>
              <Typography>{t(`imports.adds.${name}`, { count: adds[name] })}</Typography>
            </li>
          ))}
        </Flex>
      </Card>
      {members.length > 0 ? (
        <Card title={t('imports.statuses')} help={t('imports.statuses.help')}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {members.map(([status, count]) => (
              <Flex tag="li" key={status} gap={3}>
                <Typography fontWeight="semiBold" minWidth="4rem">
                  {number(count)}
                </Typography>
                <StateBadge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</StateBadge>
              </Flex>
            ))}
          </Flex>
        </Card>
      ) : null}
    </Columns>
  );
};
