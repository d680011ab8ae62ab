import { getFetchClient } from '@strapi/strapi/admin';
import type {
  AssemblyActivity,
  AssemblyCommand,
  AssemblyCommands,
  AssemblyInput,
  AssemblyPage,
  AssemblyView,
  ConvocationPlan,
  LateMember,
  ProxyRow,
  RollContact,
  RollPage,
} from '../../../shared/assemblies/assemblies';
import type { Page } from '../../../shared/kernel/common';
import { at, lifecycleApi } from '../kit/api/api';
import { withoutEmpty } from '../kit/utils/records';

type Filters = Record<string, string | undefined>;

/** A list about one assembly, with the filters under which it is seen. */
interface Asked {
  id: string;
  filters?: Filters;
}

/** A command with its input, typed together. */
export type RunAssembly = {
  [Name in AssemblyCommand]: { id: string; name: Name; input: AssemblyCommands[Name] };
}[AssemblyCommand];

const viewOf = (answer: { data: AssemblyView }): AssemblyView => answer.data;
const tagOf = (id: string) => ({ type: 'LifecycleAssembly', id }) as const;
const LIST = tagOf('LIST');

const ask = (path: string, filters: Filters = {}) => ({
  url: at(`assemblies${path}`),
  config: { params: withoutEmpty(filters) },
});

const assembliesApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleAssemblies: build.query<AssemblyPage, Filters>({
      query: (filters) => ask('', filters),
      providesTags: [LIST],
    }),
    getLifecycleAssembly: build.query<AssemblyView, string>({
      query: (id) => at(`assemblies/${id}`),
      transformResponse: viewOf,
      providesTags: (_view, _error, id) => [tagOf(id)],
    }),
    getLifecycleRoll: build.query<RollPage, Asked>({
      query: ({ id, filters }) => ask(`/${id}/roll`, filters),
      providesTags: (_rows, _error, { id }) => [tagOf(id)],
    }),
    getLifecycleRollContacts: build.query<RollContact[], { id: string; membershipId: string }>({
      query: ({ id, membershipId }) => at(`assemblies/${id}/roll/${membershipId}/contacts`),
      transformResponse: (answer: { data: RollContact[] }) => answer.data,
    }),
    getLifecycleLate: build.query<Page<LateMember>, Asked>({
      query: ({ id, filters }) => ask(`/${id}/late`, filters),
      providesTags: (_rows, _error, { id }) => [tagOf(id)],
    }),
    getLifecycleConvocation: build.query<ConvocationPlan, Asked>({
      query: ({ id, filters }) => ask(`/${id}/convocation`, filters),
      providesTags: (_plan, _error, { id }) => [tagOf(id), 'LifecycleTemplate'],
    }),
    getLifecycleProxies: build.query<Page<ProxyRow>, Asked>({
      query: ({ id, filters }) => ask(`/${id}/proxies`, filters),
      providesTags: (_rows, _error, { id }) => [tagOf(id)],
    }),
    getLifecycleAssemblyActivities: build.query<Page<AssemblyActivity>, Asked>({
      query: ({ id, filters }) => ask(`/${id}/activities`, filters),
      providesTags: (_rows, _error, { id }) => [tagOf(id)],
    }),
    createLifecycleAssembly: build.mutation<AssemblyView, AssemblyInput>({
      query: (data) => ({ url: at('assemblies'), method: 'POST', data }),
      transformResponse: viewOf,
      invalidatesTags: (_view, error) => (error ? [] : [LIST]),
    }),
    saveLifecycleAssembly: build.mutation<
      AssemblyView,
      { id: string; version: number; data: AssemblyInput }
    >({
      query: ({ id, version, data }) => ({
        url: at(`assemblies/${id}`),
        method: 'PUT',
        data,
        config: { headers: { 'If-Match': `"${version}"` } },
      }),
      transformResponse: viewOf,
      invalidatesTags: (_view, error, { id }) => (error ? [] : [LIST, tagOf(id)]),
    }),
    runLifecycleAssembly: build.mutation<AssemblyView, RunAssembly>({
      query: ({ id, name, input }) => ({
        url: at(`assemblies/${id}/commands/${name}`),
        method: 'POST',
        data: input,
      }),
      transformResponse: viewOf,
      invalidatesTags: (_view, error, { id }) =>
        error ? [] : [LIST, tagOf(id), 'LifecycleMessage'],
    }),
  }),
});

export const {
  useGetLifecycleAssembliesQuery: useGetAssembliesQuery,
  useGetLifecycleAssemblyQuery: useGetAssemblyQuery,
  useGetLifecycleRollQuery: useGetRollQuery,
  useGetLifecycleRollContactsQuery: useGetRollContactsQuery,
  useGetLifecycleLateQuery: useGetLateQuery,
  useGetLifecycleConvocationQuery: useGetConvocationQuery,
  useGetLifecycleProxiesQuery: useGetProxiesQuery,
  useGetLifecycleAssemblyActivitiesQuery: useGetAssemblyActivitiesQuery,
  useCreateLifecycleAssemblyMutation: useCreateAssemblyMutation,
  useSaveLifecycleAssemblyMutation: useSaveAssemblyMutation,
  useRunLifecycleAssemblyMutation: useRunAssemblyMutation,
} = assembliesApi;

/** The sheet that is signed, as a paper; a link could not ask for it, since it carries no session. */
export const fetchSheet = async (id: string, locale: 'fr' | 'en'): Promise<Blob> => {
  const { data } = await getFetchClient().get<Blob>(at(`assemblies/${id}/sheet`), {
    params: { locale },
    responseType: 'blob',
  });
  return data;
};
