import type { Core } from '@strapi/strapi';
import { madeOnce } from '../kernel/made-once';
import { findDifferences, type Difference } from './store/verification';

/** Checks that every counter agrees with its ledger. */
const createVerificationService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Recomputes every counter from its ledger and reports differences as they are found. */
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
