import { Button, Checkbox, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import type { ContactForm, OrganisationView } from '../../../../shared/membership/organisation';
import { useRefusal } from '../../kit/api/refusal';
import { FormSheet } from '../../kit/components/FormSheet';
import { Notice } from '../../kit/components/Notice';
import { PanelBody } from '../../kit/components/PanelBody';
import { DayField, TextField } from '../../kit/components/fields';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useCan } from '../../kit/utils/can';
import { plusDays } from '../../kit/utils/days';
import { useFormat } from '../../kit/utils/format';
import { useRequestKey } from '../../kit/utils/request-key';
import { useTrad } from '../../kit/utils/trad';
import { ChangedNotice } from '../../membership/actions/ChangedNotice';
import {
  useGetOrganisationQuery,
  useSaveOrganisationMutation,
} from '../../membership/organisation/api';
import {
  inputReplacing,
  placeOfSuccessor,
  type Successor,
} from '../../membership/organisation/replacement';
import { useInviteContactMutation } from '../api';

type Contact = MembershipView['contacts'][number];
type TypedName = 'name' | 'email' | 'phone' | 'mandateFrom';

const BLANK = { name: '', email: '', phone: '' };

/** The contact that a save added: the one that nobody had before it. */
const addedTo = (before: OrganisationView, { contacts }: MembershipView): Contact | undefined =>
  contacts.find(({ id }) => !before.contacts.some((one) => one.id === id));

interface Props {
  view: MembershipView;
  contact: Contact;
}

/** The form by which somebody takes over from a contact: their role from a day on, which ends the other's mandate. */
const ReplaceContactDialog = ({ view, contact, onClose }: Props & { onClose: () => void }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { notify } = useRefusal();
  const { documentId, today } = view;
  const query = useGetOrganisationQuery(documentId);
  const [save] = useSaveOrganisationMutation();
  const [invite] = useInviteContactMutation();
  const [typed, setTyped] = useState<Successor>({ ...BLANK, mandateFrom: today });
  const [invited, setInvited] = useState(true);
  const keyOf = useRequestKey();
  const form = useSubmit({ version: view.version });
  const { pending, errors, changed, version, refuse, refuseEmpty, submit } = form;
  const { data } = query;
  const { mandateFrom } = typed;
  const mayInvite = typed.email.trim() !== '' && mandateFrom !== '' && mandateFrom <= today;

  /** The access is opened once the contact is there; what keeps it is said, and the contact stays. */
  const then = async (stored: OrganisationView, saved: MembershipView) => {
    const added = addedTo(stored, saved);
    if (mayInvite && invited && added) {
      await invite({ membershipId: documentId, contactId: added.id }).unwrap().catch(notify);
    }
    onClose();
  };

  const send = () => {
    const { name } = typed;
    if (!data || refuseEmpty({ name, mandateFrom })) return;
    const input = inputReplacing(data, contact.id, typed);
    const key = keyOf(typed);
    void submit(() => save({ documentId, input, version, key }).unwrap(), {
      done: t('contact.replaced', { name: contact.name, successor: name }),
      then: (saved) => then(data, saved),
    });
  };

  const at = data ? placeOfSuccessor(data) : '';
  const field = (name: TypedName) => ({
    name,
    label: t(`organisation.contact.${name}`),
    error: errors[name] ?? errors[`${at}.${name}`],
    value: typed[name],
    onChange: (value: string) => {
      refuse({});
      setTyped({ ...typed, [name]: value });
    },
  });
  const placed: (keyof ContactForm)[] = ['name', 'email', 'phone', 'mandateFrom'];

  return (
    <FormSheet
      title={t('contact.replace-one', { name: contact.name })}
      submit={
        changed ? t('changed.confirm', { command: t('contact.replace') }) : t('contact.replace')
      }
      pending={pending}
      disabled={!data || query.isFetching}
      refused={form.unplaced(placed.flatMap((name) => [name, `${at}.${name}`]))}
      onSubmit={send}
      onClose={onClose}
    >
      {changed ? <ChangedNotice changed={changed} view={view} /> : null}
      <PanelBody query={query}>
        {() => (
          <>
            <TextField {...field('name')} required autoComplete="off" />
            <TextField
              {...field('email')}
              type="email"
              hint={t('contact.replace.email')}
              autoComplete="off"
            />
            <TextField {...field('phone')} autoComplete="off" />
            <DayField {...field('mandateFrom')} required />
            {mayInvite ? (
              <Checkbox checked={invited} onCheckedChange={(on) => setInvited(on === true)}>
                {t('contact.replace.invite')}
              </Checkbox>
            ) : null}
            <Notice tone="primary">
              <Typography>
                {t('contact.replace.effect', {
                  name: contact.name,
                  role: t(`role.${contact.role}`),
                  until: mandateFrom ? day(plusDays(mandateFrom, -1)) : 'none',
                  invites: mandateFrom > today ? 'later' : 'now',
                })}
              </Typography>
            </Notice>
          </>
        )}
      </PanelBody>
    </FormSheet>
  );
};

/** The button that opens it; nothing beside a mandate that is over. */
export const ReplaceContact = ({ view, contact }: Props) => {
  const { t } = useTrad();
  const [asked, setAsked] = useState(false);
  const mayManage = useCan(PERMISSIONS.membershipManage);
  const { name, mandateUntil } = contact;
  if (!mayManage || (mandateUntil && mandateUntil < view.today)) return null;
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        aria-label={t('contact.replace-one', { name })}
        onClick={() => setAsked(true)}
      >
        {t('contact.replace')}
      </Button>
      {asked ? (
        <ReplaceContactDialog view={view} contact={contact} onClose={() => setAsked(false)} />
      ) : null}
    </>
  );
};
