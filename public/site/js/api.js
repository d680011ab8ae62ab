/** The content API of this server, and its refusals in the reader's language. */
import { language, say } from './language.js';

/** Why a call was refused: `reason` for programs, `message` for people, `fields` for a form. */
export class Refusal extends Error {
  constructor({ status, message, reason, fields = [] }) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.fields = fields;
  }
}

/** A field's problem, by its path: `contacts.0.email`. */
const fieldOf = ({ path, message, text }) => ({
  path: [path].flat().join('.'),
  message: text?.[language] ?? message,
});

const refusalOf = async (answer) => {
  const { status } = answer;
  if (status === 429) {
    const minutes = Math.ceil(Number(answer.headers.get('Retry-After') ?? 60) / 60);
    return new Refusal({ status, reason: 'too-many', message: say('error.tooMany', { minutes }) });
  }
  const { error } = await answer.json().catch(() => ({ error: null }));
  if (!error || status >= 500) {
    return new Refusal({ status, reason: 'trouble', message: say('error.trouble') });
  }
  const { reason, text, errors = [] } = error.details ?? {};
  return new Refusal({
    status,
    reason,
    message: text?.[language] ?? error.message,
    fields: errors.map(fieldOf),
  });
};

/** Sends a request; throws a `Refusal` when it is refused, or when nobody answers. */
export const send = async (method, path, { body, token, headers = {} } = {}) => {
  const isForm = body instanceof FormData;
  let answer;
  try {
    answer = await fetch(`/api${path}`, {
      method,
      headers: {
        'Accept-Language': language,
        ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: isForm || !body ? body : JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch {
    throw new Refusal({ status: 0, reason: 'unreachable', message: say('error.unreachable') });
  }
  if (!answer.ok) throw await refusalOf(answer);
  return answer;
};

/** The `data` of an answer. */
export const ask = async (method, path, options) =>
  (await (await send(method, path, options)).json()).data;
