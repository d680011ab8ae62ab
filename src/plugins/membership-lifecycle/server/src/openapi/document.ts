import type { Access, ApiCall, JsonSchema, Tag } from '../kernel/http/openapi-call';
import { OF_ANY_CALL, plainStatusesOf, refusalsOf, responsesOf } from './answers';
import { bodiesOf, bodyOf, parametersOf } from './inputs';
import type { Schemas } from './parts';
import { permissionOf } from './permissions';
import { plainRefusal, refusalName, refusalSchema } from './refusals';

/** The OpenAPI document of the content API, from its calls and the schemas of its types. Pure. */

const TAGS: Record<Tag, string> = {
  offers: 'What there is to join, for everybody.',
  applications: 'Asking to become a member, for everybody.',
  renewals: 'Answering a renewal by the personal link of a letter.',
  account: 'Signing in to the member space.',
  me: 'What members see and do of their own, with their account.',
  entitlements: 'Rights of members, for servers that hold an API token.',
  occasions: 'Events and programmes, and who takes part.',
  resources: 'What the association publishes, with the parts that members alone read.',
};

/** The ways to identify oneself; an empty one where nobody has to. */
const SECURITY: Record<Access, Record<string, []>[]> = {
  public: [],
  user: [{ memberAccount: [] }],
  token: [{ apiToken: [] }],
  'public-or-more': [{}, { apiToken: [] }, { memberAccount: [] }],
};

const operationOf = (call: ApiCall, bodies: Schemas): JsonSchema => {
  const parameters = parametersOf(call);
  const permission = permissionOf(call);
  return {
    operationId: call.id,
    tags: [call.tag],
    summary: call.summary.en,
    'x-summary-fr': call.summary.fr,
    ...(call.description ? { description: call.description } : {}),
    security: SECURITY[call.access],
    ...(permission ? { 'x-token-permission': permission } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(call, bodies),
    responses: responsesOf(call),
  };
};

/** As OpenAPI writes a path: `/entitlements/usages/{id}/reverse`, below the server’s `/api`. */
const pathOf = ({ route }: ApiCall): { method: string; path: string } => {
  const [method, url] = route.split(' ');
  return {
    method: method.toLowerCase(),
    path: url.replace(/^\/api/, '').replace(/:(\w+)/g, '{$1}'),
  };
};

/** Names of the schemas that a part of the document refers to. */
const namesIn = (part: unknown): string[] =>
  [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);

/** The referenced schemas, directly or through others, in alphabetical order. */
const needed = (part: unknown, schemas: Schemas): Schemas => {
  const found = new Map<string, JsonSchema>();
  const queue = namesIn(part);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    if (!schemas[name])
      throw new Error(`There is no type “${name}” in shared/<module>/content-api`);
    found.set(name, schemas[name]);
    queue.push(...namesIn(schemas[name]));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => a.localeCompare(b, 'en')));
};

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description });

/**
 * Builds the document. `types` are the schemas of the types of `shared/<module>/content-api` and
 * of the offer, with references in the document's form.
 */
export const openApi = (calls: readonly ApiCall[], types: Schemas, version: string): JsonSchema => {
  const bodies = bodiesOf(calls, types);
  const paths: Schemas = {};
  for (const call of calls) {
    const { method, path } = pathOf(call);
    paths[path] = { ...paths[path], [method]: operationOf(call, bodies) };
  }
  const reasons = new Set([...OF_ANY_CALL, ...calls.flatMap(refusalsOf)]);
  const statuses = new Set(calls.flatMap(plainStatusesOf));
  const refusals = {
    ...Object.fromEntries([...reasons].map((one) => [refusalName(one), refusalSchema(one)])),
    ...Object.fromEntries([...statuses].map((one) => [`Plain${one}`, plainRefusal(Number(one))])),
  };
  const answered = needed(calls.map(responsesOf), { ...types, ...refusals });
  const both = Object.keys(bodies).find((name) => answered[name]);
  // What is sent is closed, what is answered open.
  if (both) throw new Error(`“${both}” is sent and answered`);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Adhésions: content API',
      version,
      description:
        'What front-ends call. Dates are `YYYY-MM-DD`, money is in cents, long texts are Markdown. A refusal always says why in `error.details.reason`, which never changes, and in words in `error.details.text`. Objects of answers are open: fields and reasons may be added to them, and none is taken away within a major version; those of requests are closed, what is not known of them is refused. How to use it: docs/front-ends.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    tags: (Object.keys(TAGS) as Tag[])
      .filter((name) => calls.some(({ tag }) => tag === name))
      .map((name) => ({ name, description: TAGS[name] })),
    paths,
    components: {
      securitySchemes: {
        apiToken: bearer(
          'An API token (Settings → API Tokens), with the permission that `x-token-permission` of the call names. It stays on your server.',
        ),
        memberAccount: bearer('The JWT of a member’s account, as signing in answers it.'),
      },
      schemas: needed(paths, { ...types, ...refusals, ...bodies }),
    },
  };
};
