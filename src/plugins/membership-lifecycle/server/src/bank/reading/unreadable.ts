import { UnreadableFile } from '../../kernel/reading/unreadable';
import type { BankReason } from '../refusals/bank';

/** Why a statement cannot be read. */
export class Unreadable extends UnreadableFile<BankReason> {}
