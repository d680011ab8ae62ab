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

/** How long a question, and what somebody sends, may stay without an answer. */
const PATIENCE_MS = { asked: 30_000, sent: 120_000 };

/** Who only reads is not told of what they typed. */
const troubled = (method, what) => say(method === 'GET' ? `error.${what}.read` : `error.${what}`);

/** Reasons of a server that is well and busy: it says itself when to come back. */
const BUSY = ['passwords-busy', 'too-many-at-once', 'files-busy'];

const refusalOf = async (answer, method) => {
  const { status } = answer;
  if (status === 429) {
    const minutes = Math.ceil(Number(answer.headers.get('Retry-After') ?? 60) / 60);
    return new Refusal({ status, reason: 'too-many', message: say('error.tooMany', { minutes }) });
  }
  const { error } = await answer.json().catch(() => ({ error: null }));
  const { reason, text, errors = [] } = error?.details ?? {};
  if (!error || (status >= 500 && !BUSY.includes(reason))) {
    return new Refusal({ status, reason: 'trouble', message: troubled(method, 'trouble') });
  }
  if (status === 401) {
    return new Refusal({ status, reason: 'signed-out', message: say('error.signedOut') });
  }
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
  const controller = new AbortController();
  const patience = body ? PATIENCE_MS.sent : PATIENCE_MS.asked;
  const timer = setTimeout(() => controller.abort(), patience);
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
      signal: controller.signal,
    });
  } catch {
    const message = troubled(method, 'unreachable');
    throw new Refusal({ status: 0, reason: 'unreachable', message });
  } finally {
    clearTimeout(timer);
  }
  if (!answer.ok) throw await refusalOf(answer, method);
  return answer;
};

/** The `data` of an answer. */
export const ask = async (method, path, options) =>
  (await (await send(method, path, options)).json()).data;
