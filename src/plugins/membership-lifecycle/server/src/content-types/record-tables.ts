import { FORMER_IDENTITY_TABLE } from './former-identity-table';
import { PAPER_TABLE } from './paper-table';

/** What is kept of the past as it was: who bodies were, and the papers that were issued. */
export const RECORD_TABLES = { 'former-identity': FORMER_IDENTITY_TABLE, paper: PAPER_TABLE };
