import { Unmakable } from '../kernel/workers/task';

/** Why a paper or a sheet cannot be drawn. */
export type PaperFault =
  | { kind: 'unwritable'; character: string }
  | { kind: 'too-long'; lines: number }
  | { kind: 'logo' };

/** The error of a paper that cannot be drawn. */
export const undrawable = (fault: PaperFault): Unmakable<PaperFault> => new Unmakable(fault);

/** Why a paper could not be drawn; null for other errors. */
export const faultIn = (error: unknown): PaperFault | null =>
  error instanceof Unmakable ? (error.fault as PaperFault) : null;
