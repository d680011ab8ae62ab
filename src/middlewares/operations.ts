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
 * Health checks and metrics, before Strapi's chain: they are asked every few seconds, and must
 * answer when the rest does not. `/_health/live` needs nothing; `/_health/ready` asks the
 * database, at most once a second. Anybody learns the state; only the operators' token shows the
 * reasons and delays. `/metrics` needs that token, and does not exist when none is configured.
 */
const operationsMiddleware = (
  { token }: { token: string },
  { strapi }: { strapi: Core.Strapi },
) => {
  const isOperator = operatorCheck(token);
  // Shared by both: while one waits for a hanging database, the other must not start a second query.
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
