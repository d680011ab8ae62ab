import { openRenewal } from '../../core/rules/renewal';
import type { Facts, MessageDraft } from '../../core/rules/types';

/** Finds the occasion in a member's data that a message would be about. */

const last = <T>(rows: readonly T[]): T | undefined => rows.at(-1);

const renewalOf = ({ renewals }: Facts) => openRenewal(renewals) ?? last(renewals);

const callOf = ({ dues }: Facts) => last(dues.filter(({ cancelledOn }) => cancelledOn === null));

/**
 * The message that a member would get now, or got last: about the latest renewal, call and term.
 * Only for previews: it has no key.
 */
export const occasionOf = (template: string, facts: Facts): MessageDraft => {
  const draft = { key: '', template, termId: null, renewalId: null, duesId: null };
  if (template === 'call-issued' || template === 'payment-received') {
    const call = callOf(facts);
    const ids = { termId: call?.termId ?? null, duesId: call?.id ?? null };
    return { ...draft, ...ids, contactRole: 'billing' };
  }
  const renewal = template.startsWith('renewal-') ? renewalOf(facts) : undefined;
  const ids = { termId: renewal?.termId ?? null, renewalId: renewal?.id ?? null };
  return { ...draft, ...ids, contactRole: 'representative' };
};
