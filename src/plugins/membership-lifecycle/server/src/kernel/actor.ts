import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';

/** The administrator who makes a request, as the journal names them. */
export const adminActor = (ctx: { state: { user?: { id: number | string } } }): Actor => ({
  type: 'admin',
  id: String(ctx.state.user?.id ?? ''),
});

/** The API token of a request, as the ledger names it. */
export const tokenActor = (ctx: {
  state: { auth?: { credentials?: { id?: number | string } } };
}): Actor => ({
  type: 'api-token',
  id: String(ctx.state.auth?.credentials?.id ?? ''),
});

/** The administrator whose request is under way; the system outside of a request. */
export const requestActor = (strapi: Core.Strapi): Actor => {
  const ctx = strapi.requestContext.get();
  return ctx?.state.user ? adminActor(ctx) : { type: 'system', id: 'code' };
};
