import fc from 'fast-check';
import type { AssemblyCommand } from '../../src/plugins/membership-lifecycle/shared/assemblies/assemblies';
import type { WorkflowView } from '../../src/plugins/membership-lifecycle/shared/core/workflows';
import { ACKNOWLEDGED_STEPS } from '../../src/plugins/membership-lifecycle/shared/operations/onboarding';
import { CALL_REMINDERS } from '../../src/plugins/membership-lifecycle/shared/core/call-reminders';
import type { CommandField } from '../../src/plugins/membership-lifecycle/shared/core/commands';
import { NOTED_STATES } from '../../src/plugins/membership-lifecycle/shared/core/deposits';
import { EVENT_NAMES } from '../../src/plugins/membership-lifecycle/shared/webhooks/events';
import { DEFAULT_WORKFLOW } from '../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import { PLAN } from './assembly';
import type { Json } from './hostile';
import { occasionInput } from './participation';
import { someId } from './rights';
import { formOf } from './workflow-form';

/** What a form could send to each route that takes a body: what is sent in earnest begins with it. */

const LIFECYCLE = '/membership-lifecycle';

/** What forms are filled in with. */
export interface Known {
  today: string;
  /** Real ids, by table; read when a form is filled in. */
  ids: Record<string, string[]>;
  /** What the admin reads at an address of the plugin. */
  read: (url: string) => Promise<Json>;
}

/** What a body should look like, and what stands in the address, for a route that takes one. */
export interface Target {
  good: () => fc.Arbitrary<Json> | Promise<fc.Arbitrary<Json>>;
  parameters?: () => readonly string[];
  key?: boolean;
}

/** A value that a form could send in a field of a command. */
const goodValue = ({ ids }: Known, { type, options }: CommandField): fc.Arbitrary<Json> => {
  switch (type) {
    case 'date':
      return fc.constantFrom('2024-03-15', '2024-01-01', '2023-06-30', '2025-12-31');
    case 'money':
      return fc.constantFrom(0, 1, 250_000, 500_000);
    case 'integer':
      return fc.integer({ min: 1, max: 5 });
    case 'confirmation':
      return fc.boolean();
    case 'signed-integer':
      return fc.integer({ min: -5, max: 5 });
    case 'select':
      return fc.constantFrom(...(options ?? ['x']));
    case 'tier':
      return fc.constant('organismes-publics');
    case 'benefit':
      return fc.constantFrom('compagnonnage', 'gouvernance');
    case 'stage':
      return fc.constantFrom(...DEFAULT_WORKFLOW.stages.map(({ id }) => id));
    default:
      return type in ids && ids[type].length > 0 ? fc.constantFrom(...ids[type]) : fc.constant('x');
  }
};

/** What a form could send with a command. */
export const goodInput = (
  known: Known,
  fields: readonly CommandField[],
): fc.Arbitrary<Record<string, Json>> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, goodValue(known, field)])));

const nothing = () => fc.constant({});

const addressOf = fc.record({
  lines: fc.constant('1 place'),
  postalCode: fc.constant('39310'),
  city: fc.constant('Valserine'),
  country: fc.constantFrom('FR', 'France'),
});

const contactsOf = fc.array(
  fc.record({
    name: fc.constant('Ana'),
    email: fc.constantFrom('ana@example.org', 'ana@', ''),
    phone: fc.constant(''),
    role: fc.constantFrom('representative', 'billing'),
    locale: fc.constantFrom('fr', 'en'),
  }),
  { maxLength: 2 },
);

/** The form of a new member, which names nobody who is there. */
const intake = () =>
  fc.record({
    organisation: fc.record({
      documentId: fc.constant(null),
      stamp: fc.constant(null),
      name: fc.constantFrom('Commune', ''),
      legalForm: fc.constant('Commune'),
      siret: fc.constantFrom('', '21750001600019', '123'),
      address: addressOf,
      contacts: contactsOf,
    }),
    membershipId: fc.constant(null),
    tier: fc.constantFrom('organismes-publics', ''),
    appliedOn: fc.constantFrom('', '2024-01-01'),
    approval: fc.option(
      fc.record({ decidedOn: fc.constant(''), startsOn: fc.constantFrom('', '2024-03-01') }),
    ),
    call: fc.option(
      fc.record({
        dueOn: fc.constantFrom('', '2021-12-31'),
        engagementNumber: fc.constant(''),
        serviceCode: fc.constant(''),
      }),
    ),
  });

