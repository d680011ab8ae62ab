import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useEffect, useState, type ReactNode } from 'react';
import { MEASURES, type Measure } from '../../../../shared/core/brackets';
import type { MembershipView } from '../../../../shared/core/membership';
import type {
  OrganisationEdit,
  OrganisationView,
} from '../../../../shared/membership/organisation';
import { INVOICE_NETWORKS } from '../../../../shared/settings/invoicing';
import { FormSheet } from '../../kit/components/FormSheet';
import { PanelBody } from '../../kit/components/PanelBody';
import { ChoiceField, TextField } from '../../kit/components/fields';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useRequestKey } from '../../kit/utils/request-key';
import { useTrad } from '../../kit/utils/trad';
import { ChangedNotice } from '../actions/ChangedNotice';
import { AccessNotice } from './AccessNotice';
import { AddressFields } from './AddressFields';
import { ContactFields } from './ContactFields';
import { FigureFields } from './FigureFields';
import { useGetOrganisationQuery, useSaveOrganisationMutation } from './api';
import { contactEdits, contactsWith, inputWith, NO_EDITS, type Edits } from './edits';

interface FieldsProps {
  stored: OrganisationView;
  edits: Edits;
  errors: Record<string, string>;
  at: Measure | undefined;
  today: string;
  onChange: (edits: Edits) => void;
}

type Values = Omit<OrganisationEdit, 'contacts'>;

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Flex tag="section" aria-label={title} direction="column" alignItems="stretch" gap={4}>
    <Typography tag="h3" variant="delta">
      {title}
    </Typography>
    {children}
  </Flex>
);

const BLANK = { lines: '', postalCode: '', city: '', country: 'FR' };

interface FormPart {
  values: Values;
  errors: Record<string, string>;
  set: (part: Partial<Values>) => void;
}

type Flag =
  'serviceCodeRequired' | 'engagementRequired' | 'serviceOrEngagementRequired' | 'facturX';
type OneOfValues = 'legalForm' | 'serviceCode' | 'electronicAddress' | 'invoicesTo';

/** The props of a field that is named as its value. */
const useFieldOf = ({ values, errors, set }: FormPart) => {
  const { t } = useTrad();
  const labelOf = (name: OneOfValues) => t(`organisation.${name}`);
  return <Name extends OneOfValues>(name: Name) => ({
    name,
    label: labelOf(name),
    error: errors[name],
    value: values[name],
    onChange: (value: Values[Name]) => set({ [name]: value }),
  });
};

/** The values that calls and invoices need of their payer. */
const Invoicing = (part: FormPart) => {
  const { values, errors, set } = part;
  const { t } = useTrad();
  const field = useFieldOf(part);
  const { billingAddress } = values;
  const flag = (name: Flag) => (
    <Checkbox
      checked={values[name]}
      onCheckedChange={(checked) => set({ [name]: checked === true })}
    >
      {t(`organisation.${name}`)}
    </Checkbox>
  );
  return (
    <Part title={t('organisation.invoicing')}>
      {flag('serviceCodeRequired')}
      <TextField {...field('serviceCode')} />
      {flag('engagementRequired')}
      {flag('serviceOrEngagementRequired')}
      {flag('facturX')}
      <ChoiceField
        {...field('invoicesTo')}
        choices={INVOICE_NETWORKS.map((value) => ({
          value,
          label: t(`organisation.invoicesTo.${value}`),
        }))}
      />
      <TextField {...field('electronicAddress')} />
      <Checkbox
        checked={billingAddress !== null}
        onCheckedChange={(checked) => set({ billingAddress: checked === true ? BLANK : null })}
      >
        {t('organisation.billingAddress')}
      </Checkbox>
      {billingAddress ? (
        <AddressFields
          at="billingAddress"
          value={billingAddress}
          errors={errors}
          onChange={(address) => set({ billingAddress: address })}
        />
      ) : null}
    </Part>
  );
};

const Fields = ({ stored, edits, errors, at, today, onChange }: FieldsProps) => {
  const { t } = useTrad();
  useEffect(() => {
    if (at) document.querySelector<HTMLElement>(`[name="${at}"]`)?.focus();
  }, [at]);
  const values: Values = { ...stored, ...edits.values };
  const set = (part: Partial<Values>) =>
    onChange({ ...edits, values: { ...edits.values, ...part } });
  const field = useFieldOf({ values, errors, set });
  const contacts = contactsWith(stored.contacts, edits.contacts);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Part title={t('glance.contacts')}>
        <AccessNotice stored={stored.contacts} contacts={contacts} today={today} />
        <ContactFields
          at="contacts"
          contacts={contacts}
          errors={errors}
          onChange={(typed) =>
            onChange({ ...edits, contacts: contactEdits(stored.contacts, typed) })
          }
        />
      </Part>
      <Part title={t('glance.organisation')}>
        <TextField {...field('legalForm')} />
        <AddressFields
          at="address"
          value={values.address}
          errors={errors}
          onChange={(address) => set({ address })}
        />
      </Part>
      <Part title={t('organisation.figures')}>
        <FigureFields measures={MEASURES} values={values} errors={errors} onChange={set} />
      </Part>
      <Invoicing values={values} errors={errors} set={set} />
    </Flex>
  );
};

interface Props {
  view: MembershipView;
  /** The figure whose field has the focus; the first field has it otherwise. */
  at?: Measure | undefined;
  onClose: () => void;
}

/** The form of a member's organisation and its contacts. */
export const OrganisationDialog = ({ view, at, onClose }: Props) => {
  const { t } = useTrad();
  const { documentId } = view;
  const query = useGetOrganisationQuery(documentId);
  const [save] = useSaveOrganisationMutation();
  const [edits, setEdits] = useState(NO_EDITS);
  const keyOf = useRequestKey();
  const form = useSubmit({ version: view.version });
  const { pending, errors, changed, version, refuse, submit } = form;
  const { data } = query;

  const send = () => {
    if (!data) return;
    const input = inputWith(data, edits);
    const key = keyOf(edits);
    void submit(() => save({ documentId, input, version, key }).unwrap(), {
      done: t('organisation.saved'),
      then: onClose,
    });
  };

  return (
    <FormSheet
      title={t('organisation.edit', { name: view.organisation.name })}
      submit={changed ? t('changed.confirm', { command: t('action.save') }) : t('action.save')}
      pending={pending}
      disabled={!data || query.isFetching}
      refused={form.unplaced(Object.keys(errors))}
      onSubmit={send}
      onClose={onClose}
    >
      {changed ? <ChangedNotice changed={changed} view={view} /> : null}
      <PanelBody query={query}>
        {(stored) => (
          <Fields
            stored={stored}
            edits={edits}
            errors={errors}
            at={at}
            today={view.today}
            onChange={(next) => {
              refuse({});
              setEdits(next);
            }}
          />
        )}
      </PanelBody>
    </FormSheet>
  );
};
