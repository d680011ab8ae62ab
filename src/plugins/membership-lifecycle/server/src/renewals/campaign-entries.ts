import { createHash } from 'node:crypto';
import type { BulkLine, Localised } from '../../../shared/kernel/common';
import type {
  CampaignException,
  CampaignLine,
  CampaignTotals,
} from '../../../shared/renewals/campaign';
import { recipientOf } from '../core/rules/recipient';
import type { DecisionContext, Facts, MessageDraft, Term } from '../core/rules/types';
import { sentence } from '../core/sentences';
import type { Day } from '../kernel/rules/values';
import type { Renderer } from '../messages/message-rendering';
import { refuse } from './refusals/renewals';
import {
  campaignOf,
  type CampaignCase,
  type CampaignRange,
  type CampaignStep,
  type Silence,
} from './rules/campaign';

/** What a campaign does for each member, as its plan tells it. Pure. */

/** Facts with the name that letters and lists show. */
export interface NamedFacts {
  facts: Facts;
  organisationName: string;
}

export interface CampaignContext extends DecisionContext {
  /** Another text once anything was saved that memberships share, and letters to them. */
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

/** Why a letter cannot be written, or null. */
type Trial = (letter: Draft, facts: Facts, organisationName: string) => Exception | null;

/** A member whose last term ends in the range: what opens, or why nothing does. */
export type CampaignEntry = BulkLine & { endsOn: Day } & (
    | {
        opens: true;
        term: Term;
        steps: CampaignStep[];
        letter: Draft | null;
        /** Why no letter leaves. */
        exception: Exception | null;
        /** All that the plan says of it, in one text. */
        told: string;
      }
    | { opens: false; exception: Exception }
  );
export type OpeningEntry = Extract<CampaignEntry, { opens: true }>;

/** A digest of what was told: what is told otherwise has another one. */
export const sealOf = (told: string): string =>
  createHash('sha256').update(told).digest('base64url').slice(0, 22);

const silenceOf = (reason: Silence, { startsOn }: Term): Exception => ({
  reason,
  why: sentence({ rule: `left-out-${reason}`, params: { startsOn } }).text,
});

/** Tries the letter of each template and language once: a template that is broken is so for all. */
export const createTrial = (render: Renderer): Trial => {
  const known = new Map<string, Localised | null>();
  return ({ draft, template, locale }, facts, organisationName) => {
    const key = `${locale}:${template}`;
    let why = known.get(key);
    if (why === undefined) {
      const rendering = render(draft, facts, organisationName);
      why = rendering.ok ? null : refuse(`letter-${rendering.reason}`).text;
      known.set(key, why);
    }
    return why && { reason: 'no-letter', why };
  };
};

const draftOf = ({ steps }: Extract<CampaignCase, { opens: true }>): Draft | null => {
  const { messages, facts } = steps[steps.length - 1].outcome;
  const [draft] = messages;
  const contact = draft && recipientOf(facts.contacts, draft.contactRole, draft.contactId);
  if (!draft || !contact) return null;
  const to = `${contact.name ?? ''} <${contact.email}>`;
  return { draft, template: draft.template, locale: contact.locale, to };
};

const NO_TEMPLATE = { rule: 'campaign-no-template', params: {} };

/** What a campaign does for one member; null when it is not concerned. */
export const entryOf = (
  { facts, organisationName: organisation }: NamedFacts,
  range: CampaignRange,
  { stamp, trial, ...ctx }: CampaignContext,
): CampaignEntry | null => {
  const found = campaignOf(facts, range, ctx);
  if (!found) return null;
  const { id: membershipId, reference } = facts.membership;
  const line = { membershipId, reference, organisation, endsOn: found.from.endsOn };
  if (!found.opens) {
    const { obstacle: reason, why } = found;
    const text = 'ok' in why ? refuse(why.reason, why.details).text : sentence(why).text;
    return { ...line, opens: false, exception: { reason, why: text } };
  }
  const { term, silence, steps } = found;
  const draft = draftOf(found);
  const exception = silence
    ? silenceOf(silence, term)
    : draft
      ? trial(draft, steps[steps.length - 1].outcome.facts, organisation)
      : { reason: 'no-letter' as const, why: sentence(NO_TEMPLATE).text };
  const letter = exception ? null : draft;
  const { startsOn, endsOn, tierCode, price, currency } = term;
  const told = JSON.stringify([
    ...[stamp, line, startsOn, endsOn, tierCode, price, currency],
    ...[letter?.template, letter?.locale, letter?.to, exception],
  ]);
  return { ...line, opens: true, term, steps, letter, exception, told };
};

/** What the lines do in sum; money in cents. */
export const totalsOf = (entries: readonly OpeningEntry[]): CampaignTotals => {
  const letters = new Map<string, CampaignTotals['letters'][number]>();
  const amounts = new Map<string, number>();
  for (const { letter, term } of entries) {
    if (letter) {
      const { template, locale } = letter;
      const counted = letters.get(`${template}:${locale}`) ?? { template, locale, count: 0 };
      letters.set(`${template}:${locale}`, { ...counted, count: counted.count + 1 });
    }
    if (term.price !== null) {
      amounts.set(term.currency, (amounts.get(term.currency) ?? 0) + term.price);
    }
  }
  return {
    renewals: entries.length,
    letters: [...letters.values()],
    amounts: [...amounts].map(([currency, amount]) => ({ currency, amount })),
  };
};

/** A line as the plan shows it, with its letter in full. */
export const lineOf = (entry: OpeningEntry, render: Renderer): CampaignLine => {
  const { membershipId, reference, organisation, endsOn, term, steps, letter, exception } = entry;
  const { price, currency } = term;
  const line = {
    ...{ membershipId, reference, organisation, endsOn },
    term: {
      ...{ startsOn: term.startsOn, endsOn: term.endsOn },
      price: price === null ? null : { amount: price, currency },
    },
  };
  if (!letter) return { ...line, letter: null, silent: exception?.why ?? null };
  const { draft, template, locale, to } = letter;
  const rendering = render(draft, steps[steps.length - 1].outcome.facts, organisation);
  if (!rendering.ok) {
    const silent = refuse(`letter-${rendering.reason}`).text;
    return { ...line, letter: null, silent };
  }
  const { subject, text } = rendering.message;
  return { ...line, letter: { template, locale, to, subject, text }, silent: null };
};
