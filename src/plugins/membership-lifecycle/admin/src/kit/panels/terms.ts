import type { MembershipView, TermView } from '../../../../shared/core/membership';

/** The term that runs today, else the last one that was issued. */
export const currentTerm = ({ terms, today }: MembershipView): TermView | undefined => {
  const issued = terms
    .filter(({ state }) => state === 'issued')
    .sort((one, other) => other.startsOn.localeCompare(one.startsOn));
  return issued.find((term) => term.startsOn <= today && today <= term.endsOn) ?? issued[0];
};
