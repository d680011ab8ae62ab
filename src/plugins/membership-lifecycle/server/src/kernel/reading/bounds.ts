/** Limits of a process that reads one file. */

export const MEGABYTE = 1024 * 1024;

/** Seconds, megabytes of V8's heap, and of memory in total. */
export const MOST_SECONDS = 60;
export const MOST_HEAP_MEGABYTES = 256;
export const MOST_RESIDENT_MEGABYTES = 512;
