import type {
  AlikeBody,
  IntakeInput,
  IntakeOrganisation,
  IntakePlan,
  IntakeTaken,
} from '../../../../shared/applications/intake';
import type { CommandAgreement } from '../../../../shared/membership/command-plan';
import { AFTER_CHANGE, lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

interface Taking {
  form: IntakeInput & CommandAgreement;
  key: string;
}

const intakeApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleAlikeBodies: read<AlikeBody[], { name: string; siret: string }>(
      (params) => ({ path: 'members/alike', params }),
      ['LifecycleMembership'],
      { keepUnusedDataFor: 0 },
    ),
    // Read anew each time: its stamp says what the form was filled with.
    getLifecycleIntakeOrganisation: read<IntakeOrganisation, string>(
      (id) => `members/organisations/${id}`,
      [],
      { keepUnusedDataFor: 0 },
    ),
    getLifecycleIntakePlan: read<IntakePlan, IntakeInput>(
      (form) => ({ path: 'members/plan', data: form }),
      [],
      { method: 'POST', keepUnusedDataFor: 0 },
    ),
    takeLifecycleMember: send<IntakeTaken, Taking>(
      'POST',
      ({ form, key }) => ({ path: 'members', data: form, key }),
      [...AFTER_CHANGE, 'Document'],
    ),
  })),
});

export const {
  useGetLifecycleAlikeBodiesQuery: useGetAlikeBodiesQuery,
  useGetLifecycleIntakeOrganisationQuery: useGetIntakeOrganisationQuery,
  useLazyGetLifecycleIntakeOrganisationQuery: useLazyGetIntakeOrganisationQuery,
  useGetLifecycleIntakePlanQuery: useGetIntakePlanQuery,
  useTakeLifecycleMemberMutation: useTakeMemberMutation,
} = intakeApi;
