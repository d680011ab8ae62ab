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
import { ways, type Dispatch, type Filters } from '../kit/api/ways';

/** As many lines as the server gives at once. */
const MOST_LINES = 100;

const linesOf = (id: string) => ({ type: 'LifecycleImport', id }) as const;
const LIST = linesOf('LIST');

const importsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list, send }) => ({
    getLifecycleImports: read<ImportSummary[]>('imports', [LIST]),
    // Only this page's mutations change it, and return the new state.
    getLifecycleImport: read<ImportView, string>((id) => `imports/${id}`),
    getLifecycleImportLines: list<ImportLines, { id: string; filters: Filters }>(
      ({ id, filters }) => ({ path: `imports/${id}/lines`, params: filters }),
      ({ id }) => [linesOf(id)],
    ),
    // Not cached: progress is out of date at once.
    getLifecycleImportProgress: read<ImportProgress, string>((id) => `imports/${id}/progress`, [], {
      keepUnusedDataFor: 0,
    }),
    sendLifecycleImport: send<ImportView, readonly File[]>(
      'POST',
      (files) => {
        const data = new FormData();
        // The server refuses more than one file, with its own text.
        for (const file of files) data.append('file', file);
        return { path: 'imports', data };
      },
      [LIST],
    ),
    mapLifecycleImport: send<ImportView, { id: string; mapping: ImportMapping }>(
      'PUT',
      ({ id, mapping }) => ({ path: `imports/${id}`, data: { mapping } }),
      ({ id }) => [linesOf(id)],
      { keep: keepView },
    ),
    applyLifecycleImport: send<ImportView, { id: string; fingerprint: string }>(
      'POST',
      ({ id, fingerprint }) => ({ path: `imports/${id}/apply`, data: { fingerprint } }),
      ({ id }) => [linesOf(id), LIST, ...AFTER_CHANGE, 'Document', 'LifecycleOnboarding'],
      { keep: keepView },
    ),
    discardLifecycleImport: send<unknown, string>('DELETE', (id) => `imports/${id}`, [LIST]),
  })),
});

function keepView(view: ImportView, { id }: { id: string }, dispatch: Dispatch): void {
  dispatch(importsApi.util.updateQueryData('getLifecycleImport', id, () => view));
}

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
