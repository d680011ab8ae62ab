import * as fc from 'fast-check';

/**
 * fast-check while mutants are judged: a property gets so many draws at most, whatever it asks for
 * itself. What thousands find is for the suite; here the same few are tried for thousands of mutants.
 */

const MOST = Number(process.env.FC_RUNS);

const assert = ((property: fc.IRawProperty<unknown>, options?: fc.Parameters<unknown>) =>
  fc.assert(property, {
    ...options,
    numRuns: Math.min(options?.numRuns ?? MOST, MOST),
    // That a draw fails is all that counts: the smallest that does is not looked for.
    endOnFailure: true,
  })) as typeof fc.assert;

export * from 'fast-check';
export default { ...fc, assert };
