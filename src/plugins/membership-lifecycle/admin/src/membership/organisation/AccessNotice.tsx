import { Typography } from '@strapi/design-system';
import type { ContactForm } from '../../../../shared/membership/organisation';
import { Notice } from '../../kit/components/Notice';
import { useTrad } from '../../kit/utils/trad';

type Officer = Pick<ContactForm, 'email' | 'mandateFrom' | 'mandateUntil'>;

const actsOn = ({ email, mandateFrom, mandateUntil }: Officer, today: string): boolean =>
  email.trim() !== '' &&
  (!mandateFrom || mandateFrom <= today) &&
  (!mandateUntil || today <= mandateUntil);

interface Props {
  stored: readonly ContactForm[];
  /** As they are typed. */
  contacts: readonly ContactForm[];
  today: string;
}

/** The access that ends as soon as the contacts are saved, and what becomes of messages without anybody. */
export const AccessNotice = ({ stored, contacts, today }: Props) => {
  const { t } = useTrad();
  const acting = contacts.filter((one) => actsOn(one, today));
  const addresses = new Set(acting.map(({ email }) => email.trim().toLowerCase()));
  const leaving = stored.filter(
    (one) => actsOn(one, today) && !addresses.has(one.email.trim().toLowerCase()),
  );
  if (leaving.length === 0) return null;
  const names = leaving.map(({ name }) => name).join(', ');
  return (
    <Notice tone="warning" title={t('organisation.access.ends', { names })}>
      <Typography>
        {t('organisation.access.then')} {acting.length === 0 ? t('organisation.access.nobody') : ''}
      </Typography>
    </Notice>
  );
};
