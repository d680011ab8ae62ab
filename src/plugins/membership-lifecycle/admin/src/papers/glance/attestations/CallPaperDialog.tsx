import { useState } from 'react';
import type { DuesView, MembershipView } from '../../../../../shared/core/membership';
import { ChoiceField } from '../../../kit/components/fields';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { localeOf, PaperSheet } from './PaperSheet';
import { useIssue } from './useIssue';

interface Props {
  kind: 'receipt' | 'copy';
  view: MembershipView;
  onClose: () => void;
}

/** The calls that a paper can be made about: those that money came in for, or that are on paper. */
export const callsFor = (kind: Props['kind'], { dues }: MembershipView): DuesView[] =>
  dues.filter(({ paid, papers, state }) =>
    kind === 'receipt'
      ? paid > 0
      : papers.length > 0 && state !== 'cancelled' && state !== 'waived',
  );

/** Asks for a receipt or a copy: about the latest call, unless another is chosen. */
export const CallPaperDialog = ({ kind, view, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const calls = callsFor(kind, view);
  const [duesId, setDuesId] = useState(calls[0]?.id ?? '');
  const [locale, setLocale] = useState(() => localeOf(view.contacts, 'billing'));
  const { issue, refusal, busy } = useIssue(view, onClose);
  return (
    <PaperSheet
      kind={kind}
      locale={locale}
      onLocale={setLocale}
      problem={refusal?.message ?? null}
      busy={busy}
      onSubmit={() => void issue({ kind, duesId, locale })}
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
