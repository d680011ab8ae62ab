import { useState } from 'react';
import type { LegalCommand } from '../../../../shared/core/membership';
import { DayInput } from '../../kit/components/DayInput';
import { Labelled } from '../../kit/components/Labelled';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Scheduling {
  chosen: string;
  onChoose: (day: string) => void;
  /** The day ahead for which the command is noted; undefined to run it today. */
  on: string | undefined;
}

/** The day of a command: today, or for some commands one ahead. */
export const useScheduledDay = ({ schedulable }: LegalCommand, today: string): Scheduling => {
  const [chosen, onChoose] = useState(today);
  return { chosen, onChoose, on: schedulable && chosen > today ? chosen : undefined };
};

interface Props extends Scheduling {
  command: LegalCommand;
  error: string | undefined;
}

/** The field for the day of a command, with what a day ahead means. */
export const ScheduledDay = ({ command, chosen, onChoose, on, error }: Props) => {
  const { t } = useTrad();
  const { day } = useFormat();
  if (!command.schedulable) return null;
  return (
    <>
      <Labelled
        name="scheduledOn"
        label={t('field.scheduledOn')}
        hint={t('field.scheduledOn.hint')}
        error={error}
      >
        <DayInput name="scheduledOn" value={chosen} onChange={onChoose} />
      </Labelled>
      {on === undefined ? null : (
        <Notice tone="primary">{t('scheduled.notice', { on: day(on) })}</Notice>
      )}
    </>
  );
};
