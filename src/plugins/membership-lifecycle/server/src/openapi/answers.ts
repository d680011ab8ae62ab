import type { Access, Answer, ApiCall, JsonSchema } from '../kernel/http/openapi-call';
import { json, ref, TEXT } from './parts';
import { refusalName, refusalOf } from './refusals';

/** The responses of a call: its success and its refusals. */

const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});

const META = object({ pagination: ref('Pagination') });
const BYTES: JsonSchema = { type: 'string', contentEncoding: 'binary' };

/** The whole body of a good answer. */
const answerSchema = (answer: Answer): JsonSchema => {
  if ('bare' in answer) return ref(answer.bare);
  if ('data' in answer) return object({ data: ref(answer.data) });
  if ('list' in answer) return object({ data: { type: 'array', items: ref(answer.list) } });
  if ('page' in answer) {
    return object({ data: { type: 'array', items: ref(answer.page) }, meta: META });
  }
  return BYTES;
};

const answerContent = ({ answer, example }: ApiCall): JsonSchema => {
  if ('file' in answer) return { [answer.file]: { schema: BYTES } };
  if (example === undefined) return json(answerSchema(answer));
  if ('bare' in answer) return json(answerSchema(answer), example);
  const pagination = { page: 1, pageSize: 25, pageCount: 1, total: 1 };
  const meta = 'page' in answer ? { meta: { pagination } } : {};
  return json(answerSchema(answer), { data: example, ...meta });
};

const header = (description: string, schema: JsonSchema) => ({ description, schema });
const answerHeaders = ({ idempotent, cached }: ApiCall): JsonSchema => ({
  ...(idempotent
    ? {
        'Idempotent-Replayed': header(
          'There when this is the first answer again, and nothing was done anew.',
          { const: 'true' },
        ),
      }
    : {}),
  ...(cached ? { ETag: header('Send it back as `If-None-Match`.', TEXT) } : {}),
});

const goodResponse = (call: ApiCall): JsonSchema => {
  const headers = answerHeaders(call);
  return {
    description: call.answer.description ?? call.summary.en,
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    content: answerContent(call),
  };
};

const IDEMPOTENCY = [
  'idempotency-key-required',
  'idempotency-key-invalid',
  'idempotency-key-reused',
];

const OF_ANY_BODY = [
  ...['not-json', 'unreadable-body', 'body-encoded', 'body-too-large'],
  ...['body-too-deep', 'body-too-wide', 'text-too-long'],
];

/** All reasons of a call, including those implied by its input. */
export const refusalsOf = ({ body, idempotent, limited, plain, refusals }: ApiCall): string[] => [
  ...new Set([
    ...(body ? OF_ANY_BODY : []),
    ...(body && !plain ? ['invalid-input'] : []),
    ...(idempotent ? IDEMPOTENCY : []),
    ...(limited ? ['too-many-requests'] : []),
    ...refusals,
  ]),
];

/** Answers of Strapi to callers without access; they have no reason. */
const PLAIN: Record<Access, Record<number, string>> = {
  public: {},
  token: {
    401: 'There is no API token, or one that is not known.',
    403: 'This token may not make this call.',
  },
  'public-or-more': {
    401: 'The token or the JWT that was sent is not known.',
    403: 'This token or this account may not make this call.',
  },
  user: {
    401: 'This JWT is not valid, or no longer: sign in again.',
    403: 'Nobody is signed in, or this account may not make this call.',
  },
};

const plainOf = ({ access, plain }: ApiCall): Record<number, string> => ({
  ...PLAIN[access],
  ...plain,
});

/** The statuses that a call answers without a reason. */
export const plainStatusesOf = (call: ApiCall): string[] => Object.keys(plainOf(call));

/** Refusals that any call may give. */
export const OF_ANY_CALL = [
  ...['database-away', 'database-full', 'file-not-made', 'files-busy'],
  ...['query-too-deep', 'query-too-long', 'query-too-wide', 'too-many-at-once'],
];

/** Statuses whose answer tells after how many seconds to try again. */
const TO_COME_BACK = [429, 503];
const RETRY = { 'Retry-After': header('Seconds to wait.', { type: 'integer' }) };

const told = (reasons: string[]): string[] =>
  reasons.map((reason) => `\`${reason}\`: ${refusalOf(reason).text.en}`);

/** One of several answers; refusals that are added later would be others. */
const anyOf = (names: string[]): JsonSchema =>
  json(names.length === 1 ? ref(names[0]) : { anyOf: names.map(ref) });

const refusalResponses = (call: ApiCall): JsonSchema => {
  const byStatus = new Map<number, string[]>();
  for (const reason of refusalsOf(call)) {
    const { status } = refusalOf(reason);
    byStatus.set(status, [...(byStatus.get(status) ?? []), reason]);
  }
  const plain = plainOf(call);
  const statuses = new Set([...byStatus.keys(), ...Object.keys(plain).map(Number)]);
  return Object.fromEntries(
    [...statuses].map((status) => {
      // What any call may answer is found under `default`, unless its status stands here.
      const any = OF_ANY_CALL.filter((reason) => refusalOf(reason).status === status);
      const reasons = [...new Set([...(byStatus.get(status) ?? []), ...any])];
      const without = plain[status];
      return [
        status,
        {
          description: [...told(reasons), ...(without ? [without] : [])].join('\n\n'),
          ...(TO_COME_BACK.includes(status) ? { headers: RETRY } : {}),
          content: anyOf([...reasons.map(refusalName), ...(without ? [`Plain${status}`] : [])]),
        },
      ];
    }),
  );
};

/** The responses of a call, by status. */
export const responsesOf = (call: ApiCall): JsonSchema => ({
  [String(call.answer.status ?? 200)]: goodResponse(call),
  ...(call.cached ? { 304: { description: 'What you have is still the same.' } } : {}),
  ...refusalResponses(call),
  default: {
    description: `Any call may be answered 503 or 507.\n\n${told(OF_ANY_CALL).join('\n\n')}`,
    headers: RETRY,
    content: anyOf(OF_ANY_CALL.map(refusalName)),
  },
});
