import type { MergedIntoView } from '../../../../shared/core/membership';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

/** The membership into which this one was merged. */
export const MergedNotice = ({ mergedInto }: { mergedInto: MergedIntoView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { documentId, organisation, reference, on } = mergedInto;
  return (
    <Notice tone="primary" title={t('glance.merged', { organisation, on: format.day(on) })}>
      <MembershipLink id={documentId}>{t('glance.merged.open', { reference })}</MembershipLink>
    </Notice>
  );
};
