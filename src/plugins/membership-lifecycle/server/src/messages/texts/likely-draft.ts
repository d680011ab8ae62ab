import { CALL_REMINDERS } from '../../../../shared/core/call-reminders';
import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { openCalls } from '../../core/rules/account';
import { remaining } from '../../core/rules/entitlement';
import { openRenewal } from '../../core/rules/renewal';
import { lastIssued } from '../../core/rules/terms';
import type { Dues, Entitlement, Facts, MessageDraft } from '../../core/rules/types';

/** Finds the occasion in a member's data that a message would be about. */

const last = <T>(rows: readonly T[]): T | undefined => rows.at(-1);

const renewalOf = ({ renewals }: Facts) => openRenewal(renewals) ?? last(renewals);

/** The call that reminders are most likely about. */
const owedFirst = (facts: Facts): Dues | undefined =>
  openCalls(facts)[0] ?? CALLS['call-issued'](facts);

/** The call that a template speaks of: the last one that stands, or that was credited. */
const CALLS: Record<string, (facts: Facts) => Dues | undefined> = {
  'call-issued': ({ dues }) => last(dues.filter(({ cancelledOn }) => cancelledOn === null)),
  'payment-received': (facts) => CALLS['call-issued'](facts),
  ...Object.fromEntries(['payment-rejected', ...CALL_REMINDERS].map((code) => [code, owedFirst])),
  'credit-note-issued': ({ dues, creditNotes }) =>
    dues.find(({ id }) => id === last(creditNotes)?.duesId),
};

/** The right of the last term of which the least is left. */
const leastLeft = ({ entitlements, terms }: Facts): Entitlement | undefined => {
  const term = lastIssued(terms);
  const left = (right: Entitlement) => remaining(right) ?? Infinity;
  return entitlements
    .filter(({ kind, termId }) => RIGHT_KINDS[kind].spent && termId === term?.id)
    .sort((a, b) => left(a) - left(b))[0];
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
  const right = template === 'right-nearly-used' ? leastLeft(facts) : undefined;
  if (right) {
    const about = { right: { id: right.id } };
    return { ...draft, termId: right.termId, about, contactRole: 'operational' };
  }
  const renewal = template.startsWith('renewal-') ? renewalOf(facts) : undefined;
  const ids = { termId: renewal?.termId ?? null, renewalId: renewal?.id ?? null };
  return { ...draft, ...ids, contactRole: 'representative' };
};
