import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { asToken, asUserOf, type Caller } from './callers';

/** The committed document of the content API, held against what the application really answers. */

type Json = Record<string, unknown>;
type Content = Record<string, { schema: Json; example?: unknown }>;

interface Operation {
  operationId: string;
  tags: string[];
  security: Json[];
  /** What an API token needs for it. */
  'x-token-permission'?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content; headers?: Json }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}

export interface Call {
  id: string;
  method: string;
  tag: string;
  /** As the document writes it, `/entitlements/usages/{id}/reverse`. */
  path: string;
  operation: Operation;
}

/** What any call may answer beside its own answers. */
const OF_ANY_CALL = 'default';

const FILE = path.resolve(__dirname, '..', '..', 'docs', 'openapi.json');
const BASE = 'openapi.json';

export const document = JSON.parse(fs.readFileSync(FILE, 'utf8')) as Document;

export const calls: Call[] = Object.entries(document.paths).flatMap(([url, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    id: operation.operationId,
    tag: operation.tags[0],
    method,
    path: url,
    operation,
  })),
);

/** What each call that takes an API token asks of it. */
export const tokenPermissions = calls.flatMap(({ id, operation }) =>
  operation['x-token-permission'] ? [[id, operation['x-token-permission']] as const] : [],
);

export const callsOf = (tag: string): Call[] => calls.filter((call) => call.tag === tag);

/**
 * A part of the document in which each object is closed: what is told of answers may grow, but nothing is
 * answered today that is not told.
 */
const closed = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const inside = Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, closed(value)]),
  );
  const isOpen = 'properties' in part && !('additionalProperties' in part);
  return isOpen ? { ...inside, additionalProperties: false } : inside;
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(closed(document) as Json, BASE);

const pointer = (...keys: (string | number)[]): string =>
  keys
    .map((key) => `/${encodeURIComponent(String(key).replace(/~/g, '~0').replace(/\//g, '~1'))}`)
    .join('');

/** What is wrong with a value that stands at a place of the document; nothing: it is as documented. */
export const faultsOf = (value: unknown, ...keys: (string | number)[]): string[] => {
  const validate = ajv.compile({ $ref: `${BASE}#${pointer(...keys)}` });
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
};

/** Where the schemas of a call stand. */
export const answerAt = (
  { path: url, method }: Call,
  status: number | typeof OF_ANY_CALL,
  type = 'application/json',
) => ['paths', url, method, 'responses', status, 'content', type, 'schema'] as const;
export const bodyAt = ({ path: url, method }: Call, type = 'application/json') =>
  ['paths', url, method, 'requestBody', 'content', type, 'schema'] as const;

interface RefusalSchema {
  properties: {
    error: {
      properties: {
        status: { const: number };
        details: { properties: { reason?: { const: string } } };
      };
    };
  };
}

/** What the refusals of a schema are known by: their reasons, or their status where they have none. */
const reasonsIn = (schema: Json): (string | number)[] => {
  const all = (schema.anyOf ?? [schema]) as { $ref: string }[];
  return all.map(({ $ref }) => {
    const found = document.components.schemas[$ref.split('/').pop() as string];
    const { status, details } = (found as unknown as RefusalSchema).properties.error.properties;
    return details.properties.reason?.const ?? status.const;
  });
};

/** Every answer of its own that the document promises of a call: `id 200`, `id 401`, `id exhausted`. */
export const promisesOf = ({ id, operation: { responses } }: Call): string[] => {
  const { [OF_ANY_CALL]: any, ...own } = responses;
  const ofAny = reasonsIn(any.content?.['application/json'].schema ?? {});
  return Object.entries(own).flatMap(([status, { content }]) => {
    const schema = content?.['application/json']?.schema;
    const reasons = Number(status) >= 400 && schema ? reasonsIn(schema) : [status];
    return reasons.filter((reason) => !ofAny.includes(reason)).map((reason) => `${id} ${reason}`);
  });
};

/** What no entrance takes: it is too large, too deep or too wide, or a text of it is too long. */
const OUT_OF_BOUNDS = [
  `{"reason":"${'x'.repeat(1_100_000)}"}`,
  '['.repeat(30),
  `[${'0,'.repeat(600)}0]`,
  `{"reason":"${'x'.repeat(8_001)}"}`,
];

export interface Asked {
  path?: Record<string, string>;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
  as?: Caller;
}

const accessOf = ({ operation }: Call): string | undefined =>
  Object.keys(operation.security[0] ?? {})[0];

/**
 * Makes calls by their name in the document, and remembers which promises were seen to be kept.
 * `callers` are who may make each call.
 */
