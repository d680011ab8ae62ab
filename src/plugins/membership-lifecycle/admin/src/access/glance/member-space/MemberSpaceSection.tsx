import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ContactAccess } from '../../../../../shared/access/member-access';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import { Confirm } from '../../../kit/components/Confirm';
import { PanelBody } from '../../../kit/components/PanelBody';
import { PlainTable } from '../../../kit/components/PlainTable';
import { Quiet } from '../../../kit/components/Quiet';
import { StateBadge } from '../../../kit/components/StateBadge';
import { ACCESS_TONES } from '../../../kit/components/tones';
import { GlanceSection } from '../../../kit/glance/GlanceSection';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useCan } from '../../../kit/utils/can';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetAccessQuery, useInviteContactMutation, useWithdrawAccessMutation } from '../../api';

const COLUMNS = ['contact', 'access', 'last', 'actions'] as const;

/** States in which there is access to withdraw. */
const HELD: readonly ContactAccess['state'][] = ['invited', 'open'];
const CLOSED: readonly ContactAccess['state'][] = ['blocked', 'no-address'];

/** The text of when an access began or ends. */
const useSince = () => {
  const { t } = useTrad();
  const format = useFormat();
  const day = (iso: string | null) => (iso ? format.moment(iso) : '');
  return ({ state, out, invitedAt, openedAt, expiresAt }: ContactAccess): string | null => {
    if (out) return t(`access.out.since.${out.state}`, { on: format.day(out.on) });
    if (state === 'open' && openedAt) return t('access.since', { on: day(openedAt) });
    if (state !== 'invited' || !invitedAt || !expiresAt) return null;
    const over = new Date(expiresAt).getTime() <= Date.now();
    return over
      ? t('access.invitation-over', { on: day(invitedAt) })
      : t('access.invited-on', { on: day(invitedAt) });
  };
};

interface RowProps {
  access: ContactAccess;
  busy: boolean;
  /** Absent for those who may not. */
  acts: { invite: () => void; withdraw: () => void } | null;
}

const AccessRow = ({ access, busy, acts }: RowProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const since = useSince()(access);
  const { name, email, state, lastSignInAt, out } = access;
  const again = state !== 'never' && state !== 'withdrawn';
  return (
    <tr>
      <td>
        <Typography tag="p">{name}</Typography>
        <Quiet>{email ?? t('access.no-address')}</Quiet>
      </td>
      <td>
        <StateBadge tone={out ? 'neutral' : ACCESS_TONES[state]}>
          {t(out ? `access.out.${out.state}` : `access.state.${state}`)}
        </StateBadge>
        {since ? <Quiet>{since}</Quiet> : null}
      </td>
      <td>
        <Typography>{lastSignInAt ? format.moment(lastSignInAt) : t('value.none')}</Typography>
      </td>
      <td>
        <Flex gap={2} wrap="wrap">
          {acts && !CLOSED.includes(state) && !out ? (
            <Button
              size="S"
              variant="tertiary"
              disabled={busy}
              aria-label={t(again ? 'access.invite-again-one' : 'access.invite-one', { name })}
              onClick={acts.invite}
            >
              {t(again ? 'access.invite-again' : 'access.invite')}
            </Button>
          ) : null}
          {acts && HELD.includes(state) ? (
            <Button
              size="S"
              variant="danger-light"
              disabled={busy}
              aria-label={t('access.withdraw-one', { name })}
              onClick={acts.withdraw}
            >
              {t('access.withdraw')}
            </Button>
          ) : null}
        </Flex>
      </td>
    </tr>
  );
};

/** The contacts' access to the member space, with buttons to invite and to withdraw; nothing without contacts. */
export const MemberSpaceSection = ({ membershipId }: { membershipId: string }) => {
  const { t } = useTrad();
  const mayManage = useCan(PERMISSIONS.membershipManage);
  // A contact may have been changed in the body's own form since the list was read.
  const query = useGetAccessQuery(membershipId, { refetchOnMountOrArgChange: true });
  const [invite] = useInviteContactMutation();
  const [withdraw] = useWithdrawAccessMutation();
  const [asked, setAsked] = useState<ContactAccess | null>(null);
  const { pending, submit } = useSubmit({ aside: true });

  const actsOn = (access: ContactAccess) => ({
    invite: () =>
      void submit(() => invite({ membershipId, contactId: access.contactId }).unwrap(), {
        done: t('access.invited', { name: access.name }),
      }),
    withdraw: () => setAsked(access),
  });
  const confirmed = () => {
    if (!asked) return;
    setAsked(null);
    void submit(() => withdraw({ membershipId, contactId: asked.contactId }).unwrap(), {
      done: t('access.withdrawn', { name: asked.name }),
    });
  };

  if (query.data?.length === 0) return null;
  return (
    <GlanceSection title={t('access.title')}>
      <PanelBody query={query}>
        {(accesses) => (
          <PlainTable
            caption={t('access.title')}
            headers={COLUMNS.map((name) => t(`access.column.${name}`))}
          >
            {accesses.map((access) => (
              <AccessRow
                key={access.contactId}
                access={access}
                busy={pending}
                acts={mayManage ? actsOn(access) : null}
              />
            ))}
          </PlainTable>
        )}
      </PanelBody>
      <Confirm
        open={asked !== null}
        title={t('access.withdraw-one', { name: asked?.name ?? '' })}
        onConfirm={confirmed}
        onClose={() => setAsked(null)}
      >
        {t('access.withdraw.warning', { name: asked?.name ?? '' })}
      </Confirm>
    </GlanceSection>
  );
};
