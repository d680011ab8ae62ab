import type { Core } from '@strapi/strapi';
import { clientNetwork } from './client-network';
import { clockIn } from './clock';

/** The header by which a front-end's own server says for whom it calls. */
export const VISITOR_HEADER = 'X-Visitor';
/** Longer than any address or id of a session. */
export const LONGEST_VISITOR = 200;

type Context = Parameters<Core.MiddlewareHandler>[0];

interface ApiToken {
  id: number;
  expiresAt: string | null;
}

interface ApiTokens {
  hash(key: string): string;
  getByAccessKey(hash: string): Promise<ApiToken | null>;
}

/** The API token of a request, also on routes that ask for none; null without a valid one. */
const tokenOf = async (strapi: Core.Strapi, ctx: Context): Promise<ApiToken | null> => {
  const [, key] = /^bearer (\S+)$/i.exec(ctx.get('Authorization')) ?? [];
  if (!key) return null;
  const tokens = strapi.service('admin::api-token-content-api') as ApiTokens;
  const token = await tokens.getByAccessKey(tokens.hash(key));
  const isOver = token?.expiresAt && Date.parse(token.expiresAt) < clockIn(strapi).wall();
  return isOver ? null : token;
};

/**
 * Whom a request counts for in limits: its address; or the visitor whom a front-end's server names
 * with its API token, since all of its visitors come from one address. Anybody else would name
 * somebody new each time.
 */
export const visitorOf = async (strapi: Core.Strapi, ctx: Context): Promise<string> => {
  const named = ctx.get(VISITOR_HEADER).trim();
  const token = named && named.length <= LONGEST_VISITOR ? await tokenOf(strapi, ctx) : null;
  // Each token counts apart: none uses up what the visitors of others may do.
  return token ? `${token.id} ${clientNetwork(named)}` : clientNetwork(ctx.ip);
};
