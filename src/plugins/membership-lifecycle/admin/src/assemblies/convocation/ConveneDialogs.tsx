import { useState } from 'react';
import type { AssemblyView, ConvocationPlan } from '../../../../shared/assemblies/assemblies';
import { Notice } from '../../kit/components/Notice';
import { useTrad } from '../../kit/utils/trad';
import { CommandSheet } from '../CommandSheet';
import { DayField, TextField } from '../PlanField';

const MS_PER_DAY = 86_400_000;

const daysFrom = (from: string, to: string): number =>
  from === '' ? 0 : (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;

interface ReasonProps {
  assembly: AssemblyView;
  days: number;
  reason: string;
  error: string | undefined;
  onChange: (reason: string) => void;
}

/** Shown when fewer days remain than the statutes require. */
const ShortNotice = ({ assembly, days, reason, error, onChange }: ReasonProps) => {
  const { t } = useTrad();
  return (
    <>
      <Notice tone="warning">
        {t('assembly.notice.title', { days, required: assembly.noticeDays })}
      </Notice>
      <TextField
        name="noticeReason"
        long
        required
        value={reason}
        error={error}
        onChange={onChange}
      />
    </>
  );
};

/** Sends the messages, once to each member. */
export const SendDialog = ({
  assembly,
  plan: { recipients: count, kept },
  onClose,
}: {
  assembly: AssemblyView;
  plan: Pick<ConvocationPlan, 'recipients' | 'kept'>;
  onClose: () => void;
}) => {
  const { t } = useTrad();
  const [reason, setReason] = useState('');
  const input = reason.trim() ? { reason } : {};
  return (
    <CommandSheet
      title={t('assembly.convene', { count })}
      subject={assembly.title}
      help={t(assembly.frozenOn ? 'assembly.convene.help' : 'assembly.convene.help-open')}
      command={{ id: assembly.id, name: 'convene', input }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {kept ? (
            <Notice tone="warning" title={t('move.plan.messages.kept', { count })}>
              {t('assembly.convene.kept')}
            </Notice>
          ) : null}
          {assembly.notice.enough ? null : (
            <ShortNotice
              assembly={assembly}
              days={assembly.notice.days}
              reason={reason}
              error={errors.reason}
              onChange={setReason}
            />
          )}
        </>
      )}
    </CommandSheet>
  );
};

/** Notes that the convocation went out by other means. */
export const ElsewhereDialog = ({
  assembly,
  onClose,
}: {
  assembly: AssemblyView;
  onClose: () => void;
}) => {
  const { t } = useTrad();
  const [convenedOn, setConvenedOn] = useState(assembly.today);
  const [how, setHow] = useState('');
  const [reason, setReason] = useState('');
  const input = { convenedOn, how, ...(reason.trim() ? { reason } : {}) };
  const days = daysFrom(convenedOn, assembly.heldOn);
  return (
    <CommandSheet
      title={t('assembly.elsewhere')}
      subject={assembly.title}
      help={t('assembly.elsewhere.help')}
      command={{ id: assembly.id, name: 'record-convocation', input }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DayField
            name="convenedOn"
            required
            value={convenedOn}
            error={errors.convenedOn}
            onChange={setConvenedOn}
          />
          <TextField name="how" required value={how} error={errors.how} onChange={setHow} />
          {days >= assembly.noticeDays ? null : (
            <ShortNotice
              assembly={assembly}
              days={days}
              reason={reason}
              error={errors.reason}
              onChange={setReason}
            />
          )}
        </>
      )}
    </CommandSheet>
  );
};
