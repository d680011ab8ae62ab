import { Box, Button, Flex, Grid, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { CONTACT_ROLES } from '../../../../shared/core/kinds';
import type { ContactForm } from '../../../../shared/membership/organisation';
import { Cell } from '../../kit/components/Cell';
import { ChoiceField, DayField, TextField } from '../../kit/components/fields';
import { useLanguageChoices } from '../../kit/hooks/useLanguageChoices';
import { useTrad } from '../../kit/utils/trad';

/** A contact of a form, with a key that it keeps while others come and go. */
export type DraftContact = ContactForm & { key: string };

let made = 0;

/** A contact of a draft; without values, a blank one. */
export const draftContact = (values: Partial<ContactForm> = {}): DraftContact => {
  made += 1;
  const blank: ContactForm = {
    ...{ name: '', email: '', phone: '', mandateFrom: '', mandateUntil: '' },
    role: 'representative',
    locale: 'fr',
  };
  return { ...blank, ...values, key: values.id ?? `new-${made}` };
};

/** The contact without its key, as it is sent. */
export const sentContact = ({ key: _key, ...contact }: DraftContact): ContactForm => contact;

interface OneProps {
  at: string;
  contact: DraftContact;
  errors: Record<string, string>;
  onChange: (part: Partial<ContactForm>) => void;
  onRemove: () => void;
}

const Contact = ({ at, contact, errors, onChange, onRemove }: OneProps) => {
  const { t } = useTrad();
  const field = (
    name: 'name' | 'email' | 'phone' | 'role' | 'locale' | 'mandateFrom' | 'mandateUntil',
  ) => ({
    name: `${at}.${name}`,
    label: t(`organisation.contact.${name}`),
    error: errors[`${at}.${name}`],
    onChange: (value: string) => onChange({ [name]: value }),
  });
  const called = contact.name || contact.email || t('organisation.contact.new');
  return (
    <li>
      <Box role="group" aria-label={called} padding={4} hasRadius borderColor="neutral200">
        <Flex justifyContent="space-between" gap={2} paddingBottom={2}>
          <Typography fontWeight="semiBold">{called}</Typography>
          <IconButton
            label={t('organisation.contact.remove', { name: called })}
            variant="ghost"
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        </Flex>
        <Grid.Root gap={4}>
          <Cell col={4}>
            <TextField {...field('name')} value={contact.name} autoComplete="off" />
          </Cell>
          <Cell col={4}>
            <TextField {...field('email')} type="email" value={contact.email} autoComplete="off" />
          </Cell>
          <Cell col={4}>
            <TextField {...field('phone')} value={contact.phone} autoComplete="off" />
          </Cell>
          <Cell col={3}>
            <ChoiceField
              {...field('role')}
              hint={t(`organisation.role.${contact.role}`)}
              value={contact.role}
              choices={CONTACT_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            />
          </Cell>
          <Cell col={3}>
            <ChoiceField
              {...field('locale')}
              value={contact.locale}
              choices={useLanguageChoices()}
            />
          </Cell>
          <Cell col={3}>
            <DayField {...field('mandateFrom')} value={contact.mandateFrom} />
          </Cell>
          <Cell col={3}>
            <DayField
              {...field('mandateUntil')}
              hint={t('organisation.mandate.hint')}
              value={contact.mandateUntil}
            />
          </Cell>
        </Grid.Root>
      </Box>
    </li>
  );
};

interface Props {
  /** The place of the contacts in their form. */
  at: string;
  contacts: readonly DraftContact[];
  errors: Record<string, string>;
  onChange: (contacts: DraftContact[]) => void;
}

/** The contacts of an organisation, each with its role; added and removed here. */
export const ContactFields = ({ at, contacts, errors, onChange }: Props) => {
  const { t } = useTrad();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {contacts.length === 0 ? <Typography>{t('organisation.contact.none')}</Typography> : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {contacts.map((contact, index) => (
          <Contact
            key={contact.key}
            at={`${at}.${index}`}
            contact={contact}
            errors={errors}
            onChange={(part) =>
              onChange(contacts.map((one) => (one === contact ? { ...one, ...part } : one)))
            }
            onRemove={() => onChange(contacts.filter((one) => one !== contact))}
          />
        ))}
      </Flex>
      <div>
        <Button
          variant="secondary"
          startIcon={<Plus />}
          onClick={() => onChange([...contacts, draftContact()])}
        >
          {t('organisation.contact.add')}
        </Button>
      </div>
    </Flex>
  );
};
