import type { Core } from '@strapi/strapi';
import { readBody } from './read-body';
import { refuse } from './refusals/common';
import {
  bodyFault,
  createShapeCheck,
  formFault,
  queryFault,
  type OutOfBounds,
} from './rules/body-bounds';
import { boundsOf, type Bounds } from './rules/entrances';

type Context = Parameters<Core.MiddlewareHandler>[0];

const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);
const JSON_TYPES = ['json', '+json'];
const FIELDS = 'urlencoded';

const throwIf = (fault: OutOfBounds | null): void => {
  if (fault) throw refuse(fault.reason, fault.details);
};

const parsed = (text: string): unknown => {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('unreadable-body');
  }
};

/** Fields as old forms send them: one level, each name once. */
const fieldsIn = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

const read = async (ctx: Context, bounds: Bounds): Promise<unknown> => {
  if (ctx.get('Content-Encoding') !== '') throw refuse('body-encoded');
  const isFields = ctx.is(FIELDS) === FIELDS;
  const shapeFault = createShapeCheck(bounds);
  const bytes = await readBody(ctx.req, bounds.bytes, (part) => {
    if (!isFields) throwIf(shapeFault(part));
  });
  const text = new TextDecoder().decode(bytes);
  return isFields ? fieldsIn(text) : parsed(text);
};

/**
 * Judges what a request asks and sends by the bounds of its entrance, and reads its body when it is JSON
 * or fields. Throws the refusal; what was not read of the body is then left in the connection.
 */
export const readBounded = async (ctx: Context): Promise<void> => {
  const bounds = boundsOf(ctx.path);
  throwIf(queryFault(ctx.querystring, bounds.query));
  if (!WITH_BODY.has(ctx.method) || !ctx.is([...JSON_TYPES, FIELDS])) return;
  const body = await read(ctx, bounds);
  throwIf(bodyFault(body, bounds));
  ctx.request.body = body;
};

/** Judges the fields of a form that was read by the bounds of its entrance. Throws the refusal. */
export const judgeForm = (ctx: Context): void =>
  throwIf(formFault(ctx.request.body ?? {}, boundsOf(ctx.path)));

/** What a form with files may weigh at an address, in bytes, or that it is one paper; undefined where none is taken. */
export const formBoundOf = (path: string): Bounds['form'] => boundsOf(path).form;
