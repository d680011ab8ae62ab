import type { IntakeInput } from '../../../../shared/applications/intake';
import { FIGURE_NAMES, figuresOf, MEASURES, type Figures } from '../../../../shared/core/brackets';
import { readSiret, sirenOf } from '../../../../shared/kernel/business-number';
import type { AddressForm, StoredForm } from '../../../../shared/membership/organisation';
import { candidateOf, factsOf } from '../../core/rules/blank-facts';
import { UNDEMANDING } from '../../core/rules/call-needs';
import { and, outcome, type Refusal } from '../../core/rules/change';
import type { RuleName } from '../../core/rules/commands';
import { decide } from '../../core/rules/decide';
import { isAddressed } from '../../core/rules/invoice-address';
import { reachOf } from '../../core/rules/recipient';
import { workflowOfTier } from '../../core/rules/renewal';
import type {
  Contact,
  DecisionContext,
  Facts,
  Outcome,
  Payer,
  Reaching,
  TierOffer,
  Workflow,
} from '../../core/rules/types';
import { orNull } from '../../kernel/rules/blank';
import type { Day } from '../../kernel/rules/values';

/** Decides the form of a new member: on facts made of the form, then on those that were saved. */

/** The reference and the id of a membership that is not registered yet, in plans. */
const COMING = '…';

interface Around {
  offers: TierOffer[];
  workflows: readonly Workflow[];
  channels: readonly Reaching[];
  issuerLacks: Facts['issuerLacks'];
  invoiceLacks: Facts['invoiceLacks'];
}

type Organisation = IntakeInput['organisation'];

const dayIn = (typed: string | undefined): Day | null => (typed ? (typed as Day) : null);

const contactsOf = (
  { contacts }: Pick<Organisation, 'contacts'>,
  channels: readonly Reaching[],
): Contact[] =>
  contacts.map(({ id, name, email, phone, role, locale, mandateFrom, mandateUntil }, index) => {
    const mandate = { mandateFrom: dayIn(mandateFrom), mandateUntil: dayIn(mandateUntil) };
    const known = { email: email.trim(), phone: orNull(phone), ...mandate };
    const reach = reachOf(channels, known);
    return { id: id ?? `${COMING}${index}`, name: name.trim(), ...known, role, locale, reach };
  });

const siretOf = (typed: string): string | null => {
  const read = orNull(typed) === null ? null : readSiret(typed);
  return read && 'value' in read ? read.value : null;
};

const addressed = (address: AddressForm): boolean =>
  isAddressed({ ...address, country: orNull(address.country) });

const payerOf = (
  { name, siret: typed, address }: Organisation,
  stored: StoredForm | null,
): Payer => {
  const siret = siretOf(typed);
  return {
    ...UNDEMANDING,
    name: name.trim(),
    siret,
    siren: siret ? sirenOf(siret) : stored && orNull(stored.siren),
    ...(stored && {
      serviceCodeRequired: stored.serviceCodeRequired,
      serviceCode: orNull(stored.serviceCode),
      engagementRequired: stored.engagementRequired,
      serviceOrEngagementRequired: stored.serviceOrEngagementRequired,
      facturX: stored.facturX,
      invoicesTo: stored.invoicesTo,
      electronicAddress: orNull(stored.electronicAddress),
      addressed: stored.facturX && addressed(stored.billingAddress ?? address),
    }),
  };
};

/** The figures of the form; those that it leaves out are the stored ones. */
const figuresIn = (organisation: Organisation, stored: StoredForm | null): Figures =>
  figuresOf(
    Object.fromEntries(
      FIGURE_NAMES.map((name) => {
        const typed = organisation[name];
        return [name, typed === undefined ? stored?.[name] : typed];
      }),
    ),
  );

/** The day of the application: today unless it was typed. */
export const appliedDay = (typed: string, today: Day): Day =>
  typed === '' ? today : (typed as Day);

/** The facts of a member as they will be once its form is saved. */
export const factsOfIntake = (
  { organisation, tier, appliedOn }: IntakeInput,
  { stored, known }: { stored: StoredForm | null; known: Facts | null },
  around: Around,
  today: Day,
): Facts => {
  const contacts = contactsOf(organisation, around.channels);
  const payer = payerOf(organisation, stored);
  const figures = figuresIn(organisation, stored);
  if (known) return { ...known, contacts, payer, figures };
  const membership = candidateOf({
    id: COMING,
    reference: COMING,
    tierCode: tier,
    appliedOn: appliedDay(appliedOn, today),
  });
  const { workflows } = around;
  const workflow = workflowOfTier({ workflow: workflows[0], workflows }, tier);
  const read = { membership, terms: [], renewals: [], contacts, payer, figures, workflow };
  return factsOf(read, around);
};

const said = <Values extends object>(values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => String(value ?? '').trim() !== ''),
  );

/** A command of the form, with its input from the facts that it meets. */
interface Asked {
  name: RuleName;
  /** Where the form asks it. */
  at: 'approval' | 'call';
  input: (facts: Facts) => Record<string, unknown>;
}

/** The term that the decision made. */
const newTerm = ({ terms }: Facts) => terms.filter(({ state }) => state !== 'void').at(-1);

const commandsOf = ({ tier, approval, call }: IntakeInput): Asked[] => [
  ...(approval
    ? [{ name: 'approve', at: 'approval', input: () => said({ ...approval, tier }) } as const]
    : []),
  ...(call
    ? [
        {
          name: 'issue-call',
          at: 'call',
          input: (facts: Facts) => said({ ...call, termId: newTerm(facts)?.id ?? '' }),
        } as const,
      ]
    : []),
];

/** A command as it was decided, without the name of its body. */
export interface IntakeStep {
  command: RuleName;
  input: Record<string, unknown>;
  before: Facts;
  outcome: Outcome;
}

export type IntakeDecision =
  { ok: true; steps: IntakeStep[] } | { ok: false; refusal: Refusal; at: 'approval' | 'call' };

/** Decides the commands of a form, one after the other. */
export const decideIntake = (
  form: IntakeInput,
  facts: Facts,
  ctx: DecisionContext,
): IntakeDecision => {
  const steps: IntakeStep[] = [];
  let before = facts;
  for (const { name, at, input: inputOf } of commandsOf(form)) {
    const input = inputOf(before);
    const decision = decide(before, name, input, ctx);
    if (!decision.ok) return { ok: false, refusal: decision, at };
    steps.push({ command: name, input, before, outcome: decision.outcome });
    before = decision.outcome.facts;
  }
  return { ok: true, steps };
};

/** The steps as one, from the first facts to the last, as a plan tells them. */
export const asOne = (steps: readonly IntakeStep[], facts: Facts): IntakeStep => {
  const whole = steps.reduce<Outcome>(
    (before, { outcome: next }) => and(before, () => next),
    outcome(facts),
  );
  return { command: 'approve', input: {}, before: facts, outcome: whole };
};

/** The field of the form at which a command's refusal stands. */
export const fieldOf = ({ reason, details }: Refusal, at: 'approval' | 'call'): string => {
  if (reason === 'tier-not-offered') return 'tier';
  const measure = MEASURES.find((one) => reason === `${one}-missing`);
  if (measure) return `organisation.${measure}`;
  return typeof details?.field === 'string' ? `${at}.${details.field}` : at;
};
