import { withQuestion } from '../utils/query';
import { isRecord } from '../utils/records';
import { at, lifecycleApi, type Tag } from './api';

type Build = Parameters<Parameters<typeof lifecycleApi.injectEndpoints>[0]['endpoints']>[0];
type Started = NonNullable<Parameters<Build['mutation']>[0]['onQueryStarted']>;
export type Dispatch = Parameters<Started>[1]['dispatch'];

/** The filters of a list, named as in the address. */
export type Filters = Record<string, string | undefined>;

type Tags = readonly (Tag | { type: Tag; id: string })[];
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A call: its address below the plugin's, and what goes with it. */
interface Call {
  path: string;
  /** Empty ones are not sent. */
  params?: object;
  data?: unknown;
  /** The version that the person saw; a later change makes the server refuse. */
  version?: number;
  /** A key by which a repeated request is run once. */
  key?: string;
}

/** A call's target. For a plain address, the argument is the body, or the filters of a query. */
type To<Arg> = string | ((arg: Arg) => string | Call);

interface Asking {
  /** A query may be sent as POST. */
  method?: 'GET' | 'POST';
  keepUnusedDataFor?: number;
}

interface Sending<View, Arg> {
  /** Tags to reload after a refusal: only if it means that somebody else was first. */
  refused?: (arg: Arg, error: unknown) => Tags;
  /** Stores the returned view in the cache, instead of reloading it. */
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
    const { path, params, data = {}, version, key } = callOf(to, arg, method);
    const headers = {
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    };
    return {
      url: withQuestion(at(path), { ...params }),
      method,
      data,
      config: { headers },
    };
  };

const within = <View>(answer: { data: View }): View => answer.data;

const waysOf = (build: Build) => ({
  build,
  /** A query for `data`. */
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
  /** A query for rows with their `meta`. */
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
  /** A mutation, or a query that is not cached, with the tags to reload after it. */
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

/** Defines endpoints of the plugin's API in these standard ways. */
export const ways =
  <Made>(make: (ways: ReturnType<typeof waysOf>) => Made) =>
  (build: Build): Made =>
    make(waysOf(build));
