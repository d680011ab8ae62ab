import type { Page } from '../../../shared/kernel/common';
import type {
  Eligibility,
  OccasionInput,
  OccasionRightChoice,
  OccasionRow,
  OccasionView,
  RegistrationInput,
  RegistrationRow,
} from '../../../shared/occasions/participation';
import { AFTER_CHANGE, lifecycleApi } from '../kit/api/api';
import { fetchFile } from '../kit/api/file';
import { ways, type Dispatch } from '../kit/api/ways';

interface Of {
  id: string;
}

const tagOf = (id: string) => ({ type: 'LifecycleOccasion', id }) as const;
const OCCASIONS = ['LifecycleOccasion'] as const;
/** A registration changes places, a counter, and the member's view. */
const PARTICIPATION = [...AFTER_CHANGE, 'LifecycleOccasion', 'LifecycleRegistration'] as const;

const occasionsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list, send }) => ({
    getLifecycleOccasions: list<Page<OccasionRow>>('occasions', [tagOf('LIST')]),
    getLifecycleOccasion: read<OccasionView, string>(
      (id) => `occasions/${id}`,
      (id) => [tagOf(id)],
    ),
    getLifecycleOccasionRights: read<OccasionRightChoice[]>('occasions/rights'),
    createLifecycleOccasion: send<OccasionView, OccasionInput>('POST', 'occasions', OCCASIONS),
    saveLifecycleOccasion: send<OccasionView, Of & { form: OccasionInput; version: number }>(
      'PUT',
      ({ id, form, version }) => ({ path: `occasions/${id}`, data: { ...form, version } }),
      [tagOf('LIST')],
      // The version of somebody else is read, and shown beside the typed values.
      { keep, refused: ({ id }) => [tagOf(id)] },
    ),
    publishLifecycleOccasion: send<OccasionView, string>(
      'POST',
      (id) => `occasions/${id}/publish`,
      [tagOf('LIST')],
      { keep },
    ),
    removeLifecycleOccasion: send<unknown, string>('DELETE', (id) => `occasions/${id}`, [], {
      refused: () => OCCASIONS,
      // Later, so that the page of the deleted occasion is gone and does not reload it.
      keep: (_gone, _id, dispatch) => {
        setTimeout(() => dispatch(lifecycleApi.util.invalidateTags([...OCCASIONS])));
      },
    }),
    cancelLifecycleOccasion: send<OccasionView, Of & { reason: string }>(
      'POST',
      ({ id, reason }) => ({ path: `occasions/${id}/cancel`, data: { reason } }),
      [...AFTER_CHANGE, tagOf('LIST'), 'LifecycleRegistration'],
      { keep },
    ),
    getLifecycleRegistrations: list<Page<RegistrationRow>>('registrations', [
      'LifecycleRegistration',
    ]),
    getLifecycleEligibility: read<Eligibility, Of & { membership: string }>(
      ({ id, membership }) => ({ path: `occasions/${id}/eligibility`, params: { membership } }),
      ['LifecycleRegistration'],
    ),
    addLifecycleRegistration: send<unknown, Of & { who: RegistrationInput }>(
      'POST',
      ({ id, who }) => ({ path: `occasions/${id}/registrations`, data: who }),
      PARTICIPATION,
    ),
    cancelLifecycleRegistration: send<unknown, Of & { reason: string }>(
      'POST',
      ({ id, reason }) => ({ path: `registrations/${id}/cancel`, data: { reason } }),
      PARTICIPATION,
    ),
    noteLifecycleAttendance: send<unknown, Of & Pick<RegistrationRow, 'attendance'>>(
      'PUT',
      ({ id, attendance }) => ({ path: `registrations/${id}/attendance`, data: { attendance } }),
      ['LifecycleRegistration', 'LifecycleActivity'],
    ),
  })),
});

function keep(view: OccasionView, _sent: unknown, dispatch: Dispatch): void {
  dispatch(occasionsApi.util.updateQueryData('getLifecycleOccasion', view.id, () => view));
}

/** The calendar file of an occasion. */
export const fetchCalendar = (id: string, locale: 'fr' | 'en'): Promise<Blob> =>
  fetchFile(`occasions/${id}/calendar.ics`, { locale });

export const {
  useGetLifecycleOccasionsQuery: useGetOccasionsQuery,
  useGetLifecycleOccasionQuery: useGetOccasionQuery,
  useGetLifecycleOccasionRightsQuery: useGetOccasionRightsQuery,
  useCreateLifecycleOccasionMutation: useCreateOccasionMutation,
  useSaveLifecycleOccasionMutation: useSaveOccasionMutation,
  usePublishLifecycleOccasionMutation: usePublishOccasionMutation,
  useRemoveLifecycleOccasionMutation: useRemoveOccasionMutation,
  useCancelLifecycleOccasionMutation: useCancelOccasionMutation,
  useGetLifecycleRegistrationsQuery: useGetRegistrationsQuery,
  useGetLifecycleEligibilityQuery: useGetEligibilityQuery,
  useAddLifecycleRegistrationMutation: useAddRegistrationMutation,
  useCancelLifecycleRegistrationMutation: useCancelRegistrationMutation,
  useNoteLifecycleAttendanceMutation: useNoteAttendanceMutation,
} = occasionsApi;
