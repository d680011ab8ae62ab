import { UnreadableFile } from '../../kernel/reading/unreadable';
import type { IMPORT_REFUSALS } from '../refusals/imports';

/** Why a file of an import cannot be read. */
export class Unreadable extends UnreadableFile<keyof typeof IMPORT_REFUSALS> {}
