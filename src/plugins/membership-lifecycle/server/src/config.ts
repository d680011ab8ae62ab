import { isDay } from './kernel/rules/calendar';
import { RATE_LIMITS, type RateLimit, type RateLimitName } from './kernel/rules/rate-limits';
import type { Day } from './kernel/rules/values';

export interface PluginConfig {
  /** Whether the server runs the day by itself. */
  daily: boolean;
  /** Whether it sends by itself the messages and the events that wait. */
  outbox: boolean;
  /** A day to pretend; empty for the real one. */
  today: Day | '';
  smtpConfigured: boolean;
  /** Folder of what no address serves, from the root of the application. */
  privateFiles: string;
  /** The most that a paper of a member may weigh. */
  paperMegabytes: number;
  /** The limits for one address on what anybody can call, on each instance. */
  rateLimits: Record<RateLimitName, RateLimit>;
}

const defaults: PluginConfig = {
  daily: true,
  outbox: true,
  today: '',
  smtpConfigured: false,
  privateFiles: 'data/files',
  paperMegabytes: 10,
  rateLimits: RATE_LIMITS,
};

/** The most that the parser of forms takes. */
const MOST_MEGABYTES = 200;

/** Throws on a configuration with which the application must not start. */
const validator = ({
  daily,
  outbox,
  today,
  paperMegabytes,
  rateLimits,
}: Partial<Record<keyof PluginConfig, unknown>>): void => {
  if (typeof daily !== 'boolean') throw new Error('ADHESIONS_DAILY is true or false.');
  if (typeof outbox !== 'boolean') throw new Error('ADHESIONS_OUTBOX is true or false.');
  if (!(Number(paperMegabytes) >= 1 && Number(paperMegabytes) <= MOST_MEGABYTES)) {
    throw new Error(`PAPER_MAX_MB is a number from 1 to ${MOST_MEGABYTES}.`);
  }
  for (const [name, limit] of Object.entries(rateLimits ?? {})) {
    const { points, seconds } = limit as RateLimit;
    if (!(points > 0 && seconds > 0)) {
      throw new Error(`The rate limit "${name}" needs points and seconds above zero.`);
    }
  }
  if (today === '' || today === undefined || today === null) return;
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'ADHESIONS_TODAY pretends a day and is refused with NODE_ENV=production: members would be ' +
        'renewed, reminded and lapsed on days that have not come.',
    );
  }
  if (!isDay(today)) {
    throw new Error(`ADHESIONS_TODAY is not a day written YYYY-MM-DD: ${String(today)}`);
  }
};

export default { default: defaults, validator };
