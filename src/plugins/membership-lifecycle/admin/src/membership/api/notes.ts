import type { NoteChange, NoteInput, NoteView } from '../../../../shared/membership/notes';
import { lifecycleApi } from '../../kit/api/api';
import { ways, type Dispatch } from '../../kit/api/ways';

interface Of {
  membershipId: string;
}

/** A change of a note that was read in a version. */
type Changing<Change = object> = Of & { id: string; version: number } & Change;

/** The journal, the schedule and the home page tell of notes too. */
const toldOf = ({ membershipId: id }: Of) =>
  [{ type: 'LifecycleActivity', id }, 'LifecyclePlan', 'LifecycleReminder'] as const;
/** A refusal means that somebody else was first: the notes are read again. */
const refused = ({ membershipId: id }: Of) => [{ type: 'LifecycleNote', id }] as const;

const notesApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleNotes: read<NoteView[], string>(
      (membershipId) => `memberships/${membershipId}/notes`,
      (id) => [{ type: 'LifecycleNote', id }],
    ),
    addLifecycleNote: send<NoteView[], Of & { input: NoteInput; key: string }>(
      'POST',
      ({ membershipId, input, key }) => ({
        path: `memberships/${membershipId}/notes`,
        data: input,
        key,
      }),
      toldOf,
      { keep },
    ),
    changeLifecycleNote: send<NoteView[], Changing<{ input: NoteChange }>>(
      'PUT',
      ({ id, version, input }) => ({ path: `notes/${id}`, version, data: input }),
      toldOf,
      { keep, refused },
    ),
    pinLifecycleNote: send<NoteView[], Changing<{ pinned: boolean }>>(
      'POST',
      ({ id, version, pinned }) => ({ path: `notes/${id}/pin`, version, data: { pinned } }),
      toldOf,
      { keep, refused },
    ),
    settleLifecycleNote: send<NoteView[], Changing<{ done: boolean }>>(
      'POST',
      ({ id, version, done }) => ({ path: `notes/${id}/settle`, version, data: { done } }),
      toldOf,
      { keep, refused: (of) => [...refused(of), 'LifecyclePlan'] },
    ),
    removeLifecycleNote: send<NoteView[], Changing>(
      'DELETE',
      ({ id, version }) => ({ path: `notes/${id}`, version }),
      toldOf,
      { keep, refused },
    ),
  })),
});

function keep(list: NoteView[], { membershipId }: Of, dispatch: Dispatch): void {
  dispatch(notesApi.util.updateQueryData('getLifecycleNotes', membershipId, () => list));
}

export const {
  useGetLifecycleNotesQuery: useGetNotesQuery,
  useAddLifecycleNoteMutation: useAddNoteMutation,
  useChangeLifecycleNoteMutation: useChangeNoteMutation,
  usePinLifecycleNoteMutation: usePinNoteMutation,
  useSettleLifecycleNoteMutation: useSettleNoteMutation,
  useRemoveLifecycleNoteMutation: useRemoveNoteMutation,
} = notesApi;