/** Each route that takes a body, but for those of the commands. */
export const targetsOf = ({ today, ids, read }: Known): Record<string, Target> => {
  const some = (of: string) =>
    fc.array(fc.constantFrom(...ids[of]), { minLength: 1, maxLength: 3 });

  const range = {
    endsFrom: fc.constantFrom('2024-12-31', '2026-01-01'),
    endsTo: fc.constantFrom('2025-12-31', '2026-12-31'),
  };
  const paging = { page: fc.constantFrom(1, 2), pageSize: fc.constantFrom(1, 25) };
  const seal = fc.string({ minLength: 1, maxLength: 22 });

  const workflowInput = async () =>
    fc.constant(
      formOf((await read(`/settings/workflows/${DEFAULT_WORKFLOW.id}`)) as WorkflowView) as Json,
    );
  const workflowCopy = () =>
    fc.record({ name: fc.string(), from: fc.constantFrom(DEFAULT_WORKFLOW.id, 'nothing') });
  const templateInput = async () => {
    const templates = (await read('/settings/templates')) as { original: object }[];
    return fc.constantFrom(...templates.map(({ original }) => original));
  };
  const templateDraft = async () =>
    fc
      .tuple(await templateInput(), fc.constantFrom(...ids.membership, ''))
      .map(([texts, membership]) => ({ ...texts, membership }));
  const templateCodes = () => ['call-issued', 'renewal-proposal'];
  const workflows = () => [DEFAULT_WORKFLOW.id];
  const assemblyPlan = () => fc.constant({ ...PLAN, heldOn: '2027-06-30' } as Json);
  const occasionForm = () => fc.constant(occasionInput({ startsOn: today, endsOn: today }));
  const participant = () =>
    fc.record({
      membership: fc.constantFrom(...ids.membership),
      name: fc.constant('Ana Martin'),
      email: fc.constant('ana@example.org'),
      locale: fc.constantFrom('fr', 'en'),
    });

  return {
    'POST /api/entitlements/check': {
      good: () =>
        fc.record({
          membership: fc.constantFrom(...ids.membership),
          benefit: fc.constant('compagnonnage'),
          at: fc.constant('2024-03-15'),
        }),
    },
    'POST /api/entitlements/consume': {
      key: true,
      good: () =>
        fc.record({
          membership: fc.constantFrom(...ids.membership),
          benefit: fc.constant('compagnonnage'),
          quantity: fc.constant(1),
          person: fc.constant('p-1'),
          reason: fc.constant('Séance'),
          on: fc.constant('2024-03-15'),
        }),
    },
    'POST /api/entitlements/usages/:id/reverse': {
      key: true,
      parameters: () => ids.usage,
      good: () => fc.constant({ reason: 'Erreur' }),
    },
    'POST /api/occasions/:id/registrations': {
      key: true,
      parameters: () => ids.occasion,
      good: participant,
    },
    'POST /api/occasions/registrations/:id/cancel': {
      key: true,
      parameters: () => ids.registration,
      good: () => fc.constant({ reason: 'Empêchement' }),
    },
    // The file is missing: a form of files is tried by its own tests.
    [`POST ${LIFECYCLE}/members-parts/:uid/files`]: {
      parameters: () => ['api::resource.resource'],
      good: nothing,
    },
    [`POST ${LIFECYCLE}/occasions`]: { good: occasionForm },
    [`PUT ${LIFECYCLE}/occasions/:id`]: {
      parameters: () => ids.occasion,
      good: () => occasionForm().map((form) => ({ ...form, version: 1 })),
    },
    [`DELETE ${LIFECYCLE}/occasions/:id`]: { parameters: () => ids.occasion, good: nothing },
    [`POST ${LIFECYCLE}/occasions/:id/publish`]: { parameters: () => ids.occasion, good: nothing },
    // Of none that there is: what is cancelled stays so, and others are to be asked.
    [`POST ${LIFECYCLE}/occasions/:id/cancel`]: {
      good: () => fc.constant({ reason: 'Salle fermée' }),
    },
    [`POST ${LIFECYCLE}/occasions/:id/registrations`]: {
      parameters: () => ids.occasion,
      good: participant,
    },
    [`POST ${LIFECYCLE}/registrations/:id/cancel`]: {
      parameters: () => ids.registration,
      good: () => fc.constant({ reason: 'Empêchement' }),
    },
    [`PUT ${LIFECYCLE}/registrations/:id/attendance`]: {
      parameters: () => ids.registration,
      good: () => fc.record({ attendance: fc.constantFrom('came', 'absent', null) }),
    },
    [`POST ${LIFECYCLE}/renewals/move`]: {
      good: () =>
        fc.record({
          renewalIds: some('renewal'),
          stageId: fc.constantFrom(...DEFAULT_WORKFLOW.stages.map(({ id }) => id)),
          reason: fc.constant('Motif'),
          versions: fc.dictionary(fc.constantFrom(...ids.renewal), fc.nat()),
        }),
    },
    [`POST ${LIFECYCLE}/renewals/move/plan`]: {
      good: () =>
        fc.record({
          renewalIds: some('renewal'),
          stageId: fc.constantFrom(...DEFAULT_WORKFLOW.stages.map(({ id }) => id)),
          reason: fc.constant('Motif'),
        }),
    },
    [`POST ${LIFECYCLE}/renewals/assign`]: {
      good: () => fc.record({ renewalIds: some('renewal'), ownerId: fc.constant('1') }),
    },
    [`POST ${LIFECYCLE}/dues/remind/plan`]: {
      good: () =>
        fc.record({ duesIds: some('dues'), template: fc.constantFrom(...CALL_REMINDERS) }),
    },
    [`POST ${LIFECYCLE}/dues/remind`]: {
      good: () =>
        fc.record({
          duesIds: some('dues'),
          template: fc.constantFrom(...CALL_REMINDERS),
          versions: fc.dictionary(fc.constantFrom(...ids.dues), fc.nat()),
        }),
    },
    [`POST ${LIFECYCLE}/dues/reissue/plan`]: {
      good: () => fc.record({ duesIds: some('dues') }),
    },
    [`POST ${LIFECYCLE}/dues/reissue`]: {
      good: () => fc.record({ duesIds: some('dues'), reason: fc.constant('Motif') }),
    },
    [`POST ${LIFECYCLE}/dues/issue/plan`]: {
      good: () => fc.record({ termIds: some('term') }),
    },
    [`POST ${LIFECYCLE}/dues/issue`]: {
      good: () =>
        fc.record({
          termIds: some('term'),
          versions: fc.dictionary(fc.constantFrom(...ids.term), fc.nat()),
        }),
    },
    [`POST ${LIFECYCLE}/calls/deposits`]: {
      good: () =>
        fc.record({
          ids: some('dues'),
          state: fc.constantFrom(...NOTED_STATES),
          on: fc.constant('2021-06-01'),
          reason: fc.constant('Motif'),
        }),
    },
    [`POST ${LIFECYCLE}/members/mute/plan`]: {
      good: () =>
        fc.record({ membershipIds: some('membership'), until: fc.constant('2031-01-01') }),
    },
    [`POST ${LIFECYCLE}/members/mute`]: {
      good: () =>
        fc.record({
          membershipIds: some('membership'),
          until: fc.constant('2031-01-01'),
          reason: fc.constant('Fusion'),
          versions: fc.dictionary(fc.constantFrom(...ids.membership), fc.nat()),
        }),
    },
    [`POST ${LIFECYCLE}/renewals/note`]: {
      good: () => fc.record({ renewalIds: some('renewal'), note: fc.constant('Note') }),
    },
    [`POST ${LIFECYCLE}/renewals/campaign/plan`]: {
      good: () => fc.record({ ...range, ...paging, leftOut: some('membership') }),
    },
    [`POST ${LIFECYCLE}/renewals/campaign/exceptions`]: {
      good: () => fc.record({ ...range, ...paging, reason: fc.constantFrom('closed', 'ended') }),
    },
    [`POST ${LIFECYCLE}/renewals/campaign/selection`]: {
      good: () => fc.record({ ...range, leftOut: some('membership'), seal }),
    },
    [`POST ${LIFECYCLE}/renewals/campaign`]: {
      good: () =>
        fc.record({
          ...range,
          lines: fc.array(fc.record({ membershipId: fc.constantFrom(...ids.membership), seal }), {
            maxLength: 3,
          }),
        }),
    },
    [`POST ${LIFECYCLE}/daily/run`]: { good: nothing },
    [`POST ${LIFECYCLE}/messages/:id/resend`]: { parameters: () => ids.message, good: nothing },
    [`POST ${LIFECYCLE}/messages/:id/revoke-link`]: {
      parameters: () => ids.message,
      good: nothing,
    },
    [`POST ${LIFECYCLE}/messages/:id/cancel`]: { parameters: () => ids.message, good: nothing },
    [`POST ${LIFECYCLE}/papers/:id/send`]: { parameters: () => ids.paper, good: nothing },
    [`POST ${LIFECYCLE}/memberships/:documentId/certificates`]: {
      parameters: () => ids.membership,
      good: () =>
        fc.record({
          on: fc.constantFrom('2024-03-15', '2023-06-30', '2025-12-31'),
          locale: fc.constantFrom('fr', 'en'),
        }),
    },
    [`POST ${LIFECYCLE}/memberships/:documentId/receipts`]: {
      parameters: () => ids.membership,
      good: () =>
        fc.record({ duesId: fc.constantFrom(...ids.dues), locale: fc.constantFrom('fr', 'en') }),
    },
    [`POST ${LIFECYCLE}/memberships/:documentId/copies`]: {
      parameters: () => ids.membership,
      good: () =>
        fc.record({ duesId: fc.constantFrom(...ids.dues), locale: fc.constantFrom('fr', 'en') }),
    },
    [`POST ${LIFECYCLE}/events/:id/resend`]: { good: nothing },
    [`POST ${LIFECYCLE}/events/webhooks/:id/test`]: {
      parameters: () => ids.webhook,
      good: () => fc.record({ event: fc.constantFrom(...EVENT_NAMES) }),
    },
    [`POST ${LIFECYCLE}/events/webhooks/:id/secret`]: {
      parameters: () => ids.webhook,
      good: nothing,
    },
    [`PUT ${LIFECYCLE}/events/webhooks`]: {
      good: () =>
        fc.record({
          webhooks: fc.array(
            fc.record({
              id: fc.constantFrom(...ids.webhook),
              events: fc.subarray([...EVENT_NAMES], { maxLength: 3 }),
            }),
            { maxLength: 2 },
          ),
        }),
    },
    [`POST ${LIFECYCLE}/memberships/:documentId/member-papers`]: {
      parameters: () => ids.membership,
      good: () => fc.record({ kind: fc.constant('order') }),
    },
    [`POST ${LIFECYCLE}/member-papers/:id/remove`]: {
      good: () => fc.record({ reason: fc.constant('Erreur') }),
    },
    [`POST ${LIFECYCLE}/assemblies`]: { good: assemblyPlan },
    [`PUT ${LIFECYCLE}/assemblies/:id`]: { parameters: () => ids.assembly, good: assemblyPlan },
    [`POST ${LIFECYCLE}/consent-texts`]: {
      good: () =>
        fc.record({
          title: fc.constant('Lettre'),
          locale: fc.constantFrom('fr', 'en'),
          text: fc.constant('Texte'),
          fromOn: fc.constant('2024-01-01'),
        }),
    },
    [`POST ${LIFECYCLE}/memberships/:documentId/consents`]: {
      parameters: () => ids.membership,
      good: () =>
        fc.record({
          contactId: fc.constant('1'),
          textId: fc.constant('x'),
          givenOn: fc.constant('2024-01-01'),
          how: fc.constant('Formulaire'),
        }),
    },
    [`POST ${LIFECYCLE}/memberships/:documentId/member-access/invite`]: {
      parameters: () => ids.membership,
      good: () => fc.record({ contactId: fc.constantFrom('1', '2', '3') }),
    },
    [`POST ${LIFECYCLE}/memberships/:documentId/member-access/withdraw`]: {
      parameters: () => ids.membership,
      good: () =>
        fc.record({ contactId: fc.constantFrom('1', '2', '3'), reason: fc.constant('Départ') }),
    },
    [`POST ${LIFECYCLE}/memberships/:documentId/notes`]: {
      parameters: () => ids.membership,
      good: () =>
        fc.record({
          text: fc.constant('Rappeler le secrétariat'),
          pinned: fc.boolean(),
          remindOn: fc.constantFrom(null, '2031-01-01'),
        }),
    },
    [`PUT ${LIFECYCLE}/notes/:id`]: {
      good: () =>
        fc.record({
          text: fc.constant('Rappeler le secrétariat'),
          remindOn: fc.constantFrom(null, '2031-01-01'),
        }),
    },
    [`DELETE ${LIFECYCLE}/notes/:id`]: { good: nothing },
    [`POST ${LIFECYCLE}/notes/:id/pin`]: { good: () => fc.record({ pinned: fc.boolean() }) },
    [`POST ${LIFECYCLE}/notes/:id/settle`]: { good: () => fc.record({ done: fc.boolean() }) },
    [`POST ${LIFECYCLE}/consents/:id/withdraw`]: {
      good: () => fc.record({ on: fc.constant('2024-01-01') }),
    },
    [`POST ${LIFECYCLE}/privacy/person/erase`]: {
      good: () =>
        fc.record({
          subject: fc.record({ email: fc.constant('nobody@example.org') }),
          papers: fc.constant([]),
          account: fc.boolean(),
          reason: fc.constant('Demande'),
          confirmation: fc.constant('nobody@example.org'),
          fingerprint: fc.constant('x'),
        }),
    },
    [`PUT ${LIFECYCLE}/privacy/settings`]: {
      good: () =>
        fc.record({
          months: fc.record({
            contacts: fc.constantFrom(null, 36),
            messages: fc.constant(null),
            papers: fc.constant(60),
            imports: fc.constant(12),
            applications: fc.constant(12),
          }),
          bases: fc.record({ contacts: fc.string() }),
        }),
    },
    [`POST ${LIFECYCLE}/privacy/retention/purge`]: {
      good: () => fc.record({ fingerprint: fc.constant('x') }),
    },
    [`PUT ${LIFECYCLE}/applications/settings`]: {
      good: () =>
        fc.record({
          consentTitle: fc.constantFrom('', 'Inconnu'),
          notify: fc.constantFrom('', 'adhesions@example.org'),
        }),
    },
    [`POST ${LIFECYCLE}/applications/:id/open`]: {
      parameters: () => ids.application,
      good: nothing,
    },
    [`POST ${LIFECYCLE}/applications/:id/attach`]: {
      parameters: () => ids.application,
      good: () => fc.record({ contacts: fc.constantFrom([], [0], [0, 1]) }),
    },
    [`POST ${LIFECYCLE}/applications/:id/reject`]: {
      parameters: () => ids.application,
      good: nothing,
    },
    [`POST ${LIFECYCLE}/members`]: { key: true, good: intake },
    [`PUT ${LIFECYCLE}/memberships/:documentId/organisation`]: {
      parameters: () => ids.membership,
      good: () =>
        fc.record({
          legalForm: fc.constantFrom('Commune', ''),
          address: addressOf,
          billingAddress: fc.option(addressOf),
          contacts: contactsOf,
          serviceCode: fc.constant(''),
          serviceCodeRequired: fc.boolean(),
          engagementRequired: fc.boolean(),
          serviceOrEngagementRequired: fc.boolean(),
          facturX: fc.boolean(),
          invoicesTo: fc.constantFrom('chorus-pro', 'platform', 'email-only'),
          electronicAddress: fc.constant(''),
          stamp: fc.constant('x'),
        }),
    },
    [`POST ${LIFECYCLE}/members/plan`]: { good: intake },
    [`POST ${LIFECYCLE}/bank/statements`]: { good: nothing },
    [`DELETE ${LIFECYCLE}/bank/statements/:id`]: { good: nothing },
    [`POST ${LIFECYCLE}/bank/sure`]: {
      good: () =>
        fc.record({
          lines: fc.array(fc.record({ id: fc.constantFrom(...ids.bankLine), version: fc.nat() }), {
            maxLength: 3,
          }),
        }),
    },
    [`POST ${LIFECYCLE}/bank/lines/:id/match`]: {
      parameters: () => ids.bankLine,
      good: () =>
        fc.record({
          parts: fc.array(
            fc.record({
              membershipId: fc.constantFrom(...ids.membership),
              amount: fc.integer({ min: 1, max: 100 }),
            }),
            { minLength: 1, maxLength: 2 },
          ),
          confirmed: fc.boolean(),
        }),
    },
    [`POST ${LIFECYCLE}/bank/lines/:id/aside`]: {
      parameters: () => ids.bankLine,
      good: () => fc.record({ reason: fc.constantFrom('not-dues', 'double', 'other') }),
    },
    [`POST ${LIFECYCLE}/bank/lines/:id/undo`]: {
      parameters: () => ids.bankLine,
      good: () => fc.record({ reason: fc.constant('Erreur') }),
    },
    [`POST ${LIFECYCLE}/imports`]: { good: nothing },
    [`PUT ${LIFECYCLE}/imports/:id`]: {
      parameters: () => ids.import,
      good: () =>
        fc.record({
          mapping: fc.dictionary(
            fc.constantFrom('organisation.name', 'term.tier', 'term.startsOn', 'term.endsOn'),
            fc.constantFrom('Nom', 'Formule', 'Du', 'Au'),
          ),
        }),
    },
    [`POST ${LIFECYCLE}/imports/:id/apply`]: {
      parameters: () => ids.import,
      good: () => fc.record({ fingerprint: fc.string() }),
    },
    [`DELETE ${LIFECYCLE}/imports/:id`]: { good: nothing },
    [`PUT ${LIFECYCLE}/onboarding`]: {
      good: () =>
        fc.record({
          acknowledged: fc.constantFrom(...ACKNOWLEDGED_STEPS),
          dismissed: fc.boolean(),
        }),
    },
    [`POST ${LIFECYCLE}/offers/:documentId/next-year`]: {
      parameters: () => ids.offer,
      good: nothing,
    },
    [`POST ${LIFECYCLE}/settings/workflows/:id/preview`]: {
      parameters: workflows,
      good: workflowInput,
    },
    [`POST ${LIFECYCLE}/settings/templates/:code/preview`]: {
      parameters: templateCodes,
      good: templateDraft,
    },
    [`POST ${LIFECYCLE}/settings/templates/:code/test`]: {
      parameters: templateCodes,
      good: async () =>
        fc
          .tuple(await templateDraft(), fc.constantFrom('fr', 'en'))
          .map(([draft, locale]) => ({ ...draft, locale })),
    },
    [`PUT ${LIFECYCLE}/settings/templates/:code`]: {
      parameters: templateCodes,
      good: templateInput,
    },
    [`PUT ${LIFECYCLE}/accounting/settings`]: {
      good: async () => {
        const { settings } = (await read('/accounting/settings')) as { settings: Json };
        return fc.constant(settings);
      },
    },
    [`POST ${LIFECYCLE}/accounting/closings`]: {
      good: async () => {
        const through = '2021-01-01';
        const plan = await read(`/accounting/closings/plan?through=${through}`);
        return fc.constant({ through, seal: (plan as { seal?: Json }).seal ?? 'x' });
      },
    },
    [`PUT ${LIFECYCLE}/settings/identity`]: {
      good: async () => {
        const { identity } = (await read('/settings/identity')) as { identity: Json };
        return fc.constant(identity);
      },
    },
    [`POST ${LIFECYCLE}/settings/workflows`]: { good: workflowCopy },
    [`DELETE ${LIFECYCLE}/settings/workflows/:id`]: { parameters: workflows, good: workflowCopy },
    [`PUT ${LIFECYCLE}/settings/workflows/:id`]: { parameters: workflows, good: workflowInput },
  };
};

