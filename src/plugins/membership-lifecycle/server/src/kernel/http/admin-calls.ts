import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../../shared/kernel/common';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import { adminActor } from '../actor';
import type { Context } from '../context';
import type { DeclaredForm } from '../declared-forms';
import { validateVersion } from '../inputs/version';

/**
 * Calls of the admin API, each with its path, who may call it, and what it answers. The content API
 * keeps Strapi's pairs of a route and a controller: permissions of tokens are named after them.
 */

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A permission of the plugin, or what the Content Manager lets a role do with a content type. */
export type Permission = string | [action: string, uid: string];
/** A policy of Strapi, by name, with its configuration. */
export type Policy = string | { name: string; config: object };

/** Admits accounts that have all of these permissions. */
export const may = (...actions: Permission[]): Policy[] => [
  { name: 'admin::hasPermissions', config: { actions } },
];

/** Admits accounts that have one of these permissions of the plugin. */
export const mayOneOf = (...actions: string[]): Policy[] => [
  { name: `plugin::${PLUGIN_ID}.may-one-of`, config: { actions } },
];

/** Admits a body that has this field only from accounts that have a permission of the plugin. */
export const mayGive = (field: string, action: string): Policy[] => [
  { name: `plugin::${PLUGIN_ID}.may-give-field`, config: { field, action } },
];

/** A request of the admin API. Its caller is authorised; its contents are not validated yet. */
export interface Asked {
  strapi: Core.Strapi;
  /** For the rare calls that need files or headers. */
  ctx: Context;
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  actor: Actor;
  /** The version in the `If-Match` header; undefined without one, refused when it is no version. */
  ifMatch: () => number | undefined;
}

type Answer<T> = (asked: Asked) => T | Promise<T>;

export interface AdminCall {
  method: Method;
  path: string;
  policies: Policy[];
  form?: DeclaredForm;
  /** Returns the body, or nothing when it has set the answer on `ctx`. */
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

/** A call that answers `{ data }`, with a view of the contract. */
export const get = asData('GET');
export const post = asData('POST');
export const put = asData('PUT');
export const del = asData('DELETE');
/** A call that answers a page of a list with its `meta`, or any other whole body. */
export const list = whole('GET');
export const postList = whole('POST');
/** A call that takes files, or one paper, with the fields of a form. */
export const postForm =
  (form: DeclaredForm) =>
  <T>(...call: Parameters<typeof post<T>>): AdminCall => ({ ...post(...call), form });
/** Hands a file out, by the context. */
export const file = whole('GET');

/** The route of a call, for Strapi. */
export const routeOf =
  (strapi: Core.Strapi) =>
  ({ method, path, policies, form, answer }: AdminCall) => ({
    method,
    path,
    // Strapi sends the return value of a handler as the body.
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
    config: { policies: ['admin::isAuthenticatedAdmin', ...policies], form },
  });
