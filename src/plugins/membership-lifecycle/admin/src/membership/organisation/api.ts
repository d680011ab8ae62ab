import type { MembershipView } from '../../../../shared/core/membership';
import type {
  OrganisationInput,
  OrganisationView,
} from '../../../../shared/membership/organisation';
import { AFTER_CHANGE, documentTag, lifecycleApi } from '../../kit/api/api';
import { refusedFor } from '../../kit/api/refusal-details';
import { ways } from '../../kit/api/ways';

interface Saving {
  documentId: string;
  input: OrganisationInput;
  /** The version that the person saw; what changed after it is refused. */
  version: number;
  /** The idempotency key: values sent again under it are saved once. */
  key: string;
}

const organisationApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleOrganisation: read<OrganisationView, string>(
      (documentId) => `memberships/${documentId}/organisation`,
      (id) => [{ type: 'LifecycleMembershipView', id }],
      { keepUnusedDataFor: 0 },
    ),
    saveLifecycleOrganisation: send<MembershipView, Saving>(
      'PUT',
      ({ documentId, input, version, key }) => ({
        path: `memberships/${documentId}/organisation`,
        data: input,
        version,
        key,
      }),
      ({ documentId }) => [...AFTER_CHANGE, documentTag(documentId), 'Document'],
      {
        // The version of somebody else is read again, and stands under the typed values.
        refused: ({ documentId }, error) =>
          refusedFor(error, 'changed-meanwhile') === null
            ? []
            : [...AFTER_CHANGE, documentTag(documentId)],
      },
    ),
  })),
});

export const {
  useGetLifecycleOrganisationQuery: useGetOrganisationQuery,
  useSaveLifecycleOrganisationMutation: useSaveOrganisationMutation,
} = organisationApi;
