import { createHash } from 'node:crypto';
import { basisOf } from '../../../shared/core/basis';
import type { BulkLine, Localised } from '../../../shared/kernel/common';
import type {
  CampaignException,
  CampaignLine,
  CampaignTotals,
} from '../../../shared/renewals/campaign';
import { uncalledOf } from '../core/rules/dues';
import { recipientOf } from '../core/rules/recipient';
import { priceOf } from '../core/rules/terms';
import type { DecisionContext, Facts, MessageDraft, Term } from '../core/rules/types';
import { sentence } from '../core/sentences';
import type { Day } from '../kernel/rules/values';
import { withoutPrice } from '../membership/rules/left-out';
import type { Renderer } from '../messages/message-rendering';
import { refuse } from './refusals/renewals';
import {
  campaignOf,
  type CampaignCase,
  type CampaignRange,
  type CampaignStep,
  type Silence,
} from './rules/campaign';

/** Computes what a campaign does for each member, for its plan. Pure. */

/** Facts with the name that messages and lists show. */
export interface NamedFacts {
  facts: Facts;
  organisationName: string;
}

export interface CampaignContext extends DecisionContext {
  /** Changes whenever something shared by memberships or messages is saved. */
  stamp: string;
  trial: Trial;
}

interface Draft {
  draft: MessageDraft;
  template: string;
  locale: 'fr' | 'en';
  /** `Name <address>` */
  to: string;
}

interface Exception {
  reason: CampaignException;
  why: Localised;
}

/** Tries whether a message can be written: why not, or whether it is then kept here. */
type Trial = (
  message: Draft,
  facts: Facts,
  organisationName: string,
) => { why: Localised } | { kept: boolean };

/** The outcome for a member whose last term ends in the range. */
export type CampaignEntry = BulkLine &
  (
    | {
        opens: true;
        endsOn: Day;
        uncalled: boolean;
        /** The present term, and the proposed one. */
        from: Term;
        term: Term;
        steps: CampaignStep[];
        message: (Draft & { kept: boolean }) | null;
        /** Why no message is sent. */
        exception: Exception | null;
        /** Everything that the plan shows about it, as one text for the seal. */
        told: string;
      }
    | {
        opens: false;
        /** Null when it could not be computed. */
        endsOn: Day | null;
        exception: Exception;
      }
  );
export type OpeningEntry = Extract<CampaignEntry, { opens: true }>;

/** A digest of what the plan showed: it changes with any of it. */
export const sealOf = (told: string): string =>
  createHash('sha256').update(told).digest('base64url').slice(0, 22);

const silenceOf = (reason: Silence, facts: Facts, term: Term): Exception => {
  const isUnpriced = reason === 'no-price' || reason === 'no-figure';
  const why = isUnpriced ? withoutPrice(facts, term) : { rule: `left-out-${reason}`, params: {} };
  return { reason, why: sentence(why).text };
};

/** Whether the proposed term is priced in another bracket than the present one. */
const changesBracket = ({ from, term }: Pick<OpeningEntry, 'from' | 'term'>): boolean => {
  const [was, is] = [from.bracket, term.bracket];
  if (!was || !is) return false;
  return was.measure !== is.measure || was.from !== is.from || was.to !== is.to;
};

/** Tries one message per template and language: a broken template is broken for everybody. */
export const createTrial = (render: Renderer): Trial => {
  const known = new Map<string, ReturnType<Trial>>();
  return ({ draft, template, locale }, facts, organisationName) => {
    const key = `${locale}:${template}`;
    const rendered = (): ReturnType<Trial> => {
      const rendering = render(draft, facts, organisationName);
      return rendering.ok
        ? { kept: rendering.message.state === 'kept' }
        : { why: refuse(`letter-${rendering.reason}`).text };
    };
    const tried = known.get(key) ?? rendered();
    known.set(key, tried);
    return tried;
  };
};

const draftOf = ({ steps }: Extract<CampaignCase, { opens: true }>): Draft | null => {
  const { messages, facts } = steps[steps.length - 1].outcome;
  const [draft] = messages;
  const contact = draft && recipientOf(facts.contacts, draft.contactRole, draft.contactId);
  if (!draft || !contact) return null;
  const to = `${contact.name ?? ''} <${contact.reach.address}>`;
  return { draft, template: draft.template, locale: contact.locale, to };
};

