import type { Day } from '../kernel/common';

/** A former identity of a member: another name or number, or a merged body. */
export interface FormerIdentityView {
  id: string;
  cause: 'change' | 'merger';
  name: string;
  siret: string | null;
  until: Day;
  reason: string | null;
  /** The merged membership, which still has the terms that were not moved. */
  membershipId: string | null;
}

/** The membership into which one was merged. */
export interface MergedIntoView {
  documentId: string;
  reference: string;
  organisation: string;
  on: Day;
}
