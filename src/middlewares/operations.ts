import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { createHealth, createQuestion } from '../operations/health';
import { measureProcess, metricsOf } from '../operations/metrics';
import { operatorCheck } from '../operations/token';
import { lifecycle } from '../setup/lifecycle';

const LIVE = '/_health/live';
const READY = '/_health/ready';
const METRICS = '/metrics';

/**
 * What those who run the server ask, before Strapi's chain: it is asked every few seconds, and must
 * be answered when the rest is not. `/_health/live` asks nothing of anything; `/_health/ready` asks
 * the database, once a second at most. A stranger learns the state in a word; why, and how late, is
 * for who has the operators' token. `/metrics` is for them alone, and is not there without a token.
 */
const operationsMiddleware = (
  { token }: { token: string },
  { strapi }: { strapi: Core.Strapi },
) => {
  const isOperator = operatorCheck(token);
  // One for both: what hangs is asked by neither while the other waits.
  const ask = createQuestion(() => lifecycle(strapi, 'operations').view());
  const health = createHealth({
    work: ask,
    isStopping: () => lifecycle(strapi, 'shutdown').isStopping(),
    now: () => performance.now(),
  });
  if (token !== '') measureProcess(strapi);

  const answer = (ctx: Context, status: number, body: object | string): void => {
    ctx.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    ctx.status = status;
    ctx.body = body;
  };

  const ready = async (ctx: Context): Promise<void> => {
    const { status, because, work } = await health();
    const known = isOperator(ctx.get('Authorization')) ? { because, ...work } : {};
    answer(ctx, status === 'unavailable' ? 503 : 200, { status, ...known });
  };

  const metrics = async (ctx: Context): Promise<void> => {
    if (!isOperator(ctx.get('Authorization'))) {
      ctx.set('WWW-Authenticate', 'Bearer');
      return answer(ctx, 401, '');
    }
    const view = await ask().catch(() => null);
    ctx.type = 'text/plain; version=0.0.4; charset=utf-8';
    answer(ctx, 200, await metricsOf(strapi).text(view));
  };

  const ANSWERS = new Map<string, (ctx: Context) => void | Promise<void>>([
    [LIVE, (ctx) => answer(ctx, 200, { status: 'alive' })],
    [READY, ready],
    ...(token === '' ? [] : ([[METRICS, metrics]] as const)),
  ]);

  return async (ctx: Context, next: Next): Promise<void> => {
    const known = ANSWERS.get(ctx.path);
    if (!known || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    return known(ctx);
  };
};

export default operationsMiddleware;
