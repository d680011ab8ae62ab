import { Flex } from '@strapi/design-system';
import type { MembershipView } from '../../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import { GlanceSection } from '../../../kit/glance/GlanceSection';
import { useCan } from '../../../kit/utils/can';
import { useTrad } from '../../../kit/utils/trad';
import { GivenPapers } from './GivenPapers';
import { IssuedPapers } from './IssuedPapers';

/** The papers of a member: what it gave, for those who may read that, and what it was issued. */
export const DocumentsSection = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const given = useCan(PERMISSIONS.paperRead);
  return (
    <GlanceSection title={t('papers.title')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        {given ? <GivenPapers view={view} /> : null}
        <IssuedPapers membershipId={view.documentId} quiet={given} />
      </Flex>
    </GlanceSection>
  );
};
