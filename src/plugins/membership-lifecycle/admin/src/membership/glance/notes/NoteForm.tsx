import { Checkbox, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { NoteChanged, NoteView } from '../../../../../shared/membership/notes';
import { refusedFor } from '../../../kit/api/refusal-details';
import { FormSheet } from '../../../kit/components/FormSheet';
import { Notice } from '../../../kit/components/Notice';
import { DayField, TextField } from '../../../kit/components/fields';
import { useDraft } from '../../../kit/hooks/useDraft';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useFormat } from '../../../kit/utils/format';
import { newRequestKey } from '../../../kit/utils/request-key';
import { useTrad } from '../../../kit/utils/trad';
import { useAddNoteMutation, useChangeNoteMutation } from '../../api/notes';

interface Props {
  membershipId: string;
  /** The note to change; null for a new one. */
  note: NoteView | null;
  onClose: () => void;
}

/** Shows the note as somebody else changed it meanwhile, above the typed text. */
const Meanwhile = ({ changed: { says, remindOn } }: { changed: NoteChanged }) => {
  const { t } = useTrad();
  const format = useFormat();
  return (
    <Notice tone="warning" title={t('notes.meanwhile.title')}>
      <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
        {says}
      </Typography>
      {remindOn ? (
        <Typography tag="p">{t('notes.remind', { on: format.day(remindOn) })}</Typography>
      ) : null}
      <Typography tag="p">{t('notes.meanwhile.help')}</Typography>
    </Notice>
  );
};

/** Writes a note on a member, or changes one of one's own. */
export const NoteForm = ({ membershipId, note, onClose }: Props) => {
  const { t } = useTrad();
  const [add] = useAddNoteMutation();
  const [change] = useChangeNoteMutation();
  const [changed, setChanged] = useState<NoteChanged | null>(null);
  // One key per form, so that a note whose answer was lost is not added twice.
  const [key] = useState(newRequestKey);
  const { pending, errors, unplaced, refuseEmpty, submit } = useSubmit();
  const { draft, field, set } = useDraft(
    { text: note?.text ?? '', remindOn: note?.remindOn ?? '', pinned: false },
    errors,
  );
  const send = () => {
    if (refuseEmpty({ text: draft.text })) return;
    const { pinned, text } = draft;
    const input = { text, remindOn: draft.remindOn || null };
    const version = changed?.version ?? note?.version ?? 0;
    void submit(
      () =>
        (note
          ? change({ membershipId, id: note.id, version, input })
          : add({ membershipId, input: { ...input, pinned }, key })
        ).unwrap(),
      {
        done: t(note ? 'notes.changed' : 'notes.added'),
        then: onClose,
        refused: (_refusal, error) => {
          const now = refusedFor<NoteChanged>(error, 'note-changed-meanwhile');
          setChanged(now);
          return now !== null;
        },
      },
    );
  };
  return (
    <FormSheet
      title={t(note ? 'notes.change.title' : 'notes.add.title')}
      submit={t(note ? 'notes.save' : 'notes.add.save')}
      pending={pending}
      refused={unplaced(['text', 'remindOn'])}
      onSubmit={send}
      onClose={onClose}
    >
      {changed ? <Meanwhile changed={changed} /> : null}
      <TextField
        {...field('text')}
        long
        required
        maxLength={5000}
        label={t('notes.field.text')}
        hint={t('notes.field.text.hint')}
      />
      <DayField
        {...field('remindOn')}
        label={t('notes.field.remind')}
        hint={t('notes.field.remind.hint')}
      />
      {note ? null : (
        <Checkbox
          checked={draft.pinned}
          onCheckedChange={(pinned: boolean | 'indeterminate') => set({ pinned: pinned === true })}
        >
          {t('notes.field.pinned')}
        </Checkbox>
      )}
    </FormSheet>
  );
};
