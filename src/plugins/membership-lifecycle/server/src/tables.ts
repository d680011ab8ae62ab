import { MEMBER_ACCESS_TABLE, ACCOUNT_LINK_TABLE } from './access/tables/member-space';
import { CLOSED_LINE_TABLE, CLOSING_TABLE } from './accounting/tables/closing';
import { APPLICATION_TABLE, USED_CHALLENGE_TABLE } from './applications/tables/application';
import {
  ASSEMBLY_TABLE,
  VOTER_TABLE,
  PROXY_TABLE,
  CONVOCATION_TABLE,
} from './assemblies/tables/assembly';
import { BANK_LINE_TABLE, BANK_MATCH_TABLE, BANK_STATEMENT_TABLE } from './bank/tables/bank';
import { ENTITLEMENT_TABLE, ENTITLEMENT_PERSON_TABLE, USAGE_TABLE } from './core/tables/counter';
import { DEPOSIT_TABLE } from './core/tables/deposit';
import { FORMER_IDENTITY_TABLE } from './core/tables/former-identity';
import { TERM_TABLE, DUES_TABLE, CREDIT_NOTE_TABLE, PAYMENT_TABLE } from './core/tables/member';
import { PAPER_TABLE } from './core/tables/paper';
import {
  RENEWAL_TABLE,
  WORKFLOW_TABLE,
  EFFECT_TABLE,
  COMMAND_REQUEST_TABLE,
} from './core/tables/renewal';
import type { Table } from './kernel/tables/define';
import { ACTIVITY_TABLE, LEASE_TABLE, SEQUENCE_TABLE } from './kernel/tables/shared';
import { CONSENT_TEXT_TABLE, CONSENT_TABLE } from './membership/tables/consent';
import { MERGER_RECORD_TABLE } from './membership/tables/merger-record';
import { NOTE_TABLE } from './membership/tables/note';
import { SCHEDULED_COMMAND_TABLE } from './membership/tables/scheduled-command';
import { MESSAGE_TABLE, TEMPLATE_TABLE } from './messages/tables/message';
import { OCCASION_TABLE, REGISTRATION_TABLE } from './occasions/tables/participation';
import { RENEWAL_INVITATION_TABLE } from './renewals/tables/invitation';
import { RUN_TABLE } from './renewals/tables/run';
import { CONTENT_FILE_TABLE } from './resources/tables/content-file';
import { IMPORT_TABLE } from './transfer/tables/import';
import { EVENT_TABLE, WEBHOOK_SECRET_TABLE } from './webhooks/tables/event';

/** Every table of the plugin. Rows name each other by document id, in plain columns. */
export const TABLES: readonly Table[] = [
  APPLICATION_TABLE,
  USED_CHALLENGE_TABLE,
  ASSEMBLY_TABLE,
  VOTER_TABLE,
  PROXY_TABLE,
  CONVOCATION_TABLE,
  BANK_STATEMENT_TABLE,
  BANK_LINE_TABLE,
  BANK_MATCH_TABLE,
  CLOSING_TABLE,
  CLOSED_LINE_TABLE,
  CONSENT_TEXT_TABLE,
  CONSENT_TABLE,
  CONTENT_FILE_TABLE,
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
  CREDIT_NOTE_TABLE,
  DEPOSIT_TABLE,
  PAYMENT_TABLE,
  MERGER_RECORD_TABLE,
  MESSAGE_TABLE,
  TEMPLATE_TABLE,
  NOTE_TABLE,
  PAPER_TABLE,
  OCCASION_TABLE,
  REGISTRATION_TABLE,
  SCHEDULED_COMMAND_TABLE,
  RENEWAL_TABLE,
  WORKFLOW_TABLE,
  EFFECT_TABLE,
  COMMAND_REQUEST_TABLE,
  RUN_TABLE,
  ACTIVITY_TABLE,
  LEASE_TABLE,
  SEQUENCE_TABLE,
];
