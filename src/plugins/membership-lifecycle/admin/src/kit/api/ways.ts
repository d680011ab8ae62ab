import { isRecord, withoutEmpty } from '../utils/records';
import { at, lifecycleApi, type Tag } from './api';

type Build = Parameters<Parameters<typeof lifecycleApi.injectEndpoints>[0]['endpoints']>[0];
type Started = NonNullable<Parameters<Build['mutation']>[0]['onQueryStarted']>;
export type Dispatch = Parameters<Started>[1]['dispatch'];

/** The filters of a list, by the names that its address gives them. */
export type Filters = Record<string, string | undefined>;

type Tags = readonly (Tag | { type: Tag; id: string })[];
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A call: its address below the plugin's, and what goes with it. */
interface Call {
  path: string;
  /** Those that are empty are not sent. */
  params?: object;
  data?: unknown;
  /** The version that the person saw; what changed after it is refused. */
  version?: number;
  /** What is asked again under it is the same request, and done once. */
  key?: string;
}

/** Where a call goes; under a plain address, what is given is the body, or the filters of a question. */
type To<Arg> = string | ((arg: Arg) => string | Call);

interface Asking {
  /** A question may travel in a body. */
  method?: 'GET' | 'POST';
  keepUnusedDataFor?: number;
}

interface Sending<View, Arg> {
  /** What a refusal makes stale: nothing, unless it tells that somebody else was there before. */
  refused?: (arg: Arg, error: unknown) => Tags;
  /** Puts the view that is answered where a question holds it, instead of asking again. */
  keep?: (view: View, arg: Arg, dispatch: Dispatch) => void;
}

const callOf = <Arg>(to: To<Arg>, arg: Arg, method: Method): Call => {
  const asked = typeof to === 'function' ? to(arg) : to;
  if (typeof asked !== 'string') return asked;
  if (typeof to === 'function') return { path: asked };
  if (method !== 'GET') return { path: asked, data: arg };
  return isRecord(arg) ? { path: asked, params: arg } : { path: asked };
};

const requestOf =
  <Arg>(to: To<Arg>, method: Method) =>
  (arg: Arg) => {
    const { path, params = {}, data = {}, version, key } = callOf(to, arg, method);
    const headers = {
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    };
    return {
      url: at(path),
      method,
      data,
      config: { params: withoutEmpty({ ...params }), headers },
    };
  };

const within = <View>(answer: { data: View }): View => answer.data;

const waysOf = (build: Build) => ({
  build,
  /** Asks for what the server answers under `data`. */
  read: <View, Arg = void>(
    to: To<Arg>,
    tags: Tags | ((arg: Arg, view?: View) => Tags) = [],
    { method = 'GET', ...more }: Asking = {},
  ) =>
    build.query<View, Arg>({
      query: requestOf(to, method),
      transformResponse: within<View>,
      providesTags: (view, _error, arg) => (typeof tags === 'function' ? tags(arg, view) : tags),
      ...more,
    }),
  /** Asks for rows with what is told of them all, such as their pages. */
  list: <View, Arg = Filters>(
    to: To<Arg>,
    tags: Tags | ((arg: Arg) => Tags) = [],
    { method = 'GET', ...more }: Asking = {},
  ) =>
    build.query<View, Arg>({
      query: requestOf(to, method),
      providesTags: (_view, _error, arg) => (typeof tags === 'function' ? tags(arg) : tags),
      ...more,
    }),
  /** Sends something, or asks what is not kept, and says what is stale once it is done. */
  send: <View, Arg = void>(
    method: Method,
    to: To<Arg>,
    stale: Tags | ((arg: Arg, view?: View) => Tags) = [],
    { refused = () => [], keep }: Sending<View, Arg> = {},
  ) =>
    build.mutation<View, Arg>({
      query: requestOf(to, method),
      transformResponse: within<View>,
      invalidatesTags: (view, error, arg) => {
        if (error) return refused(arg, error);
        return typeof stale === 'function' ? stale(arg, view) : stale;
      },
      async onQueryStarted(arg, { dispatch, queryFulfilled }) {
        const done = await queryFulfilled.catch(() => null);
        if (done) keep?.(done.data, arg, dispatch);
      },
    }),
});

/** Endpoints of the plugin's API, each in one of the ways in which the admin asks or sends. */
export const ways =
  <Made>(make: (ways: ReturnType<typeof waysOf>) => Made) =>
  (build: Build): Made =>
    make(waysOf(build));
