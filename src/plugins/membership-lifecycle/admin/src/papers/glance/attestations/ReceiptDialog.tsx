import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import { ChoiceField } from '../../../kit/components/fields';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { localeOf, PaperSheet } from './PaperSheet';
import { useIssue } from './useIssue';

interface Props {
  view: MembershipView;
  onClose: () => void;
}

/** Asks for the receipt of what came in on a call: the latest one, unless another is chosen. */
export const ReceiptDialog = ({ view, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const calls = view.dues.filter(({ paid }) => paid > 0);
  const [duesId, setDuesId] = useState(calls[0]?.id ?? '');
  const [locale, setLocale] = useState(() => localeOf(view.contacts, 'billing'));
  const { issue, refusal, busy } = useIssue(view, onClose);
  return (
    <PaperSheet
      kind="receipt"
      locale={locale}
      onLocale={setLocale}
      problem={refusal?.message ?? null}
      busy={busy}
      onSubmit={() => void issue({ kind: 'receipt', duesId, locale })}
      onClose={onClose}
    >
      <ChoiceField
        name="duesId"
        label={t('attestation.call')}
        value={duesId}
        choices={calls.map(({ id, number, paid }) => ({
          value: id,
          label: t('attestation.call-choice', {
            call: t('dues.number', { number: number || t('dues.unnumbered') }),
            paid: format.money(paid),
          }),
        }))}
        onChange={setDuesId}
      />
    </PaperSheet>
  );
};
