import type { Actor, Day } from '../kernel/common';
import type { MemberPaperKind } from './member-papers';

/** A paper that a member gave. GET /membership-lifecycle/member-papers/:id/file answers its bytes. */
export interface MemberPaperView {
  id: string;
  kind: MemberPaperKind;
  /** Staff's title for it; null when the kind is enough. */
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
  kind: 'call' | 'credit-note' | 'receipt' | 'certificate' | 'copy';
  /** Name of the file; it says so when the call was cancelled since. */
  name: string;
  size: number;
  issuedOn: Day;
  /** A later edition replaces the one before; the first is 1. */
  edition: number;
  /** The end of a cancelled call; no credit note for one that was cancelled before there were any. */
  cancelled: { on: Day; creditNote: string | null } | null;
  issuedBy: Actor;
}

/** GET /membership-lifecycle/memberships/:documentId/member-papers */
export interface MemberPapers {
  papers: MemberPaperView[];
  /** The size limit of a file, in bytes. */
  mostBytes: number;
}

/** POST /membership-lifecycle/memberships/:documentId/member-papers */
export interface AddedPaper {
  paper: MemberPaperView;
  /** Whether the same file was filed before; it is then kept as it was. */
  known: boolean;
}
