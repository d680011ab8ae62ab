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
  RollAlternatives,
  RollContact,
  RollPage,
} from '../../../shared/assemblies/assemblies';
import type { Page } from '../../../shared/kernel/common';
import { lifecycleApi } from '../kit/api/api';
import { fetchFile } from '../kit/api/file';
import { ways, type Dispatch, type Filters } from '../kit/api/ways';

/** A list about one assembly, with the filters under which it is seen. */
interface Asked {
  id: string;
  filters?: Filters;
}

/** A command with its input, typed together. */
export type RunAssembly = {
  [Name in AssemblyCommand]: { id: string; name: Name; input: AssemblyCommands[Name] };
}[AssemblyCommand];

const LIST = { type: 'LifecycleAssembly', id: 'LIST' } as const;
/** The tag of the assembly's own view; its commands return the new view. */
const viewTag = (id: string) => ({ type: 'LifecycleAssembly', id: `VIEW ${id}` }) as const;
/** The tag of lists about an assembly. */
const tags = ({ id }: { id: string }) => [{ type: 'LifecycleAssembly', id }] as const;

const below =
  (name: string) =>
  ({ id, filters = {} }: Asked) => ({ path: `assemblies/${id}/${name}`, params: filters });

const assembliesApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list, send }) => ({
    getLifecycleAssemblies: list<AssemblyPage>('assemblies', [LIST]),
    getLifecycleAssembly: read<AssemblyView, string>(
      (id) => `assemblies/${id}`,
      (id) => [viewTag(id)],
    ),
    getLifecycleRoll: list<RollPage, Asked>(below('roll'), tags),
    getLifecycleAlternatives: list<RollAlternatives, Asked>(below('alternatives'), tags),
    getLifecycleRollContacts: read<RollContact[], { id: string; membershipId: string }>(
      ({ id, membershipId }) => `assemblies/${id}/roll/${membershipId}/contacts`,
    ),
    getLifecycleLate: list<Page<LateMember>, Asked>(below('late'), tags),
    getLifecycleConvocation: list<ConvocationPlan, Asked>(below('convocation'), (asked) => [
      ...tags(asked),
      'LifecycleTemplate',
    ]),
    getLifecycleProxies: list<Page<ProxyRow>, Asked>(below('proxies'), tags),
    getLifecycleAssemblyActivities: list<Page<AssemblyActivity>, Asked>(below('activities'), tags),
    createLifecycleAssembly: send<AssemblyView, AssemblyInput>('POST', 'assemblies', [LIST]),
    saveLifecycleAssembly: send<AssemblyView, { id: string; version: number; data: AssemblyInput }>(
      'PUT',
      ({ id, version, data }) => ({ path: `assemblies/${id}`, data, version }),
      (asked) => [LIST, ...tags(asked)],
      // The version of somebody else is read, and shown beside the typed values.
      { keep, refused: ({ id }) => [viewTag(id)] },
    ),
    runLifecycleAssembly: send<AssemblyView, RunAssembly>(
      'POST',
      ({ id, name, input }) => ({ path: `assemblies/${id}/commands/${name}`, data: input }),
      (asked, view) => [
        LIST,
        'LifecycleMessage',
        ...tags(asked),
        // A second convocation returns the new assembly, so the view of the first is reloaded.
        ...(view?.id === asked.id ? [] : [viewTag(asked.id)]),
      ],
      { keep },
    ),
  })),
});

function keep(view: AssemblyView, _sent: unknown, dispatch: Dispatch): void {
  dispatch(assembliesApi.util.updateQueryData('getLifecycleAssembly', view.id, () => view));
}

export const {
  useGetLifecycleAssembliesQuery: useGetAssembliesQuery,
  useGetLifecycleAssemblyQuery: useGetAssemblyQuery,
  useGetLifecycleRollQuery: useGetRollQuery,
  useGetLifecycleAlternativesQuery: useGetAlternativesQuery,
  useGetLifecycleRollContactsQuery: useGetRollContactsQuery,
  useGetLifecycleLateQuery: useGetLateQuery,
  useGetLifecycleConvocationQuery: useGetConvocationQuery,
  useGetLifecycleProxiesQuery: useGetProxiesQuery,
  useGetLifecycleAssemblyActivitiesQuery: useGetAssemblyActivitiesQuery,
  useCreateLifecycleAssemblyMutation: useCreateAssemblyMutation,
  useSaveLifecycleAssemblyMutation: useSaveAssemblyMutation,
  useRunLifecycleAssemblyMutation: useRunAssemblyMutation,
} = assembliesApi;

/** The sheet that is signed, as a paper. */
export const fetchSheet = (id: string, locale: 'fr' | 'en'): Promise<Blob> =>
  fetchFile(`assemblies/${id}/sheet`, { locale });
