import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import type { OperationsView } from '../../../shared/operations/operations';
import { clockIn } from '../kernel/clock';
import { madeOnce } from '../kernel/made-once';
import { patienceIn } from '../kernel/patience';
import { executorOf } from '../kernel/store/database';
import { ageSeconds, lateDuties } from './rules/operations';
import { readOperations, type Queue } from './store/operations';

/** For a question about the state, a connection silent for this long is given up. */
const ANSWER_MS = 2_000;

/** Watches the background work: the daily run, messages, events. */
const createOperationsService = ({ strapi }: { strapi: Core.Strapi }) => {
  // `performance.now`, since a simulated day may begin after the start.
  const startedAt = performance.now();
  const does = (job: 'daily' | 'outbox') =>
    strapi.config.get<boolean>(`plugin::${PLUGIN_ID}.${job}`, true);

  return {
    /** Lists late work and by how much it is late. Fails when the database does. */
    async view(): Promise<OperationsView> {
      const { run, messages, events } = await patienceIn(strapi).within(ANSWER_MS, async () =>
        readOperations(await executorOf(strapi)),
      );
      const now = clockIn(strapi).now();
      const queue = ({ count, oldestAt }: Queue) => ({
        count,
        oldestAgeSeconds: ageSeconds(now, oldestAt),
      });
      const facts = {
        now,
        startedAt: now - (performance.now() - startedAt),
        lastRunAt: run.finishedAt,
        oldestMessageAt: messages.oldestAt,
        oldestEventAt: events.oldestAt,
      };
      return {
        late: lateDuties(facts, { daily: does('daily'), outbox: does('outbox') }),
        dailyRun: {
          finishedAt: run.finishedAt === null ? null : new Date(run.finishedAt).toISOString(),
          ageSeconds: ageSeconds(now, run.finishedAt),
          durationSeconds:
            run.finishedAt === null ? null : ageSeconds(run.finishedAt, run.startedAt),
          failures: run.failures,
        },
        messages: queue(messages),
        events: queue(events),
      };
    },
  };
};

export const operationsIn = madeOnce(createOperationsService);
