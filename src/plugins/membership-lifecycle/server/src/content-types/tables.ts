import { APPLICATION_TABLE, USED_CHALLENGE_TABLE } from './application-tables';
import { ASSEMBLY_TABLE, VOTER_TABLE, PROXY_TABLE, CONVOCATION_TABLE } from './assembly-tables';
import { CONSENT_TEXT_TABLE, CONSENT_TABLE } from './consent-tables';
import { ENTITLEMENT_TABLE, ENTITLEMENT_PERSON_TABLE, USAGE_TABLE } from './counter-tables';
import { EVENT_TABLE, WEBHOOK_SECRET_TABLE } from './event-tables';
import { FORMER_IDENTITY_TABLE } from './former-identity-table';
import { IMPORT_TABLE } from './import-table';
import { RENEWAL_INVITATION_TABLE } from './invitation-table';
import { MEMBER_ACCESS_TABLE, ACCOUNT_LINK_TABLE } from './member-space-tables';
import { TERM_TABLE, DUES_TABLE, PAYMENT_TABLE } from './member-tables';
import { MESSAGE_TABLE, TEMPLATE_TABLE } from './message-tables';
import { PAPER_TABLE } from './paper-table';
import { OCCASION_TABLE, REGISTRATION_TABLE } from './participation-tables';
import {
  RENEWAL_TABLE,
  WORKFLOW_TABLE,
  EFFECT_TABLE,
  COMMAND_REQUEST_TABLE,
} from './renewal-tables';
import { RUN_TABLE } from './run-table';
import { ACTIVITY_TABLE, LEASE_TABLE, SEQUENCE_TABLE } from './shared-tables';
import type { Table } from './define-table';

/** Every table of the plugin. Rows name each other by document id, in plain columns. */
export const TABLES: readonly Table[] = [
  APPLICATION_TABLE,
  USED_CHALLENGE_TABLE,
  ASSEMBLY_TABLE,
  VOTER_TABLE,
  PROXY_TABLE,
  CONVOCATION_TABLE,
  CONSENT_TEXT_TABLE,
  CONSENT_TABLE,
  ENTITLEMENT_TABLE,
  ENTITLEMENT_PERSON_TABLE,
  USAGE_TABLE,
  EVENT_TABLE,
  WEBHOOK_SECRET_TABLE,
  FORMER_IDENTITY_TABLE,
  IMPORT_TABLE,
  RENEWAL_INVITATION_TABLE,
  MEMBER_ACCESS_TABLE,
  ACCOUNT_LINK_TABLE,
  TERM_TABLE,
  DUES_TABLE,
  PAYMENT_TABLE,
  MESSAGE_TABLE,
  TEMPLATE_TABLE,
  PAPER_TABLE,
  OCCASION_TABLE,
  REGISTRATION_TABLE,
  RENEWAL_TABLE,
  WORKFLOW_TABLE,
  EFFECT_TABLE,
  COMMAND_REQUEST_TABLE,
  RUN_TABLE,
  ACTIVITY_TABLE,
  LEASE_TABLE,
  SEQUENCE_TABLE,
];
