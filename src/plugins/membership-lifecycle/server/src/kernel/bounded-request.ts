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

/** Parses a URL-encoded form: no nesting, and each name once. */
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
 * Checks a request's query and body against the bounds of its address, and reads a body that is
 * JSON or a URL-encoded form. When it throws a refusal, the rest of the body is still unread.
 */
export const readBounded = async (ctx: Context): Promise<void> => {
  const bounds = boundsOf(ctx.path);
  throwIf(queryFault(ctx.querystring, bounds.query));
  if (!WITH_BODY.has(ctx.method) || !ctx.is([...JSON_TYPES, FIELDS])) return;
  const body = await read(ctx, bounds);
  throwIf(bodyFault(body, bounds));
  ctx.request.body = body;
};

/** Checks the fields of a parsed form against the bounds of its address; throws the refusal. */
export const judgeForm = (ctx: Context): void =>
  throwIf(formFault(ctx.request.body ?? {}, boundsOf(ctx.path)));

/**
 * The most bytes that a form with files may have at an address, or `paper` for a member's paper;
 * undefined where no form is accepted.
 */
export const formBoundOf = (path: string): Bounds['form'] => boundsOf(path).form;
