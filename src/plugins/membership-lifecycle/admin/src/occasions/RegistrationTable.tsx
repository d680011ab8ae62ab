import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { RegistrationRow, OccasionView } from '../../../shared/occasions/participation';
import { useRefusal } from '../kit/api/refusal';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { ListTable } from '../kit/components/ListTable';
import type { Column } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Quiet } from '../kit/components/Quiet';
import { useActorName } from '../kit/panels/useActorName';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { ReasonDialog } from './ReasonDialog';
import { RegistrationState } from './RegistrationState';
import { useNoteAttendanceMutation, useCancelRegistrationMutation } from './api';

const CHOICES = ['came', 'absent'] as const;

/** Whether somebody came, once the first day is there. */
const AttendanceInput = ({ row }: { row: RegistrationRow }) => {
  const { t } = useTrad();
  const { notify } = useRefusal();
  const [note] = useNoteAttendanceMutation();
  if (row.occasion.startsOn > row.today) return null;
  const choose = (value: string) => {
    const attendance = CHOICES.find((choice) => choice === value) ?? null;
    note({ id: row.id, attendance }).unwrap().catch(notify);
  };
  return (
    <Box width="16rem">
      <ChoiceInput
        size="S"
        clearable
        aria-label={t('registrations.attendance-of', { name: row.name })}
        placeholder={t('registrations.attendance')}
        value={row.attendance ?? ''}
        choices={CHOICES.map((value) => ({ value, label: t(`registration.${value}`) }))}
        onChange={choose}
      />
    </Box>
  );
};

interface Props {
  rows: RegistrationRow[];
  view: OccasionView;
  loading: boolean;
}

const Used = ({ row: { used, units } }: { row: RegistrationRow }) => {
  const { t } = useTrad();
  const format = useFormat();
  const unit = format.text(units);
  const counted = unit
    ? `${used} ${format.plural(unit, used)}`
    : t('registrations.times', { count: used });
  return (
    <Typography style={{ whiteSpace: 'nowrap' }}>
      {used === 0 ? t('value.none') : counted}
    </Typography>
  );
};

const RowActions = ({ row, onCancel }: { row: RegistrationRow; onCancel: () => void }) => {
  const { t } = useTrad();
  return (
    <Flex gap={2}>
      <AttendanceInput row={row} />
      <Button
        size="S"
        variant="tertiary"
        aria-label={t('registrations.cancel-of', { name: row.name })}
        onClick={onCancel}
      >
        {t('registrations.cancel')}
      </Button>
    </Flex>
  );
};

const useColumns = (onCancel: (row: RegistrationRow) => void): Column<RegistrationRow>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const canManage = useCan(PERMISSIONS.participationManage);
  return [
    {
      label: t('registrations.column.person'),
      cell: (row) => (
        <>
          <Typography tag="p">{row.name}</Typography>
          {row.email ? <Quiet>{row.email}</Quiet> : null}
        </>
      ),
    },
    {
      label: t('registrations.column.member'),
      cell: (row) => (
        <MembershipLink id={row.membershipId}>{row.organisation || row.reference}</MembershipLink>
      ),
    },
    { label: t('registrations.column.used'), cell: (row) => <Used row={row} /> },
    {
      label: t('registrations.column.when'),
      cell: (row) => (
        <>
          <Typography tag="p">{format.shortDay(row.registeredOn)}</Typography>
          <Quiet>{nameOf(row.actor)}</Quiet>
        </>
      ),
    },
    { label: t('registrations.column.state'), cell: (row) => <RegistrationState row={row} /> },
    {
      label: t('registrations.column.act'),
      cell: (row) =>
        canManage && row.state === 'registered' ? (
          <RowActions row={row} onCancel={() => onCancel(row)} />
        ) : null,
    },
  ];
};

/** Those who take part, in the order in which they came; each can be cancelled, with a reason. */
export const RegistrationTable = ({ rows, view, loading }: Props) => {
  const { t } = useTrad();
  const [cancel] = useCancelRegistrationMutation();
  const [asked, setAsked] = useState<RegistrationRow | null>(null);
  return (
    <>
      <ListTable
        caption={t('registrations.title')}
        columns={useColumns(setAsked)}
        rows={rows}
        loading={loading}
        empty={t('registrations.empty')}
      />
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
