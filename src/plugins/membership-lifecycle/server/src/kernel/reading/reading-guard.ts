import { workerData } from 'node:worker_threads';

/**
 * Watches the reading process from a thread beside it: the process may be stuck in a loop, and the
 * server that would end it may be dead.
 */

interface Guarded {
  seconds: number;
  residentBytes: number;
}

/** The interval of memory checks, with buffers and long strings, which V8's limit ignores. */
const LOOK_MS = 20;

const { seconds, residentBytes } = workerData as Guarded;
const end = () => process.kill(process.pid, 'SIGKILL');

setTimeout(end, seconds * 1_000);
setInterval(() => {
  if (process.memoryUsage.rss() > residentBytes) end();
}, LOOK_MS);