const NO_TEMPLATE = { rule: 'campaign-no-template', params: {} };

/** The outcome of a campaign for a member; null when none of its terms is in the range. */
export const entryOf = (
  { facts, organisationName: organisation }: NamedFacts,
  range: CampaignRange,
  { stamp, trial, ...ctx }: CampaignContext,
): CampaignEntry | null => {
  const found = campaignOf(facts, range, ctx);
  if (!found) return null;
  const { id: membershipId, reference } = facts.membership;
  const line = {
    ...{ id: membershipId, membershipId, reference, organisation },
    endsOn: found.from.endsOn,
  };
  if (!found.opens) {
    const { obstacle: reason, why } = found;
    const text = 'ok' in why ? refuse(why.reason, why.details).text : sentence(why).text;
    return { ...line, opens: false, exception: { reason, why: text } };
  }
  const { from, term, silence, steps } = found;
  const uncalled = uncalledOf(facts, from, ctx.today) !== null;
  const draft = draftOf(found);
  const tried = draft
    ? trial(draft, steps[steps.length - 1].outcome.facts, organisation)
    : { why: sentence(NO_TEMPLATE).text };
  const unwritten = 'why' in tried ? { reason: 'no-letter' as const, why: tried.why } : null;
  const exception = silence ? silenceOf(silence, facts, term) : unwritten;
  const kept = 'kept' in tried && tried.kept;
  const message = draft && !exception ? { ...draft, kept } : null;
  const { startsOn, endsOn, tierCode, price, bracket, currency } = term;
  const told = JSON.stringify([
    ...[stamp, line, uncalled, startsOn, endsOn, tierCode, price, bracket, currency],
    ...[message?.template, message?.locale, message?.to, message?.kept, exception],
  ]);
  return { ...line, opens: true, uncalled, from, term, steps, message, exception, told };
};

/** The sums of some lines; money in cents. */
export const totalsOf = (entries: readonly OpeningEntry[]): Omit<CampaignTotals, 'uncallable'> => {
  const messages = new Map<string, CampaignTotals['letters'][number]>();
  const amounts = new Map<string, number>();
  for (const { message, term } of entries) {
    if (message) {
      const { template, locale } = message;
      const counted = messages.get(`${template}:${locale}`) ?? { template, locale, count: 0 };
      messages.set(`${template}:${locale}`, { ...counted, count: counted.count + 1 });
    }
    if (term.price !== null) {
      amounts.set(term.currency, (amounts.get(term.currency) ?? 0) + term.price);
    }
  }
  return {
    renewals: entries.length,
    kept: entries.filter(({ message }) => message?.kept).length,
    uncalled: entries.filter(({ uncalled }) => uncalled).length,
    changingBracket: entries.filter(changesBracket).length,
    letters: [...messages.values()],
    amounts: [...amounts].map(([currency, amount]) => ({ currency, amount })),
  };
};

/** A line as the plan shows it, with its message in full. */
export const lineOf = (entry: OpeningEntry, render: Renderer): Omit<CampaignLine, 'callLacks'> => {
  const { id, membershipId, reference, organisation, endsOn, uncalled } = entry;
  const { from, term, steps, message, exception } = entry;
  const was = changesBracket(entry) ? basisOf(from) : null;
  const line = {
    ...{ id, membershipId, reference, organisation, endsOn, uncalled },
    term: {
      ...{ startsOn: term.startsOn, endsOn: term.endsOn },
      ...{ price: priceOf(term), basis: basisOf(term) },
    },
    was: was && { price: priceOf(from), basis: was },
  };
  if (!message) return { ...line, letter: null, silent: exception?.why ?? null };
  const { draft, template, locale, to, kept } = message;
  const rendering = render(draft, steps[steps.length - 1].outcome.facts, organisation);
  if (!rendering.ok) {
    const silent = refuse(`letter-${rendering.reason}`).text;
    return { ...line, letter: null, silent };
  }
  const { subject, text } = rendering.message;
  return { ...line, letter: { template, locale, to, kept, subject, text }, silent: null };
};
