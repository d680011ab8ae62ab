import { useState } from 'react';
import type { AssemblyView, RollContact, RollRow } from '../../../../shared/assemblies/assemblies';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { Labelled } from '../../kit/components/Labelled';
import { useTrad } from '../../kit/utils/trad';
import { CommandSheet } from '../CommandSheet';
import { TextField } from '../PlanField';
import { useGetRollContactsQuery } from '../api';

interface Props {
  assembly: AssemblyView;
  row: RollRow;
  onClose: () => void;
}

const SOMEBODY = 'somebody';

/** Chooses a member's representative: one of its contacts, or any other name. */
export const HolderDialog = ({ assembly, row, onClose }: Props) => {
  const { t } = useTrad();
  const { id } = assembly;
  const { data: contacts = [] } = useGetRollContactsQuery({ id, membershipId: row.id });
  const [chosen, setChosen] = useState(row.holderContactId ?? SOMEBODY);
  const [name, setName] = useState(row.holderContactId ? '' : (row.holderName ?? ''));
  const labelOf = (contact: RollContact) =>
    t('assembly.holder.contact', {
      name: contact.name,
      role: t(`role.${contact.role}`),
    });
  const known = contacts.some((contact) => contact.id === chosen);
  const value = known ? chosen : SOMEBODY;
  const input = { membershipId: row.id, ...(known ? { contactId: chosen } : { name }) };
  return (
    <CommandSheet
      title={t('assembly.holder.choose')}
      subject={row.organisation}
      help={t('assembly.holder.help')}
      command={{ id, name: 'choose-holder', input }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Labelled name="contactId" label={t('assembly.field.contactId')}>
            <ChoiceInput
              value={value}
              choices={[
                ...contacts.map((contact) => ({ value: contact.id, label: labelOf(contact) })),
                { value: SOMEBODY, label: t('assembly.holder.somebody') },
              ]}
              onChange={setChosen}
            />
          </Labelled>
          {known ? null : (
            <TextField
              name="name"
              required
              value={name}
              error={errors.name ?? errors['']}
              onChange={setName}
            />
          )}
        </>
      )}
    </CommandSheet>
  );
};
