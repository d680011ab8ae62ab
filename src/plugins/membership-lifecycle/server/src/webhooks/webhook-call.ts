import type { Core } from '@strapi/strapi';
import { clockIn } from '../kernel/clock';
import type { Webhook } from './store/webhooks';
import { webhookSecretsIn } from './webhook-secrets';
import { signatureHeaders } from './webhook-signature';

export interface Answer {
  ok: boolean;
  statusCode: number | null;
  /** The receiver's words or a code of ours, when it did not take the event. */
  error: string | null;
  /** The receiver is not there or asks for peace: more calls now would be in vain. */
  unreachable: boolean;
}

const TIMEOUT_MS = 10_000;
const MOST_CHARACTERS = 300;
const BUSY = [429, 502, 503, 504];

/** The first words of an answer; a receiver that never stops talking is cut off. */
const firstWords = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < MOST_CHARACTERS) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel().catch(() => undefined);
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS);
};

const failed = (error: unknown): Answer => {
  const { name, message, cause } = (error ?? {}) as Error & { cause?: { code?: string } };
  const words = name === 'TimeoutError' ? 'timeout' : (cause?.code ?? message ?? 'unreachable');
  return {
    ok: false,
    statusCode: null,
    error: words.slice(0, MOST_CHARACTERS),
    unreachable: true,
  };
};

/** Headers that prove to a receiver who sent a body, and when. */
const signed = async (
  strapi: Core.Strapi,
  { id: webhookId }: Webhook,
  id: string,
  body: string,
): Promise<Record<string, string>> => {
  const secret = await webhookSecretsIn(strapi).secretOf(webhookId);
  const timestamp = Math.floor(clockIn(strapi).now() / 1000);
  return signatureHeaders(secret, { id, timestamp, body });
};

/**
 * Posts a payload as Strapi posts its own events, signed, with the event's id, the same at every
 * attempt, so that a receiver can drop what it has had. A redirection is not followed: the address that an
 * administrator gave, which Strapi checked, is the only one that is ever called.
 */
export const callWebhook = async (
  strapi: Core.Strapi,
  webhook: Webhook,
  payload: Record<string, unknown>,
): Promise<Answer> => {
  const { defaultHeaders } = strapi.config.get<{ defaultHeaders?: Record<string, string> }>(
    'server.webhooks',
    {},
  );
  const id = String(payload.id);
  const body = JSON.stringify(payload);
  const signature = await signed(strapi, webhook, id, body);
  try {
    const response = await strapi.fetch(webhook.url, {
      method: 'POST',
      body,
      headers: {
        ...defaultHeaders,
        ...webhook.headers,
        ...signature,
        'X-Strapi-Event': String(payload.event),
        'X-Adhesions-Event-Id': id,
        'Content-Type': 'application/json',
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status, ok } = response;
    const error = ok ? null : (await firstWords(response)) || null;
    if (ok) await response.body?.cancel();
    const moved = status >= 300 && status < 400;
    return {
      ok,
      statusCode: status,
      error: moved ? 'redirected' : error,
      unreachable: BUSY.includes(status),
    };
  } catch (error) {
    return failed(error);
  }
};
