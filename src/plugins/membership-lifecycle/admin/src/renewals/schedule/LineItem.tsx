import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ArrowRight, Check, Mail } from '@strapi/icons';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import type { ScheduleLine } from '../../../../shared/renewals/schedule';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Quiet } from '../../kit/components/Quiet';
import { StateBadge } from '../../kit/components/StateBadge';
import { STATUS_TONES } from '../../kit/components/tones';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useSettleNoteMutation } from '../../membership/api/notes';

interface Props {
  line: ScheduleLine;
  onRead: (line: ScheduleLine) => void;
}

/** Ticks the reminder of a note off, where its day is read. */
const TickOff = ({
  line,
  note,
}: {
  line: ScheduleLine;
  note: NonNullable<ScheduleLine['note']>;
}) => {
  const { t } = useTrad();
  const [settle] = useSettleNoteMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const mayWrite = useCan(PERMISSIONS.membershipManage);
  if (!mayWrite) return null;
  const { membershipId, organisation } = line;
  const { id, version } = note;
  const send = () =>
    submit(() => settle({ membershipId, id, version, done: true }).unwrap(), {
      done: t('notes.settled'),
    });
  return (
    <Button
      variant="secondary"
      size="S"
      startIcon={<Check aria-hidden />}
      loading={pending}
      aria-label={t('notes.settle.of', { who: organisation })}
      onClick={() => void send()}
    >
      {t('notes.settle')}
    </Button>
  );
};

/** One thing that will happen to one member: what, why, the status that changes, the mail. */
export const LineItem = ({ line, onRead }: Props) => {
  const { t } = useTrad();
  const { text, day } = useFormat();
  const { status, letter, command } = line;
  const badge = (name: string) => (
    <StateBadge tone={STATUS_TONES[name]}>{t(`status.${name}`)}</StateBadge>
  );
  return (
    <Box
      tag="li"
      paddingTop={3}
      paddingBottom={3}
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="0 0 1px 0"
    >
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Box flex="1 1 32rem">
          <MembershipLink id={line.membershipId}>{line.organisation}</MembershipLink>
          <Typography tag="p" style={{ whiteSpace: line.note ? 'pre-wrap' : 'normal' }}>
            {command ? <strong>{t(`schedule.what.${command}`)}. </strong> : null}
            {text(line.because.text)}
          </Typography>
          {line.note && line.note.remindOn < line.on ? (
            <Quiet>{t('notes.remind.late', { on: day(line.note.remindOn) })}</Quiet>
          ) : null}
        </Box>
        {line.note ? <TickOff line={line} note={line.note} /> : null}
        {status ? (
          <Flex gap={2} alignItems="center" wrap="wrap">
            {badge(status.before)}
            <ArrowRight aria-label={t('schedule.becomes')} />
            {badge(status.after)}
          </Flex>
        ) : null}
        {letter && letter.toName === null ? (
          <Quiet>{t('schedule.no-recipient', { message: text(letter.names) })}</Quiet>
        ) : null}
        {letter && letter.toName !== null ? (
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Mail aria-hidden />}
            aria-label={t('schedule.read-of', {
              message: text(letter.names),
              who: line.organisation,
            })}
            onClick={() => onRead(line)}
          >
            {text(letter.names)}
          </Button>
        ) : null}
      </Flex>
    </Box>
  );
};
