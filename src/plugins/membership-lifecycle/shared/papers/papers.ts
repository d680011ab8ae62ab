import type { Actor, Day } from '../kernel/common';
import type { MemberPaperKind } from './member-papers';

/** A paper that a member gave. GET /membership-lifecycle/member-papers/:id/file answers its bytes. */
export interface MemberPaperView {
  id: string;
  kind: MemberPaperKind;
  /** What staff call it; null when its kind says enough. */
  title: string | null;
  /** Name of the file. */
  name: string;
  size: number;
  /** The day that is written on it. */
  documentOn: Day | null;
  renewalId: string | null;
  addedBy: Actor;
  addedAt: string;
}

/** A paper that the association issued. GET /membership-lifecycle/papers/:id/file answers its bytes. */
export interface IssuedPaperView {
  id: string;
  kind: string;
  name: string;
  size: number;
  issuedOn: Day;
  /** Above 1, it replaces an earlier one. */
  edition: number;
  issuedBy: Actor;
}

/** GET /membership-lifecycle/memberships/:documentId/member-papers */
export interface MemberPapers {
  papers: MemberPaperView[];
  /** The most that a file may weigh, in bytes. */
  mostBytes: number;
}

/** POST /membership-lifecycle/memberships/:documentId/member-papers */
export interface AddedPaper {
  paper: MemberPaperView;
  /** The same file was there already: it is kept once, as it was filed. */
  known: boolean;
}
