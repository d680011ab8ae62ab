import type { Core } from '@strapi/strapi';
import { madeOnce } from '../kernel/made-once';
import { findDifferences, type Difference } from './store/verification';

/** Proves, or disproves, that every counter says what its ledger says. */
const createVerificationService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Recomputes every counter from its ledger and hands over each difference as it is found. */
  async verify(report: (difference: Difference) => void): Promise<{ differences: number }> {
    let differences = 0;
    for await (const difference of findDifferences(strapi.db.connection)) {
      differences += 1;
      report(difference);
    }
    return { differences };
  },
});

export const verificationIn = madeOnce(createVerificationService);
