import { Box } from '@strapi/design-system';
import type { RegistrationRow } from '../../../shared/occasions/participation';
import { useRefusal } from '../kit/api/refusal';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { useTrad } from '../kit/utils/trad';
import { useNoteAttendanceMutation } from './api';

const CHOICES = ['came', 'absent'] as const;

/** Whether somebody came, once the first day is there. */
export const AttendanceInput = ({ row }: { row: RegistrationRow }) => {
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
