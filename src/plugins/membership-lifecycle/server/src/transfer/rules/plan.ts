import { blankFacts } from '../../core/rules/blank-facts';
import { refreshStatus } from '../../core/rules/decide';
import { DEFAULT_WORKFLOW } from '../../core/rules/default-workflow';
import {
  dueOf,
  isTrueOn,
  reminderDay,
  reminderKey,
  remindersOf,
  standingReminders,
} from '../../core/rules/reminders';
import { proposalKey, workflowOfTier } from '../../core/rules/renewal';
import { lastOfBond } from '../../core/rules/terms';
import type { Effect, Facts, Workflow } from '../../core/rules/types';
import { addDays } from '../../kernel/rules/calendar';
import { kebab } from '../../kernel/rules/import/folding';
import {
  dayOf,
  remark,
  type Counts,
  type Outcome,
  type ReadLine,
  type Remark,
} from '../../kernel/rules/import/types';
import type { Day } from '../../kernel/rules/values';
import type { KnownOrganisation } from '../../membership/rules/known-organisation';
import type { Body } from '../../membership/rules/matching';
import {
  checkDays,
  filledMembership,
  newMembership,
  saidMembership,
  type SaidMembership,
} from './membership';
import { planOrganisation, type OrganisationPlan } from './organisation';
import type { RightPlan } from './rights';
import { termsIn, type TermLines } from './term-lines';
import { planTerm, type Growing, type PlanContext } from './term-plan';
import { tierOf } from './tiers';

/** Plans what an import does to one member: from the stored data to the rows to write. Pure. */

/** An existing body; `facts` is null when it has no membership. */
export interface KnownMember {
  organisation: KnownOrganisation;
  facts: Facts | null;
}

export interface ImportContext extends PlanContext {
  workflows: readonly Workflow[];
}

export interface PlannedLine {
  line: number;
  outcome: Outcome;
  organisation: string;
  membershipId: string | null;
  notes: Remark[];
}

export interface MemberPlan {
  lines: PlannedLine[];
  organisation: OrganisationPlan;
  isNew: boolean;
  /** Null when there is no membership: a new one. */
  before: Facts | null;
  after: Facts;
  rights: RightPlan[];
  effects: Effect[];
  /** Whether there is anything to write. */
  changes: boolean;
}

const emptyFacts = ({ workflows, offers }: ImportContext): Omit<Facts, 'membership'> =>
  blankFacts({ workflow: DEFAULT_WORKFLOW, workflows, offers: [...offers] });

/** The keys of messages that were due around the end of an imported term before the import. */
const renewalKeys = (facts: Facts, today: Day): string[] => {
  const last = lastOfBond(facts);
  if (!last?.imported) return [];
  const { windowDays, graceDays } = facts.workflow;
  if (today > addDays(last.endsOn, graceDays)) return [];
  const keys = remindersOf(facts.workflow, 'end')
    .filter((reminder) => reminderDay(reminder, last.endsOn) <= today)
    .map((reminder) => reminderKey(facts, reminder, last));
  if (today >= addDays(last.endsOn, -windowDays)) keys.push(proposalKey(facts, last.id));
  return keys;
};

/**
 * Effects for the time before the import: past reminders count as done, and a renewal that was due
 * already is left to staff.
 */
const effectsOf = (facts: Facts, today: Day): Effect[] => {
  const membershipId = facts.membership.id;
  const known = new Set(facts.effects.map(({ key }) => key));
  const others = dueOf(facts, standingReminders(facts), today)
    .filter((one) => isTrueOn(facts, one, today))
    .map(({ key }) => key);
  return [...renewalKeys(facts, today), ...others]
    .filter((key) => !known.has(key))
    .map((key) => ({ key, membershipId, state: 'imported', on: today }));
};

const withRights = (facts: Facts, rights: readonly RightPlan[]): Facts => ({
  ...facts,
  entitlements: [...facts.entitlements, ...rights.map(({ right, used }) => ({ ...right, used }))],
});

/** A membership of the tier of its last term, with nothing of its own yet. */
const newFacts = (
  said: SaidMembership,
  terms: readonly TermLines[],
  organisationId: string,
  ctx: ImportContext,
): Facts => {
  const last = terms.at(-1);
  const tier = last && tierOf(ctx.offers, last.tier, last, ctx.today);
  const tierCode = tier && 'sold' in tier ? tier.sold.tierCode : kebab(last?.tier ?? '');
  const named = { terms, id: ctx.newId(), organisationId, tierCode };
  return { ...emptyFacts(ctx), membership: newMembership(said, named, ctx.today) };
};

