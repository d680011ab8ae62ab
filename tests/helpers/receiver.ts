import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';

/** A front-end that receives webhooks. */

export interface Call {
  headers: http.IncomingHttpHeaders;
  body: { event: string; id: string; [key: string]: unknown };
  /** The body as it came. */
  text: string;
}

/** The signature that a call must carry, reckoned from what it received. */
export const signatureOf = ({ headers, text }: Call, secret: string): string => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
};

export interface Receiver {
  url: string;
  calls: Call[];
  /** Names of the events received, in order. */
  names: () => string[];
  /** What it answers next; null takes everything. */
  answer: { status: number; text?: string; headers?: Record<string, string> } | null;
  /** Called while a request waits for its answer. */
  meanwhile: (() => Promise<unknown>) | null;
  close: () => Promise<void>;
}

/** Starts a receiver on any free port. */
export const startReceiver = async (): Promise<Receiver> => {
  const calls: Call[] = [];
  const state: Receiver = {
    url: '',
    calls,
    names: () => calls.map(({ body }) => body.event),
    answer: null,
    meanwhile: null,
    close: async () => {},
  };
  const server = http.createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    calls.push({ headers: incoming.headers, body: JSON.parse(text), text });
    await state.meanwhile?.();
    outgoing.writeHead(state.answer?.status ?? 200, state.answer?.headers);
    outgoing.end(state.answer?.text ?? 'ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  state.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return state;
};

/** A webhook as Strapi's own page makes one. Returns its id. */
export const makeWebhook = async (
  strapi: Core.Strapi,
  url: string,
  events: readonly string[],
  name = 'Site',
): Promise<string> => {
  const webhook = await strapi
    .get('webhookStore')
    .createWebhook({ name, url, headers: { Authorization: 'Bearer site' }, events: [...events] });
  return String(webhook.id);
};

/** Takes every webhook away. */
export const clearWebhooks = async (strapi: Core.Strapi): Promise<void> => {
  await strapi.db.connection('strapi_webhooks').delete();
};
