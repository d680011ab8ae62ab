import { openRenewal } from '../../core/rules/renewal';
import type { Dues, Facts, MessageDraft } from '../../core/rules/types';

/** Finds the occasion in a member's data that a message would be about. */

const last = <T>(rows: readonly T[]): T | undefined => rows.at(-1);

const renewalOf = ({ renewals }: Facts) => openRenewal(renewals) ?? last(renewals);

/** The call that a template speaks of: the last one that stands, or that was credited. */
const CALLS: Record<string, (facts: Facts) => Dues | undefined> = {
  'call-issued': ({ dues }) => last(dues.filter(({ cancelledOn }) => cancelledOn === null)),
  'payment-received': (facts) => CALLS['call-issued'](facts),
  'credit-note-issued': ({ dues, creditNotes }) =>
    dues.find(({ id }) => id === last(creditNotes)?.duesId),
};

/**
 * The message that a member would get now, or got last: about the latest renewal, call and term.
 * Only for previews: it has no key.
 */
export const occasionOf = (template: string, facts: Facts): MessageDraft => {
  const draft = { key: '', template, termId: null, renewalId: null, duesId: null };
  const calledIn = Object.hasOwn(CALLS, template) ? CALLS[template] : undefined;
  if (calledIn) {
    const call = calledIn(facts);
    const ids = { termId: call?.termId ?? null, duesId: call?.id ?? null };
    return { ...draft, ...ids, contactRole: 'billing' };
  }
  const renewal = template.startsWith('renewal-') ? renewalOf(facts) : undefined;
  const ids = { termId: renewal?.termId ?? null, renewalId: renewal?.id ?? null };
  return { ...draft, ...ids, contactRole: 'representative' };
};
