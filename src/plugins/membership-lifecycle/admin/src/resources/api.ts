import type { KeptFile, PartChoices } from '../../../shared/resources/members-part';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';

const at = (uid: string, rest: string) => `members-parts/${encodeURIComponent(uid)}/${rest}`;

const resourcesApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    // Asked anew at each opening: what there is to choose may have been published meanwhile.
    getLifecyclePartChoices: read<PartChoices, string>((uid) => at(uid, 'choices'), [], {
      keepUnusedDataFor: 0,
    }),
    addLifecyclePartFile: send<KeptFile, { uid: string; file: File }>('POST', ({ uid, file }) => {
      const data = new FormData();
      data.append('file', file);
      return { path: at(uid, 'files'), data };
    }),
  })),
});

export const {
  useGetLifecyclePartChoicesQuery: useGetPartChoicesQuery,
  useAddLifecyclePartFileMutation: useAddPartFileMutation,
} = resourcesApi;
