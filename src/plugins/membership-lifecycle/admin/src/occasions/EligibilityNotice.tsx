import type { Eligibility } from '../../../shared/occasions/participation';
import { Notice } from '../kit/components/Notice';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

/** Whether a member may send somebody, why not, and what would be left of their right. */
export const EligibilityNotice = ({ eligible }: { eligible: Eligibility }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { allowed, text, right, units, left, covered } = eligible;
  if (!allowed) {
    return (
      <Notice tone="danger" title={t('eligibility.refused')}>
        {format.text(text)}
      </Notice>
    );
  }
  const name = format.text(right);
  const sentences = [
    name ? t('eligibility.right', { right: name }) : t('eligibility.member'),
    left === null
      ? ''
      : t('eligibility.left', { left, unit: format.plural(format.text(units), left) }),
    covered ? '' : t('eligibility.uncovered'),
  ];
  return (
    <Notice tone={covered ? 'success' : 'warning'} title={t('eligibility.allowed')}>
      {sentences.filter(Boolean).join(' ')}
    </Notice>
  );
};
