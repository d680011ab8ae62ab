import type { Day, Localised } from '../kernel/common';
import type { CommandPlan } from '../membership/command-plan';
import type { IdentityForm, StoredForm } from '../membership/organisation';
import type { RecognisedBy } from './applications';

/** The form by which a member enters. */

/**
 * POST /membership-lifecycle/members/plan, and with `CommandAgreement` …/members. Days that are left out are the empty text:
 * the application is then of today, and so are the decision and the start.
 */
export interface IntakeInput {
  organisation: IdentityForm & {
    /** Null for an organisation that is new. */
    documentId: string | null;
    /** The stamp with which an existing organisation was opened. */
    stamp: string | null;
  };
  /** The candidate of an application, which is registered already; null for a new one. */
  membershipId: string | null;
  tier: string;
  appliedOn: Day | '';
  /** Null to leave the decision for later. */
  approval: { decidedOn: Day | ''; startsOn: Day | '' } | null;
  /** Null to issue the call for dues later. */
  call: { dueOn: Day | ''; engagementNumber: string; serviceCode: string } | null;
}

/** A refused value, by its place in the form. */
export interface IntakeProblem {
  path: string;
  reason: string;
  text: Localised;
}

/** The plan of saving the form, and all its refusals. */
export interface IntakePlan {
  problems: IntakeProblem[];
  /** The day on which it would be saved. */
  today: Day;
  /** Null while the tier is missing, or when a command is refused. */
  plan: CommandPlan | null;
}

/** The answer of the form that was saved. */
export interface IntakeTaken {
  documentId: string;
}

/** GET /membership-lifecycle/members/alike?name=&siret= */
export interface AlikeBody {
  organisationId: string;
  name: string;
  siret: string | null;
  city: string | null;
  postalCode: string | null;
  by: RecognisedBy | 'alike';
  /** Null for an organisation that never applied. */
  membership: { documentId: string; reference: string; status: string } | null;
}

/** GET /membership-lifecycle/members/organisations/:id */
export interface IntakeOrganisation extends StoredForm {
  membershipId: string | null;
}
