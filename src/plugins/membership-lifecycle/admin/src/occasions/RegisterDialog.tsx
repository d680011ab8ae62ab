import { Flex, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { OccasionView, RegistrationInput } from '../../../shared/occasions/participation';
import { MembershipPicker } from '../kit/actions/MembershipPicker';
import { useRefusal } from '../kit/api/refusal';
import { FormFooter } from '../kit/components/FormFooter';
import { Labelled } from '../kit/components/Labelled';
import { Notice } from '../kit/components/Notice';
import { Sheet } from '../kit/components/Sheet';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { EligibilityNotice } from './EligibilityNotice';
import { NOBODY, PersonFields, type Person } from './PersonFields';
import { useAddRegistrationMutation, useGetEligibilityQuery } from './api';

interface Props {
  view: OccasionView;
  onClose: () => void;
}

const toInput = (membership: string, { contactId, name, email, locale }: Person) =>
  (contactId
    ? { membership, contactId }
    : {
        membership,
        name: name.trim(),
        ...(email.trim() ? { email: email.trim() } : {}),
        locale,
      }) satisfies RegistrationInput;

/** Registers somebody: the member first, with what their right allows, then who comes. */
export const RegisterDialog = ({ view, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [membership, setMembership] = useState('');
  const [person, setPerson] = useState<Person>(NOBODY);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState('');
  const [add, { isLoading }] = useAddRegistrationMutation();
  const { currentData: eligible } = useGetEligibilityQuery(
    { id: view.id, membership },
    { skip: membership === '' },
  );

  const submit = async () => {
    const empty = [
      ...(membership === '' ? ['membership'] : []),
      ...(!person.contactId && person.name.trim() === '' ? ['name'] : []),
    ];
    if (empty.length > 0) {
      setErrors(Object.fromEntries(empty.map((name) => [name, t('field.required')])));
      return;
    }
    setErrors({});
    setRefusal('');
    try {
      await add({ id: view.id, who: toInput(membership, person) }).unwrap();
      toggleNotification({ type: 'success', message: t('registrations.added') });
      onClose();
    } catch (error) {
      const { fields, message } = read(error);
      setErrors(fields);
      if (Object.keys(fields).length === 0) setRefusal(message);
    }
  };

  return (
    <Sheet
      title={t('registrations.add')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <FormFooter loading={isLoading} disabled={eligible?.allowed === false}>
          {t('registrations.add.confirm')}
        </FormFooter>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Labelled name="occasion" label={t('registrations.occasion')}>
          <TextInput readOnly value={format.text(view.titles)} />
        </Labelled>
        <Labelled
          name="membership"
          required
          label={t('registrations.member')}
          error={errors.membership}
        >
          <MembershipPicker
            value={membership}
            onChange={(next) => {
              setMembership(next);
              setPerson(NOBODY);
              setRefusal('');
            }}
          />
        </Labelled>
        {eligible ? <EligibilityNotice eligible={eligible} /> : null}
        {eligible?.allowed ? (
          <PersonFields
            contacts={eligible.contacts}
            value={person}
            errors={errors}
            onChange={setPerson}
          />
        ) : null}
        {refusal ? <Notice tone="danger">{refusal}</Notice> : null}
      </Flex>
    </Sheet>
  );
};
