import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Pin } from '@strapi/icons';
import type { NoteView } from '../../../../../shared/membership/notes';
import { Quiet } from '../../../kit/components/Quiet';
import { useActorName } from '../../../kit/panels/useActorName';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  note: NoteView;
  today: string;
  /** The actions on notes; null for somebody who only reads. */
  actions: {
    onChange: (note: NoteView) => void;
    onPin: (note: NoteView) => void;
    onSettle: (note: NoteView) => void;
    onRemove: (note: NoteView) => void;
  } | null;
}

/** The day that reminds of a note, to tick off. */
const Reminder = ({ note, today, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { remindOn, doneOn, doneBy } = note;
  if (remindOn === null) return null;
  const on = format.day(remindOn);
  const said =
    doneOn && doneBy
      ? t('notes.done', { on: format.day(doneOn), who: nameOf(doneBy) })
      : t(remindOn < today ? 'notes.remind.late' : 'notes.remind', { on });
  return actions ? (
    <Checkbox checked={doneOn !== null} onCheckedChange={() => actions.onSettle(note)}>
      {said}
    </Checkbox>
  ) : (
    <Typography>{said}</Typography>
  );
};

/** A note: what it says, who wrote it and when, and what may be done to it. */
export const NoteItem = (props: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { note, actions } = props;
  const { text, pinned, writtenBy, writtenAt, changedAt, mine } = note;
  const written = { who: nameOf(writtenBy), at: format.moment(writtenAt) };
  // Buttons of notes are told apart by how their note begins.
  const start = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const button = (name: 'pin' | 'unpin' | 'change' | 'remove', onClick: () => void) => (
    <Button
      size="S"
      variant={name === 'remove' ? 'danger-light' : 'tertiary'}
      aria-label={t(`notes.${name}.one`, { start })}
      onClick={onClick}
    >
      {t(`notes.${name}`)}
    </Button>
  );
  return (
    <Box
      tag="li"
      padding={4}
      hasRadius
      background={pinned ? 'primary100' : 'neutral0'}
      borderColor={pinned ? 'primary200' : 'neutral200'}
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} alignItems="center">
          {pinned ? <Pin aria-label={t('notes.pinned')} fill="primary600" /> : null}
          <Quiet>
            {changedAt
              ? t('notes.written-changed', { ...written, changed: format.moment(changedAt) })
              : t('notes.written', written)}
          </Quiet>
        </Flex>
        <Typography style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>
        <Reminder {...props} />
        {actions ? (
          <Flex gap={2} wrap="wrap">
            {button(pinned ? 'unpin' : 'pin', () => actions.onPin(note))}
            {mine ? button('change', () => actions.onChange(note)) : null}
            {button('remove', () => actions.onRemove(note))}
          </Flex>
        ) : null}
      </Flex>
    </Box>
  );
};
