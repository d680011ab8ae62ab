import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { MergedIntoView } from '../../../../shared/core/former-identities';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  mergedInto: MergedIntoView;
  /** A button beside the link, such as that of the undoing. */
  action?: ReactNode;
}

/** The membership into which this one was merged. */
export const MergedNotice = ({ mergedInto, action }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { documentId, organisation, reference, on } = mergedInto;
  return (
    <Notice tone="primary" title={t('glance.merged', { organisation, on: format.day(on) })}>
      <Flex gap={4} wrap="wrap">
        <MembershipLink id={documentId}>{t('glance.merged.open', { reference })}</MembershipLink>
        {action}
      </Flex>
    </Notice>
  );
};
