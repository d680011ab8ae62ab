import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { OccasionView, RegistrationRow } from '../../../shared/occasions/participation';
import { ListTable } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Quiet } from '../kit/glance/Quiet';
import { useActorName } from '../kit/panels/useActorName';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { AttendanceInput } from './AttendanceInput';
import { ReasonDialog } from './ReasonDialog';
import { RegistrationState } from './RegistrationState';
import { useCancelRegistrationMutation } from './api';

interface Props {
  rows: RegistrationRow[];
  view: OccasionView;
  loading: boolean;
}

const COLUMNS = ['person', 'member', 'used', 'when', 'state', 'act'] as const;

/** Those who take part, in the order in which they came; each can be cancelled, with a reason. */
export const RegistrationTable = ({ rows, view, loading }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const canManage = useCan(PERMISSIONS.participationManage);
  const [cancel] = useCancelRegistrationMutation();
  const [asked, setAsked] = useState<RegistrationRow | null>(null);
  const columns = COLUMNS.map((name) => ({ name, label: t(`registrations.column.${name}`) }));
  const usedText = ({ used, units }: RegistrationRow): string => {
    if (used === 0) return t('value.none');
    const unit = format.text(units);
    return unit
      ? `${used} ${format.plural(unit, used)}`
      : t('registrations.times', { count: used });
  };
  return (
    <>
      <ListTable
        caption={t('registrations.title')}
        columns={columns}
        rows={rows}
        loading={loading}
        empty={t('registrations.empty')}
      >
        {(row) => (
          <>
            <td>
              <Typography tag="p">{row.name}</Typography>
              {row.email ? <Quiet>{row.email}</Quiet> : null}
            </td>
            <td>
              <MembershipLink id={row.membershipId}>
                {row.organisation || row.reference}
              </MembershipLink>
            </td>
            <td>
              <Typography style={{ whiteSpace: 'nowrap' }}>{usedText(row)}</Typography>
            </td>
            <td>
              <Typography tag="p">{format.shortDay(row.registeredOn)}</Typography>
              <Quiet>{nameOf(row.actor)}</Quiet>
            </td>
            <td>
              <RegistrationState row={row} />
            </td>
            <td>
              {canManage && row.state === 'registered' ? (
                <Flex gap={2} justifyContent="flex-end">
                  <AttendanceInput row={row} />
                  <Button
                    size="S"
                    variant="danger-light"
                    aria-label={t('registrations.cancel-of', { name: row.name })}
                    onClick={() => setAsked(row)}
                  >
                    {t('registrations.cancel')}
                  </Button>
                </Flex>
              ) : null}
            </td>
          </>
        )}
      </ListTable>
      {asked ? (
        <ReasonDialog
          title={t('registrations.cancel-of', { name: asked.name })}
          help={t(
            view.right && asked.used > 0
              ? 'registrations.cancel.back'
              : 'registrations.cancel.help',
          )}
          confirm={t('registrations.cancel.confirm')}
          done={t('registrations.cancelled')}
          onConfirm={(reason) => cancel({ id: asked.id, reason }).unwrap()}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
};