/** What a form could send with each command of an assembly. */
export const assemblyInputs = ({
  today,
  ids,
}: Known): Record<AssemblyCommand, () => fc.Arbitrary<Json>> => {
  return {
    'freeze-roll': nothing,
    'correct-roll': () =>
      fc.record({
        membershipId: fc.constantFrom(...ids.membership),
        listing: fc.constantFrom('voting', 'attending', 'out'),
        votes: fc.nat(3),
        reason: fc.constant('Motif'),
      }),
    'choose-holder': () =>
      fc.record({ membershipId: fc.constantFrom(...ids.membership), name: fc.constant('Zoé') }),
    convene: () => fc.constant({ reason: 'Motif' }),
    'record-convocation': () => fc.constant({ convenedOn: today, how: 'Courrier' }),
    'give-proxy': () =>
      fc.record({
        giverId: fc.constantFrom(...ids.membership),
        holderId: fc.constantFrom(...ids.membership),
        givenOn: fc.constant(today),
      }),
    'revoke-proxy': () => fc.record({ proxyId: fc.constant(someId()), reason: fc.constant('x') }),
    'mark-attendance': () =>
      fc.record({
        membershipId: fc.constantFrom(...ids.membership),
        state: fc.constantFrom('present', 'absent', 'expected'),
      }),
    close: nothing,
    cancel: () => fc.constant({ reason: 'Motif' }),
    'convene-again': () => fc.constant({ heldOn: '2027-09-30' }),
  };
};
