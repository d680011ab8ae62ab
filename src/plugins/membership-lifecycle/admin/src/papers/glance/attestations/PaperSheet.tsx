import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { AttestationView } from '../../../../../shared/papers/attestations';
import { FormSheet } from '../../../kit/components/FormSheet';
import { ChoiceField } from '../../../kit/components/fields';
import { useLanguageChoices } from '../../../kit/hooks/useLanguageChoices';
import { useTrad } from '../../../kit/utils/trad';

type Locale = AttestationView['locale'];

interface Props {
  kind: AttestationView['kind'];
  locale: Locale;
  onLocale: (locale: Locale) => void;
  /** Why the paper was not made, if no field shows it. */
  problem: string | null;
  busy: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The form that a certificate or a receipt is asked for with. */
export const PaperSheet = (props: Props) => {
  const { kind, locale, onLocale, problem, busy, onSubmit, onClose, children } = props;
  const { t } = useTrad();
  return (
    <FormSheet
      title={t(`attestation.${kind}`)}
      submit={t('attestation.make')}
      pending={busy}
      refused={problem}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <Typography textColor="neutral600">{t(`attestation.${kind}.help`)}</Typography>
      {children}
      <ChoiceField
        name="locale"
        label={t('attestation.locale')}
        value={locale}
        choices={useLanguageChoices()}
        onChange={onLocale}
      />
    </FormSheet>
  );
};

/** The language of the recipient: of the contact in that role, else of the first contact. */
export const localeOf = (
  contacts: readonly { role: string; locale: string }[],
  role: 'billing' | 'representative',
): Locale => {
  const contact = contacts.find((one) => one.role === role) ?? contacts[0];
  return contact?.locale === 'en' ? 'en' : 'fr';
};
