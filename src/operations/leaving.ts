import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { lifecycle } from '../setup/lifecycle';

/** The interval at which idle connections are closed. */
const LOOK_MS = 50;
/** The time that Strapi itself needs to close, once nothing is under way. */
const CLOSING_MS = 5_000;
/** A signal repeated within this time is the same stop: npm passes it on, so that it arrives twice. */
const SAME_SIGNAL_MS = 1_000;

/** Takes no new connections, and waits until each request under way has been answered. */
const answered = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    if (!server.listening) return resolve();
    // Otherwise the stop would wait for connections that browsers and proxies keep open.
    const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    server.close(() => {
      clearInterval(look);
      resolve();
    });
  });

/** Ends the process when closing takes too long, or at a second signal. */
const endAnyway = (strapi: Core.Strapi, limitMs: number): void => {
  let since: number | null = null;
  const end = (why: string) => {
    strapi.log.error(`Stopped without waiting any longer: ${why}.`);
    process.exit(1);
  };
  const onSignal = () => {
    if (since === null) {
      since = performance.now();
      setTimeout(() => end('the time limit is over'), limitMs + CLOSING_MS).unref();
    } else if (performance.now() - since > SAME_SIGNAL_MS) {
      end('a second signal came');
    }
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
};

/**
 * Makes the server leave in good order whenever Strapi is destroyed, which Strapi does on SIGTERM and
 * SIGINT: it is not ready any more and takes no connections; requests under way are answered; the
 * daily run ends between two of its chunks and gives its lease back; the outbox ends after its
 * message. Only then are the connections of the database closed. After the limit it leaves all the
 * same, which costs no more than a kill would: whatever is begun is written whole or not at all.
 */
export const leaveInGoodOrder = (
  strapi: Core.Strapi,
  { limitSeconds }: { limitSeconds: number },
): void => {
  const limitMs = limitSeconds * 1_000;
  const destroy = strapi.destroy.bind(strapi);
  let leaving: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    const shutdown = lifecycle(strapi, 'shutdown');
    shutdown.begin();
    const limit = new AbortController();
    const late = wait(limitMs, 'late', { signal: limit.signal, ref: false });
    const done = answered(strapi.server.httpServer).then(() => shutdown.settled());
    const outcome = await Promise.race([done, late]).finally(() => limit.abort());
    if (outcome === 'late') {
      strapi.log.error(`Something was still under way after ${limitSeconds} s; it is cut off.`);
      process.exitCode = 1;
    }
  };

  const leave = async (): Promise<void> => {
    await drain();
    await destroy();
  };
  strapi.destroy = () => {
    leaving ??= leave();
    return leaving;
  };
  endAnyway(strapi, limitMs);
};