export const createWitness = (
  strapi: () => Core.Strapi,
  callers: () => { apiToken?: Caller; memberAccount?: Caller } = () => ({}),
) => {
  const seen = new Set<string>();
  const callerOf = (call: Call): Caller =>
    callers()[accessOf(call) as 'apiToken' | 'memberAccount'] ?? null;

  const send = async (call: Call, asked: Asked) => {
    const { method, path: url } = call;
    const to = url.replace(/\{(\w+)\}/g, (_all, name: string) => asked.path?.[name] ?? 'x');
    const verb = method as 'get' | 'post' | 'put';
    const test = request(strapi().server.httpServer)[verb](`/api${to}${asked.query ?? ''}`);
    const caller = asked.as === undefined ? callerOf(call) : asked.as;
    if (caller) test.set('Authorization', `Bearer ${caller}`);
    for (const [name, value] of Object.entries(asked.headers ?? {})) test.set(name, value);
    return asked.body === undefined ? test : test.send(asked.body as object);
  };

  /**
   * The answer to a call. Fails unless status, type and body are as documented; and, when it is a
   * good one, unless the document allows the body that was sent.
   */
  const ask = async (id: string, asked: Asked = {}) => {
    const call = calls.find((one) => one.id === id);
    if (!call) throw new Error(`The document has no call “${id}”`);
    const response = await send(call, asked);
    const { status, body } = response;
    const place = call.operation.responses[status] ? status : OF_ANY_CALL;
    const promised = call.operation.responses[place];
    const said = `${id} answered ${status} ${response.text?.slice(0, 500)}`;
    const [type = ''] = (response.headers['content-type'] ?? '').split(';');
    if (promised.content) {
      const isThere = type in promised.content || '*/*' in promised.content;
      if (!isThere) throw new Error(`Undocumented type ${type}: ${said}`);
      const faults = type === 'application/json' ? faultsOf(body, ...answerAt(call, place)) : [];
      if (faults.length > 0) throw new Error(`${said}\n${faults.join('\n')}`);
    }
    if (status < 300 && asked.body !== undefined && type === 'application/json') {
      const faults = faultsOf(asked.body, ...bodyAt(call));
      if (faults.length > 0) throw new Error(`The document refuses what was taken: ${faults}`);
    }
    const reason: string | undefined = body?.error?.details?.reason;
    seen.add(`${id} ${reason ?? status}`);
    return response;
  };

  /** What every call of a kind refuses alike: who may not, what is no key, no body, no question. */
  const refuseAlike = async (call: Call): Promise<void> => {
    const { id, operation } = call;
    const promised = promisesOf(call);
    const promises = (what: number | string) => promised.includes(`${id} ${what}`);
    const keyed = { headers: { 'Idempotency-Key': 'a-key' } };
    // Strapi lets nobody in as its role of the public, which may do nothing of this.
    if (promises(401)) await ask(id, { ...keyed, as: 'not-a-token' });
    if (promises(401)) await ask(id, { ...keyed, as: null });
    if (promises(403)) await ask(id, { ...keyed, as: await strangerTo(call) });
    if (promises('idempotency-key-required')) {
      await ask(id, { body: {} });
      await ask(id, { body: {}, headers: { 'Idempotency-Key': 'a key' } });
    }
    if (operation.requestBody) {
      const headers = { ...keyed.headers, 'Content-Type': 'application/json' };
      await ask(id, { headers: { ...headers, 'Content-Type': 'text/plain' }, body: '{}' });
      await ask(id, { headers, body: '{' });
      await ask(id, { headers: { ...headers, 'Content-Encoding': 'gzip' }, body: '{}' });
      for (const body of OUT_OF_BOUNDS) await ask(id, { headers, body });
      if (promises('invalid-input')) await ask(id, { headers, body: { nonsense: true } });
    } else if (promises('invalid-input')) await ask(id, { query: '?nonsense=1' });
  };

  /** Somebody who is known, and may do nothing. */
  const strangerTo = (call: Call): Promise<Caller> =>
    accessOf(call) === 'apiToken' ? asToken(strapi(), 'custom', []) : asUserOf(strapi(), 'public');

  return {
    ask,

    /** Sees what each call of a tag refuses as all others do. */
    async seeCommon(tag: string): Promise<void> {
      for (const call of callsOf(tag)) await refuseAlike(call);
    },

    /** Promises of the document that no answer has kept so far. */
    unseen: (tag: string): string[] =>
      callsOf(tag)
        .flatMap(promisesOf)
        .filter((promise) => !seen.has(promise)),
  };
};
