import { useCallback } from 'react';
import type { MembershipView } from '../../../../shared/core/membership';
import { useFormat } from '../../kit/utils/format';
import { useGetTiersQuery } from '../api/memberships';

/** The name of a tier by its code: as the member's terms froze it, else as the offers sell it now. */
export const useTierName = ({ terms }: MembershipView): ((code: string) => string) => {
  const { text } = useFormat();
  const { data: sold = [], isLoading } = useGetTiersQuery();
  return useCallback(
    (code) => {
      const frozen = terms.find(({ tierCode }) => tierCode === code)?.tierNames;
      const name = text(frozen) || text(sold.find((tier) => tier.code === code)?.names);
      // A code would stand there for a moment, and then its name.
      return name || (isLoading ? '' : code);
    },
    [isLoading, sold, terms, text],
  );
};
