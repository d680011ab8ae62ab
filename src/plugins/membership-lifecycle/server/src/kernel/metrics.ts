import { Counter, Gauge, Registry } from 'prom-client';
import type { OperationsView } from '../../../shared/operations/operations';
import { RefusalError } from './errors';
import { madeOnce } from './made-once';
import type { FlushResult } from './outbox';

/** The outboxes, with counters for the results of sending. */
type Outbox = 'messages' | 'events';

/**
 * The metrics of this process, in a registry to which the application adds its own. The labels of
 * commands come from the code, so there are few series. Waiting messages and the last daily run
 * are read from the database for each scrape, and are the same on every instance.
 */
const createMetricsService = () => {
  const registry = new Registry();
  const registers = [registry];

  const commands = new Counter({
    name: 'adhesions_commands_total',
    help: 'Commands that people, programs and members ran here, by what became of them.',
    labelNames: ['command', 'outcome'],
    registers,
  });
  const sendings = new Counter({
    name: 'adhesions_sendings_total',
    help: 'Messages and webhook events that this process tried to send.',
    labelNames: ['outbox', 'outcome'],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `adhesions_${name}`, help, labelNames, registers });
  const databaseUp = gauge('database_up', 'Whether the database answered this question.');
  const lastRun = {
    at: gauge('daily_run_success_timestamp_seconds', 'When the last whole daily run ended.'),
    took: gauge('daily_run_duration_seconds', 'How long the last whole daily run took.'),
    failures: gauge('daily_run_failures', 'Members that the last whole daily run could not do.'),
  };
  const waiting = gauge('outbox_waiting', 'What waits to be sent.', ['outbox']);
  const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest that waits; 0 when none does.', [
    'outbox',
  ]);
  const late = gauge('late', 'Whether the application is late with what it does by itself.', [
    'duty',
  ]);

  const show = ({ dailyRun, ...view }: OperationsView): void => {
    const { finishedAt, durationSeconds, failures } = dailyRun;
    if (finishedAt !== null && durationSeconds !== null) {
      lastRun.at.set(Date.parse(finishedAt) / 1_000);
      lastRun.took.set(durationSeconds);
      lastRun.failures.set(failures);
    }
    for (const outbox of ['messages', 'events'] as const) {
      waiting.set({ outbox }, view[outbox].count);
      oldest.set({ outbox }, view[outbox].oldestAgeSeconds ?? 0);
    }
    for (const duty of ['daily-run', 'messages', 'events'] as const) {
      late.set({ duty }, view.late.includes(duty) ? 1 : 0);
    }
  };

  /** Removes figures that could not be read: otherwise an old value would pass for a current one. */
  const hide = (): void => {
    for (const one of [...Object.values(lastRun), waiting, oldest, late]) one.reset();
    for (const one of Object.values(lastRun)) one.remove();
  };

  return {
    registry,

    /** Runs a command and counts its outcome. */
    async command<T>(command: string, work: () => Promise<T>): Promise<T> {
      try {
        const done = await work();
        commands.inc({ command, outcome: 'done' });
        return done;
      } catch (error) {
        const outcome = error instanceof RefusalError ? 'refused' : 'failed';
        commands.inc({ command, outcome });
        throw error;
      }
    },

    /** Counts what was sent, or was not. */
    sent(outbox: Outbox, result: FlushResult): FlushResult {
      for (const outcome of ['sent', 'retried', 'failed'] as const) {
        sendings.inc({ outbox, outcome }, result[outcome]);
      }
      return result;
    },

    /**
     * All metrics in Prometheus' format, without those that need the database when it does not
     * answer.
     */
    async text(view: OperationsView | null): Promise<string> {
      hide();
      if (view !== null) show(view);
      databaseUp.set(view === null ? 0 : 1);
      return registry.metrics();
    },
  };
};

export const metricsIn = madeOnce(createMetricsService);
