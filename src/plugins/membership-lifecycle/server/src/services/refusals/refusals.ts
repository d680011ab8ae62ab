import { ANSWER_REFUSALS } from './answers';
import { APPLICATION_REFUSALS } from './applications';
import { ASSEMBLY_REFUSALS } from './assembly';
import { ATTESTATION_REFUSALS } from './attestations';
import { BOUNDS_REFUSALS } from './bounds';
import { COMMON_REFUSALS } from './common';
import { CONSENT_REFUSALS } from './consents';
import { DUES_REFUSALS } from './dues';
import { ENTITLEMENT_REFUSALS } from './entitlements';
import { EVENT_REFUSALS } from './events';
import { IMPORT_REFUSALS } from './imports';
import { INVOICE_REFUSALS } from './invoice';
import { MEMBER_SPACE_REFUSALS } from './member-space';
import { MEMBERSHIP_REFUSALS } from './memberships';
import { MERGER_REFUSALS } from './mergers';
import { MESSAGE_REFUSALS } from './messages';
import { OFFER_REFUSALS } from './offers';
import { PAPER_REFUSALS } from './papers';
import { PARTICIPATION_REFUSALS } from './participation';
import { PRIVACY_REFUSALS } from './privacy';
import { RENEWAL_REFUSALS } from './renewals';
import { SETTINGS_REFUSALS } from './settings';
import { WORKFLOW_REFUSALS } from './workflows';
import { refusing, type RefusalText } from '../../utils/errors';

const ALL = {
  ...ANSWER_REFUSALS,
  ...APPLICATION_REFUSALS,
  ...ASSEMBLY_REFUSALS,
  ...ATTESTATION_REFUSALS,
  ...BOUNDS_REFUSALS,
  ...COMMON_REFUSALS,
  ...CONSENT_REFUSALS,
  ...DUES_REFUSALS,
  ...ENTITLEMENT_REFUSALS,
  ...EVENT_REFUSALS,
  ...IMPORT_REFUSALS,
  ...INVOICE_REFUSALS,
  ...MEMBER_SPACE_REFUSALS,
  ...MEMBERSHIP_REFUSALS,
  ...MERGER_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...OFFER_REFUSALS,
  ...PAPER_REFUSALS,
  ...PARTICIPATION_REFUSALS,
  ...PRIVACY_REFUSALS,
  ...RENEWAL_REFUSALS,
  ...SETTINGS_REFUSALS,
  ...WORKFLOW_REFUSALS,
};

/** Every reason for which something is refused, as people read it. Each part is in alphabetical order. */
export const REFUSALS: Record<string, RefusalText> = ALL;

/** The error of a refusal, to be thrown, for what belongs to no module. */
export const refuse = refusing(ALL);
