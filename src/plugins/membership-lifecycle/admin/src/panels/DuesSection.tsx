import { Flex, Typography } from '@strapi/design-system';
import type { DuesView, MembershipView } from '../../../shared/contracts';
import { Section } from '../components/Section';
import { useTrad } from '../utils/trad';
import { DuesCard } from './DuesCard';
import { currentTerm } from './terms';

const isOwed = ({ state }: DuesView): boolean => state === 'open' || state === 'overdue';

/** The dues of the running term and all that is still owed; the rest stands in the history. */
export const DuesSection = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const term = currentTerm(view);
  const shown = view.dues.filter(
    (dues) => isOwed(dues) || (dues.termId === term?.id && dues.state !== 'cancelled'),
  );
  return (
    <Section title={t('dues.title')}>
      {shown.length > 0 ? (
        <Flex direction="column" alignItems="stretch" gap={3}>
          {shown.map((dues) => (
            <DuesCard key={dues.id} dues={dues} />
          ))}
        </Flex>
      ) : (
        <Typography variant="pi" textColor="neutral600">
          {t(view.duesState === 'waived' ? 'dues.waived-help' : 'dues.none-help')}
        </Typography>
      )}
    </Section>
  );
};
