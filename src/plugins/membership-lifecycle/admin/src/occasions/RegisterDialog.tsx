import { TextInput } from '@strapi/design-system';
import { useState } from 'react';
import type {
  Eligibility,
  OccasionView,
  RegistrationInput,
} from '../../../shared/occasions/participation';
import { MembershipPicker } from '../kit/actions/MembershipPicker';
import { FormSheet } from '../kit/components/FormSheet';
import { Labelled } from '../kit/components/Labelled';
import { Notice } from '../kit/components/Notice';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { NOBODY, PersonFields } from './PersonFields';
import type { Person } from './PersonFields';
import { useAddRegistrationMutation, useGetEligibilityQuery } from './api';

/** Whether a member may send somebody, why not, and what would be left of their right. */
const EligibilityNotice = ({ eligible }: { eligible: Eligibility }) => {
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
  const [membership, setMembership] = useState('');
  const [person, setPerson] = useState<Person>(NOBODY);
  const { pending, errors, unplaced, refuse, refuseEmpty, submit } = useSubmit();
  const [add] = useAddRegistrationMutation();
  const { currentData: eligible } = useGetEligibilityQuery(
    { id: view.id, membership },
    { skip: membership === '' },
  );

  const send = () => {
    if (refuseEmpty({ membership, ...(person.contactId ? {} : { name: person.name }) })) return;
    void submit(() => add({ id: view.id, who: toInput(membership, person) }).unwrap(), {
      done: t('registrations.added'),
      then: onClose,
    });
  };

  return (
    <FormSheet
      title={t('registrations.add')}
      submit={t('registrations.add.confirm')}
      pending={pending}
      disabled={eligible?.allowed === false}
      refused={unplaced(['membership', ...Object.keys(person)])}
      onSubmit={send}
      onClose={onClose}
    >
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
            refuse({});
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
    </FormSheet>
  );
};
