import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../../shared/kernel/common';
import { adminActor } from '../actor';
import type { Context } from '../context';
import { validateVersion } from '../inputs/version';

/**
 * Calls of the admin API, each with its path, who may call it, and what it answers. The content API
 * keeps Strapi's pairs of a route and a controller: permissions of tokens are named after them.
 */

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A permission of the plugin, or what the Content Manager lets a role do with a content type. */
export type Permission = string | [action: string, uid: string];
/** A policy of Strapi by its name, with what it is told. */
type Policy = string | { name: string; config: object };

/** Lets in who has all of these permissions. */
export const may = (...actions: Permission[]): Policy[] => [
  { name: 'admin::hasPermissions', config: { actions } },
];

/** A request as its call reads it. Nothing in it has been judged, but for who asks. */
export interface Asked {
  strapi: Core.Strapi;
  /** For what is rare: files, headers. */
  ctx: Context;
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  actor: Actor;
  /** The version that the person saw, by the header If-Match; refuses what is no version. */
  ifMatch: () => number | undefined;
}

type Answer<T> = (asked: Asked) => T | Promise<T>;

export interface AdminCall {
  method: Method;
  path: string;
  policies: Policy[];
  /** The body; nothing when the answer is in the context already. */
  answer: Answer<unknown>;
}

const whole =
  (method: Method) =>
  <T>(path: string, policies: Policy[], answer: Answer<T>): AdminCall => ({
    method,
    path,
    policies,
    answer,
  });

const asData =
  (method: Method) =>
  <T>(path: string, policies: Policy[], answer: Answer<T>): AdminCall => ({
    method,
    path,
    policies,
    answer: async (asked) => ({ data: await answer(asked) }),
  });

/** Answers `{ data }`, by a view of the contract. */
export const get = asData('GET');
export const post = asData('POST');
export const put = asData('PUT');
export const del = asData('DELETE');
/** Answers a page of a list, with its `meta`, or whatever else says more than its data. */
export const list = whole('GET');
export const postList = whole('POST');
/** Hands a file out, by the context. */
export const file = whole('GET');

/** The route of a call, for Strapi. */
export const routeOf =
  (strapi: Core.Strapi) =>
  ({ method, path, policies, answer }: AdminCall) => ({
    method,
    path,
    // Strapi makes the body of what a handler returns.
    handler: (ctx: Context) =>
      answer({
        strapi,
        ctx,
        params: ctx.params,
        query: { ...ctx.query },
        body: ctx.request.body,
        actor: adminActor(ctx),
        ifMatch: () => validateVersion(ctx.request.headers['if-match']),
      }),
    config: { policies: ['admin::isAuthenticatedAdmin', ...policies] },
  });