/** Plans a member from the lines of a body. */
export const planMember = (
  body: Body,
  known: KnownMember | null,
  ctx: ImportContext,
): MemberPlan => {
  const { organisation: stored = null, facts: before = null } = known ?? {};
  const { plan: organisation, notes: about } = planOrganisation(body.lines, stored, ctx.newId);
  const said = saidMembership(body.lines);
  const sound = body.lines.filter(({ faults }) => faults.length === 0);
  // A file of figures has no terms: it is of members that are there.
  const ofTerms = sound.filter((line) => dayOf(line, 'term.startsOn') !== null);
  if (!before && ofTerms.length < sound.length) {
    for (const line of sound) line.faults.push(remark('figures-of-nobody', 'organisation.name'));
  }
  const terms = termsIn(ofTerms);
  checkDays(said, terms, before);
  const found = before ?? newFacts(said, terms, organisation.id, ctx);
  const figures = { ...stored?.figures, ...organisation.figures };
  const start = { ...found, figures };
  const growing: Growing = {
    facts: start,
    isNew: before === null,
    rights: [],
    adding: new Set(),
    notes: new Map(),
  };
  for (const term of terms) planTerm(growing, term, ctx);

  if (before) {
    const filled = filledMembership(said, growing.facts, before);
    growing.facts = { ...growing.facts, membership: filled.membership };
    about.push(...filled.notes);
  }
  const workflow = workflowOfTier(growing.facts, growing.facts.membership.tierCode);
  const grown = withRights({ ...growing.facts, workflow }, growing.rights);
  const effects = grown.terms.length > start.terms.length ? effectsOf(grown, ctx.today) : [];
  const fills = about.some(({ reason }) => ADDING.includes(reason));
  const changes = !before || growing.adding.size > 0 || fills;
  const after = changes
    ? refreshStatus({ ...grown, effects: [...grown.effects, ...effects] }, ctx.today)
    : start;
  return {
    lines: linesOf(body, { growing, about, fills, isNew: before === null, organisation }),
    organisation,
    isNew: before === null,
    before,
    after,
    rights: growing.rights,
    effects,
    changes,
  };
};

/** Remarks about a member that tell of something written. */
const ADDING = ['fills', 'figure-updated', 'adds-contact'];

interface Told {
  growing: Growing;
  about: Remark[];
  fills: boolean;
  isNew: boolean;
  organisation: OrganisationPlan;
}

const madeWith = ({ isNew, organisation }: Told): Remark[] => {
  if (organisation.isNew) return [remark('makes-member', 'organisation.name')];
  return isNew ? [remark('makes-membership', 'organisation.name')] : [];
};

/** The outcome of each line; remarks about the member go to its first line. */
const linesOf = (body: Body, told: Told): PlannedLine[] => {
  const { growing, about, fills, isNew, organisation } = told;
  const first = body.lines.find(({ faults }) => faults.length === 0);
  const membershipId = isNew ? null : growing.facts.membership.id;
  return body.lines.map((line): PlannedLine => {
    const common = { line: line.line, organisation: organisation.name, membershipId };
    if (line.faults.length > 0) return { ...common, outcome: 'refused', notes: line.faults };
    const own = [...(growing.notes.get(line) ?? []), ...line.notes];
    const notes = line === first ? [...madeWith(told), ...about, ...own] : own;
    const adds = growing.adding.has(line) || (fills && line === first);
    return { ...common, outcome: isNew ? 'made' : adds ? 'changed' : 'same', notes };
  });
};

/** A line with faults that belongs to no member. */
export const refusedLine = ({ line, values, faults }: ReadLine): PlannedLine => ({
  line,
  outcome: 'refused',
  organisation: String(values.get('organisation.name') ?? ''),
  membershipId: null,
  notes: faults,
});

/** Counts the rows of each kind that an import adds. */
export const countsOf = (plans: readonly MemberPlan[]): Counts => {
  const counts: Counts = {
    organisations: 0,
    contacts: 0,
    memberships: 0,
    terms: 0,
    calls: 0,
    payments: 0,
    rights: 0,
    figures: 0,
    replaced: 0,
  };
  for (const plan of plans) {
    if (!plan.changes) continue;
    const grown = (table: 'terms' | 'dues' | 'payments') =>
      plan.after[table].length - (plan.before?.[table].length ?? 0);
    counts.organisations += plan.organisation.isNew ? 1 : 0;
    counts.contacts += plan.organisation.addedContacts.length;
    counts.memberships += plan.isNew ? 1 : 0;
    counts.terms += grown('terms');
    counts.calls += grown('dues');
    counts.payments += grown('payments');
    counts.rights += plan.rights.length;
    const { figures, replaced } = plan.organisation;
    counts.replaced += Object.keys(replaced).length;
    counts.figures += Object.keys(figures).length - Object.keys(replaced).length;
  }
  return counts;
};
