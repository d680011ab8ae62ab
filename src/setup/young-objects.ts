import v8 from 'node:v8';

/**
 * V8 learns where objects are made that outlive its small collections, and makes the next ones among
 * the old, which are seldom collected. What a chunk of the daily run reads and decides outlives one or
 * two, and is over with the chunk: made old, it waited for the next collection of everything and held
 * what it named, up to 14 KB for each member. Made young, it costs a copy or none.
 */
export const keepObjectsYoung = (): void =>
  v8.setFlagsFromString('--no-allocation-site-pretenuring');
