import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { AssemblyView, RollRow } from '../../../../shared/assemblies/assemblies';
import { Labelled } from '../../kit/components/Labelled';
import { useTrad } from '../../kit/utils/trad';
import { CommandSheet } from '../CommandSheet';
import { ChoiceField, DayField, TextField } from '../PlanField';
import { useGetRollQuery } from '../api';

interface VoterPickerProps {
  assemblyId: string;
  value: string;
  /** Only members who have votes to lend. */
  voting?: boolean;
  except?: string;
  onChange: (value: string) => void;
}

/** Finds a member of the roll by its name or its mandate-holder’s. */
const VoterPicker = ({ assemblyId, value, voting = false, except, onChange }: VoterPickerProps) => {
  const { t } = useTrad();
  const [typed, setTyped] = useState('');
  const search = useDebounce(typed, 300);
  const filters = { search, listing: voting ? 'voting' : 'on', pageSize: '20' };
  const { data, isFetching } = useGetRollQuery({ id: assemblyId, filters });
  const found = (data?.data ?? []).filter(({ id }) => id !== except);
  return (
    <Combobox
      autocomplete="none"
      value={value}
      loading={isFetching}
      placeholder={t('assembly.search.short')}
      noOptionsMessage={() => t('assembly.none-found')}
      clearLabel={t('action.clear')}
      onInputChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onChange={(next) => onChange(next ?? '')}
      onClear={() => onChange('')}
    >
      {found.map(({ id, organisation, holderName }) => (
        <ComboboxOption key={id} value={id}>
          {holderName ? `${organisation} · ${holderName}` : organisation}
        </ComboboxOption>
      ))}
    </Combobox>
  );
};

interface Props {
  assembly: AssemblyView;
  /** The giver, when it is known. */
  giver?: RollRow;
  onClose: () => void;
}

const CARRIERS = ['member', 'person'] as const;

/** Records that a member lends its votes. */
export const ProxyDialog = ({ assembly, giver, onClose }: Props) => {
  const { t } = useTrad();
  const [giverId, setGiverId] = useState(giver?.id ?? '');
  const [carrier, setCarrier] = useState<(typeof CARRIERS)[number]>('member');
  const [holderId, setHolderId] = useState('');
  const [name, setName] = useState('');
  const [givenOn, setGivenOn] = useState(assembly.today);
  const anyone = assembly.proxyHolders === 'anyone';
  const to = carrier === 'person' ? { name } : { holderId };
  return (
    <CommandSheet
      title={t('assembly.proxy.give')}
      subject={giver?.organisation}
      help={
        assembly.proxyCap === null
          ? undefined
          : t('assembly.proxy.cap', { count: assembly.proxyCap })
      }
      command={{ id: assembly.id, name: 'give-proxy', input: { giverId, ...to, givenOn } }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {giver ? null : (
            <Labelled
              name="giverId"
              required
              label={t('assembly.field.giverId')}
              error={errors.giverId}
            >
              <VoterPicker voting assemblyId={assembly.id} value={giverId} onChange={setGiverId} />
            </Labelled>
          )}
          {anyone ? (
            <ChoiceField name="carrier" value={carrier} values={CARRIERS} onChange={setCarrier} />
          ) : null}
          {carrier === 'member' ? (
            <Labelled
              name="holderId"
              required
              label={t('assembly.field.holderId')}
              error={errors.holderId}
            >
              <VoterPicker
                assemblyId={assembly.id}
                value={holderId}
                except={giverId}
                onChange={setHolderId}
              />
            </Labelled>
          ) : (
            <TextField name="person" required value={name} error={errors.name} onChange={setName} />
          )}
          <DayField
            name="givenOn"
            required
            value={givenOn}
            error={errors.givenOn}
            onChange={setGivenOn}
          />
        </>
      )}
    </CommandSheet>
  );
};
