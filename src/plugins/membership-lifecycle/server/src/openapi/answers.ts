import type { Answer, ApiCall, JsonSchema } from './call';
import { refusalName, refusalOf } from './refusals';
import { json, ref, TEXT } from './parts';

/** What a call answers: when it does what was asked, and each time that it refuses. */

const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
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

/** Every reason with which a call refuses, those that come with what it takes included. */
export const refusalsOf = ({ body, idempotent, refusals }: ApiCall): string[] => [
  ...new Set([
    ...(body ? ['unreadable-body', 'invalid-input'] : []),
    ...(idempotent ? IDEMPOTENCY : []),
    ...refusals,
  ]),
];

/** The statuses that Strapi answers by itself, without a reason. */
export const plainStatusesOf = ({ access, body, limited }: ApiCall): number[] => [
  ...(access === 'public' ? [] : [401, 403]),
  ...(body ? [413] : []),
  ...(limited ? [429] : []),
];

const PLAIN: Record<number, string> = {
  401: 'Nobody is known by this token, or there is none.',
  403: 'This token may not make this call.',
  413: 'The body is too large.',
  429: 'Too many requests: wait as long as `Retry-After` says.',
};

const RETRY = { 'Retry-After': header('Seconds to wait.', { type: 'integer' }) };

const refusalResponses = (call: ApiCall): JsonSchema => {
  const byStatus = new Map<number, string[]>();
  for (const reason of refusalsOf(call)) {
    const { status } = refusalOf(reason);
    byStatus.set(status, [...(byStatus.get(status) ?? []), reason]);
  }
  const named = [...byStatus].map(([status, reasons]) => [
    status,
    {
      description: reasons.map((reason) => `\`${reason}\`: ${refusalOf(reason).text}`).join('\n\n'),
      content: json(
        reasons.length === 1
          ? ref(refusalName(reasons[0]))
          : { oneOf: reasons.map((reason) => ref(refusalName(reason))) },
      ),
    },
  ]);
  const plain = plainStatusesOf(call).map((status) => [
    status,
    {
      description: PLAIN[status],
      ...(status === 429 ? { headers: RETRY } : {}),
      content: json(ref(`Plain${status}`)),
    },
  ]);
  return Object.fromEntries([...named, ...plain]);
};

/** The responses of a call, by status. */
export const responsesOf = (call: ApiCall): JsonSchema => ({
  [String(call.answer.status ?? 200)]: goodResponse(call),
  ...(call.cached ? { 304: { description: 'What you have is still the same.' } } : {}),
  ...refusalResponses(call),
});
