import { MEMBER_SPACE_REFUSALS } from './access/refusals/member-space';
import { DEPOSIT_REFUSALS } from './account/refusals/deposits';
import { ACCOUNTING_REFUSALS } from './accounting/refusals/accounting';
import { APPLICATION_REFUSALS } from './applications/refusals/applications';
import { ASSEMBLY_REFUSALS } from './assemblies/refusals/assembly';
import { BANK_REFUSALS } from './bank/refusals/bank';
import { OFFER_REFUSALS } from './catalogue/refusals/offers';
import { CORE_REFUSALS } from './core/refusals/memberships';
import { ENTITLEMENT_REFUSALS } from './entitlements/refusals/entitlements';
import { refusing, type RefusalText } from './kernel/errors';
import { BOUNDS_REFUSALS } from './kernel/refusals/bounds';
import { CONSENT_REFUSALS } from './membership/refusals/consents';
import { LEGAL_REFUSALS } from './membership/refusals/legal';
import { LIST_REFUSALS, MERGER_REFUSALS, UNDOING_REFUSALS } from './membership/refusals/mergers';
import { NOTE_REFUSALS } from './membership/refusals/notes';
import { SCHEDULED_REFUSALS } from './membership/refusals/scheduled';
import { MESSAGE_REFUSALS } from './messages/refusals/messages';
import { PARTICIPATION_REFUSALS } from './occasions/refusals/participation';
import { ATTESTATION_REFUSALS } from './papers/refusals/attestations';
import { INVOICE_REFUSALS } from './papers/refusals/invoice';
import { PAPER_REFUSALS } from './papers/refusals/papers';
import { PRIVACY_REFUSALS } from './privacy/refusals/privacy';
import { ANSWER_REFUSALS } from './renewals/refusals/answers';
import { RENEWAL_REFUSALS } from './renewals/refusals/renewals';
import { RESOURCE_REFUSALS } from './resources/refusals/resources';
import { SETTINGS_REFUSALS } from './settings/refusals/settings';
import { IMPORT_REFUSALS } from './transfer/refusals/imports';
import { EVENT_REFUSALS } from './webhooks/refusals/events';

const ALL = {
  ...ACCOUNTING_REFUSALS,
  ...ANSWER_REFUSALS,
  ...APPLICATION_REFUSALS,
  ...ASSEMBLY_REFUSALS,
  ...ATTESTATION_REFUSALS,
  ...BANK_REFUSALS,
  ...BOUNDS_REFUSALS,
  ...CONSENT_REFUSALS,
  ...CORE_REFUSALS,
  ...DEPOSIT_REFUSALS,
  ...ENTITLEMENT_REFUSALS,
  ...EVENT_REFUSALS,
  ...IMPORT_REFUSALS,
  ...INVOICE_REFUSALS,
  ...LEGAL_REFUSALS,
  ...LIST_REFUSALS,
  ...MEMBER_SPACE_REFUSALS,
  ...MERGER_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...NOTE_REFUSALS,
  ...OFFER_REFUSALS,
  ...PAPER_REFUSALS,
  ...PARTICIPATION_REFUSALS,
  ...PRIVACY_REFUSALS,
  ...RENEWAL_REFUSALS,
  ...RESOURCE_REFUSALS,
  ...SCHEDULED_REFUSALS,
  ...SETTINGS_REFUSALS,
  ...UNDOING_REFUSALS,
};

/** All refusals of the plugin; each part is in alphabetical order. */
export const REFUSALS: Record<string, RefusalText> = ALL;

/** Makes the error of a refusal, for code outside of the modules. */
export const refuse = refusing(ALL);
