import type { Core } from '@strapi/strapi';
import { formOf } from './declared-forms';
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

const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const JSON_TYPES = ['json', '+json'];
const FORM_TYPES = ['multipart', 'urlencoded'];

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

/** Parses a URL-encoded form: no nesting, and each name once. */
const fieldsIn = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

const read = async (ctx: Context, bounds: Bounds, isForm: boolean): Promise<unknown> => {
  const isTaken = isForm || Boolean(ctx.is(JSON_TYPES));
  if (isTaken && ctx.get('Content-Encoding') !== '') throw refuse('body-encoded');
  const shapeFault = createShapeCheck(bounds);
  // Of anything else the first byte is refused: an empty body may be announced as it likes.
  const bytes = await readBody(ctx.req, isTaken ? bounds.bytes : Infinity, (part) => {
    if (!isTaken) throw refuse('not-json');
    if (!isForm) throwIf(shapeFault(part));
  });
  const text = new TextDecoder().decode(bytes);
  return isForm ? fieldsIn(text) : parsed(text);
};

/**
 * Checks a request's query and body against the bounds of its address, and reads the body, which is
 * JSON unless its route declares a form; `{}` when there is none. A form with files is left to its
 * parser. When it throws a refusal, the rest of the body is still unread.
 */
export const readBounded = async (strapi: Core.Strapi, ctx: Context): Promise<void> => {
  const bounds = boundsOf(ctx.path);
  throwIf(queryFault(ctx.querystring, bounds.query));
  if (!WITH_BODY.has(ctx.method)) return;
  const isForm = Boolean(ctx.is(FORM_TYPES)) && formOf(strapi, ctx) !== undefined;
  if (ctx.is('multipart')) {
    if (!isForm) throw refuse('not-json');
    return;
  }
  const body = await read(ctx, bounds, isForm);
  throwIf(bodyFault(body, bounds));
  ctx.request.body = body;
};

/** Checks the fields of a parsed form against the bounds of its address; throws the refusal. */
export const judgeForm = (ctx: Context): void =>
  throwIf(formFault(ctx.request.body ?? {}, boundsOf(ctx.path)));
