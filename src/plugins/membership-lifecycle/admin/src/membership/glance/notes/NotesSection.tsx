import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import type { NoteView } from '../../../../../shared/membership/notes';
import { Confirm } from '../../../kit/components/Confirm';
import { PanelBody } from '../../../kit/components/PanelBody';
import { Quiet } from '../../../kit/components/Quiet';
import { GlanceSection } from '../../../kit/glance/GlanceSection';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useCan } from '../../../kit/utils/can';
import { useTrad } from '../../../kit/utils/trad';
import {
  useGetNotesQuery,
  usePinNoteMutation,
  useRemoveNoteMutation,
  useSettleNoteMutation,
} from '../../api/notes';
import { NoteForm } from './NoteForm';
import { NoteItem } from './NoteItem';

/** The notes of staff on a member, pinned ones first. */
export const NotesSection = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const mayWrite = useCan(PERMISSIONS.membershipManage);
  const { documentId: membershipId, today } = view;
  const query = useGetNotesQuery(membershipId);
  const [pin] = usePinNoteMutation();
  const [settle] = useSettleNoteMutation();
  const [remove] = useRemoveNoteMutation();
  const { submit } = useSubmit({ aside: true });
  const [form, setForm] = useState<{ note: NoteView | null } | null>(null);
  const [removed, setRemoved] = useState<NoteView | null>(null);
  const which = ({ id, version }: NoteView) => ({ membershipId, id, version });
  const actions = mayWrite
    ? {
        onChange: (note: NoteView) => setForm({ note }),
        onPin: (note: NoteView) =>
          void submit(() => pin({ ...which(note), pinned: !note.pinned }).unwrap()),
        onSettle: (note: NoteView) =>
          void submit(() => settle({ ...which(note), done: note.doneOn === null }).unwrap()),
        onRemove: setRemoved,
      }
    : null;
  const confirm = () => {
    if (!removed) return;
    setRemoved(null);
    void submit(() => remove(which(removed)).unwrap(), { done: t('notes.removed') });
  };
  return (
    <GlanceSection
      title={t('notes.title')}
      action={
        mayWrite ? (
          <Button size="S" variant="tertiary" onClick={() => setForm({ note: null })}>
            {t('notes.add')}
          </Button>
        ) : null
      }
    >
      <PanelBody query={query}>
        {(notes) =>
          notes.length === 0 ? (
            <Quiet>{t('notes.none')}</Quiet>
          ) : (
            <Flex
              tag="ul"
              aria-label={t('notes.title')}
              direction="column"
              alignItems="stretch"
              gap={3}
            >
              {notes.map((note) => (
                <NoteItem key={note.id} note={note} today={today} actions={actions} />
              ))}
            </Flex>
          )
        }
      </PanelBody>
      {form ? (
        <NoteForm membershipId={membershipId} note={form.note} onClose={() => setForm(null)} />
      ) : null}
      <Confirm
        open={removed !== null}
        title={t('notes.remove.title')}
        onConfirm={confirm}
        onClose={() => setRemoved(null)}
      >
        {t('notes.remove.help')}
      </Confirm>
    </GlanceSection>
  );
};
