import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import { DayField } from '../../../kit/components/fields';
import { useTrad } from '../../../kit/utils/trad';
import { localeOf, PaperSheet } from './PaperSheet';
import { useIssue } from './useIssue';

interface Props {
  view: MembershipView;
  onClose: () => void;
}

/** Asks for the certificate of a day. */
export const CertificateDialog = ({ view, onClose }: Props) => {
  const { t } = useTrad();
  const [on, setOn] = useState(view.today);
  const [locale, setLocale] = useState(() => localeOf(view.contacts, 'representative'));
  const { issue, refusal, busy } = useIssue(view, onClose);
  const dayProblem = refusal?.fields.on;
  return (
    <PaperSheet
      kind="certificate"
      locale={locale}
      onLocale={setLocale}
      problem={refusal && !dayProblem ? refusal.message : null}
      busy={busy}
      onSubmit={() => void issue({ kind: 'certificate', on: on || view.today, locale })}
      onClose={onClose}
    >
      <DayField
        name="on"
        label={t('attestation.on')}
        hint={t('attestation.on.hint')}
        error={dayProblem}
        value={on}
        onChange={setOn}
      />
    </PaperSheet>
  );
};
