import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { AttestationView } from '../../../../../shared/papers/attestations';
import { ChoiceInput } from '../../../kit/components/ChoiceInput';
import { FormFooter } from '../../../kit/components/FormFooter';
import { Labelled } from '../../../kit/components/Labelled';
import { Notice } from '../../../kit/components/Notice';
import { Sheet } from '../../../kit/components/Sheet';
import { useTrad } from '../../../kit/utils/trad';

type Locale = AttestationView['locale'];
const LOCALES: readonly Locale[] = ['fr', 'en'];

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
    <Sheet
      title={t(`attestation.${kind}`)}
      onClose={onClose}
      onSubmit={onSubmit}
      footer={<FormFooter loading={busy}>{t('attestation.make')}</FormFooter>}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography textColor="neutral600">{t(`attestation.${kind}.help`)}</Typography>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        {children}
        <Labelled name="locale" label={t('attestation.locale')}>
          <ChoiceInput
            value={locale}
            choices={LOCALES.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(value) => onLocale(value === 'en' ? 'en' : 'fr')}
          />
        </Labelled>
      </Flex>
    </Sheet>
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
