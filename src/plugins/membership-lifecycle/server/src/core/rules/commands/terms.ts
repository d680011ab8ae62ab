import { refused } from '../../../kernel/rules/refused';
import { and, patchRow } from '../change';
import { unpriced } from '../sold';
import { lacksPrice, overlapping } from '../terms';
import { voidOneTerm } from './closing';
import { issueProposed, voidRights } from './issue';
import { refreshProposal } from './proposing';
import { preparedAgain } from './reopen';
import { rule } from './rule';
import { applyMoney } from './stages';

/** Terms issued and voided. */

export const issueTerm = rule<{ termId: string }>(
  (facts) =>
    facts.terms.some(({ state }) => state === 'proposed') ? null : refused('no-proposed-term'),
  (facts, { termId }, ctx) => {
    const ready = refreshProposal(facts, termId);
    const term = ready.terms.find(({ id }) => id === termId);
    if (!term || term.state !== 'proposed') return refused('term-not-proposed', { term: termId });
    if (lacksPrice(term)) return unpriced(ready, term);
    if (overlapping(facts.terms, term, termId).length > 0) return refused('term-overlaps');
    const first = issueProposed(ready, termId, ctx);
    return { ok: true, outcome: and(first, (now) => applyMoney(now, termId, ctx)) };
  },
);

export const voidTerm = rule<{ termId: string; reason: string }>(
  (facts) => (facts.terms.some(({ state }) => state !== 'void') ? null : refused('no-term')),
  (facts, { termId, reason }, ctx) => {
    const term = facts.terms.find(({ id }) => id === termId);
    if (!term || term.state === 'void') return refused('term-unknown', { term: termId });
    let next = voidRights(voidOneTerm(facts, termId, reason, ctx), termId, ctx.today);
    // Closes renewals whose proposal is void, and renewals of the voided term.
    for (const renewal of facts.renewals.filter(({ closedOn }) => closedOn === null)) {
      const proposal = next.terms.find(({ id }) => id === renewal.termId);
      const follows = renewal.fromTermId === termId && proposal?.state === 'proposed';
      if (renewal.termId !== termId && !follows) continue;
      next = patchRow(next, 'renewals', renewal.id, { closedOn: ctx.today, closeReason: reason });
      if (follows) next = voidOneTerm(next, renewal.termId, reason, ctx);
    }
    return { ok: true, outcome: preparedAgain(next, termId, ctx) };
  },
);
