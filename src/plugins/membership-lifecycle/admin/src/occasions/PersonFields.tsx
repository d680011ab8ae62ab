import { Flex } from '@strapi/design-system';
import type { Eligibility } from '../../../shared/occasions/participation';
import { ChoiceField, TextField } from '../kit/components/fields';
import { useLanguageChoices } from '../kit/hooks/useLanguageChoices';
import { useTrad } from '../kit/utils/trad';

export interface Person {
  /** Empty: somebody else, by name. */
  contactId: string;
  name: string;
  email: string;
  locale: 'fr' | 'en';
}

export const NOBODY: Person = { contactId: '', name: '', email: '', locale: 'fr' };

interface Props {
  contacts: Eligibility['contacts'];
  value: Person;
  errors: Record<string, string>;
  onChange: (person: Person) => void;
}

const SOMEBODY_ELSE = '-';

/** The participant: a contact of the member, or somebody else by name. */
export const PersonFields = ({ contacts, value, errors, onChange }: Props) => {
  const { t } = useTrad();
  const languages = useLanguageChoices();
  const contact = contacts.find(({ id }) => id === value.contactId);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChoiceField
        name="contactId"
        label={t('registrations.who')}
        error={errors.contactId}
        value={value.contactId || SOMEBODY_ELSE}
        choices={[
          ...contacts.map(({ id, name, email }) => ({
            value: id,
            label: [name, email].filter(Boolean).join(' · '),
          })),
          { value: SOMEBODY_ELSE, label: t('registrations.somebody-else') },
        ]}
        onChange={(chosen) =>
          onChange({ ...value, contactId: chosen === SOMEBODY_ELSE ? '' : chosen })
        }
      />
      {contact ? null : (
        <>
          <TextField
            name="name"
            required
            label={t('registrations.name')}
            error={errors.name}
            value={value.name}
            onChange={(name) => onChange({ ...value, name })}
          />
          <TextField
            name="email"
            label={t('registrations.email')}
            hint={t('registrations.email.hint')}
            error={errors.email}
            value={value.email}
            onChange={(email) => onChange({ ...value, email })}
          />
          <ChoiceField
            name="locale"
            label={t('registrations.language')}
            value={value.locale}
            choices={languages}
            onChange={(locale) => onChange({ ...value, locale })}
          />
        </>
      )}
    </Flex>
  );
};
