import { getFetchClient } from '@strapi/strapi/admin';
import type {
  ImportLine,
  ImportLines,
  ImportMapping,
  ImportProgress,
  ImportSummary,
  ImportView,
} from '../../../shared/transfer/imports';
import { AFTER_CHANGE, at, lifecycleApi } from '../kit/api/api';
import { withoutEmpty } from '../kit/utils/records';

type Filters = Record<string, string | undefined>;

/** As many lines as the server gives at once. */
const MOST_LINES = 100;

const viewOf = (answer: { data: ImportView }): ImportView => answer.data;
const tagOf = (id: string) => ({ type: 'LifecycleImport', id }) as const;
const LIST = tagOf('LIST');

const importsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleImports: build.query<ImportSummary[], void>({
      query: () => at('imports'),
      transformResponse: (answer: { data: ImportSummary[] }) => answer.data,
      providesTags: [LIST],
    }),
    getLifecycleImport: build.query<ImportView, string>({
      query: (id) => at(`imports/${id}`),
      transformResponse: viewOf,
      providesTags: (_view, _error, id) => [tagOf(id)],
    }),
    getLifecycleImportLines: build.query<ImportLines, { id: string; filters: Filters }>({
      query: ({ id, filters }) => ({
        url: at(`imports/${id}/lines`),
        config: { params: withoutEmpty(filters) },
      }),
      providesTags: (_lines, _error, { id }) => [tagOf(id)],
    }),
    getLifecycleImportProgress: build.query<ImportProgress, string>({
      query: (id) => at(`imports/${id}/progress`),
      transformResponse: (answer: { data: ImportProgress }) => answer.data,
      // How far it was a moment ago is not how far it is.
      keepUnusedDataFor: 0,
    }),
    sendLifecycleImport: build.mutation<ImportView, readonly File[]>({
      query: (files) => {
        const data = new FormData();
        // More than one is the server's to refuse, in its words.
        for (const file of files) data.append('file', file);
        return { url: at('imports'), method: 'POST', data };
      },
      transformResponse: viewOf,
      invalidatesTags: (_view, error) => (error ? [] : [LIST]),
    }),
    mapLifecycleImport: build.mutation<ImportView, { id: string; mapping: ImportMapping }>({
      query: ({ id, mapping }) => ({
        url: at(`imports/${id}`),
        method: 'PUT',
        data: { mapping },
      }),
      transformResponse: viewOf,
      invalidatesTags: (_view, error, { id }) => (error ? [] : [tagOf(id)]),
    }),
    applyLifecycleImport: build.mutation<ImportView, { id: string; fingerprint: string }>({
      query: ({ id, fingerprint }) => ({
        url: at(`imports/${id}/apply`),
        method: 'POST',
        data: { fingerprint },
      }),
      transformResponse: viewOf,
      invalidatesTags: (_view, error, { id }) =>
        error ? [] : [tagOf(id), LIST, ...AFTER_CHANGE, 'Document', 'LifecycleOnboarding'],
    }),
    discardLifecycleImport: build.mutation<unknown, string>({
      query: (id) => ({ url: at(`imports/${id}`), method: 'DELETE' }),
      invalidatesTags: (_answer, error) => (error ? [] : [LIST]),
    }),
  }),
});

export const {
  useGetLifecycleImportsQuery: useGetImportsQuery,
  useGetLifecycleImportQuery: useGetImportQuery,
  useGetLifecycleImportLinesQuery: useGetImportLinesQuery,
  useGetLifecycleImportProgressQuery: useGetImportProgressQuery,
  useLazyGetLifecycleImportProgressQuery: useLazyGetImportProgressQuery,
  useSendLifecycleImportMutation: useSendImportMutation,
  useMapLifecycleImportMutation: useMapImportMutation,
  useApplyLifecycleImportMutation: useApplyImportMutation,
  useDiscardLifecycleImportMutation: useDiscardImportMutation,
} = importsApi;

/** Every line that is refused, page after page. */
export const fetchRefusedLines = async (id: string): Promise<ImportLine[]> => {
  const { get } = getFetchClient();
  const lines: ImportLine[] = [];
  for (let page = 1; ; page += 1) {
    const params = { outcome: 'refused', page, pageSize: MOST_LINES };
    const { data } = await get<ImportLines>(at(`imports/${id}/lines`), { params });
    lines.push(...data.data);
    if (page >= data.meta.pagination.pageCount) return lines;
  }
};
