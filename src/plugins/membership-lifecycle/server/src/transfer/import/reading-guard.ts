import { workerData } from 'node:worker_threads';

/**
 * Ends the process that reads a file, from a thread beside it: what reads may be deep in a loop, and
 * the server that would end it may itself be gone.
 */

interface Guarded {
  seconds: number;
  residentBytes: number;
}

/** How often its memory is looked at, bytes and long texts included, which V8's own limit leaves out. */
const LOOK_MS = 20;

const { seconds, residentBytes } = workerData as Guarded;
const end = () => process.kill(process.pid, 'SIGKILL');

setTimeout(end, seconds * 1_000);
setInterval(() => {
  if (process.memoryUsage.rss() > residentBytes) end();
}, LOOK_MS);
