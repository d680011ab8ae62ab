import type { Actor, Day } from '../kernel/common';

/** A note of staff on a member. GET /membership-lifecycle/memberships/:documentId/notes */
export interface NoteView {
  id: string;
  /** Counts the changes; sent back with each, which refuses when somebody was faster. */
  version: number;
  text: string;
  /** Pinned notes come first. */
  pinned: boolean;
  /** The day on which the note is shown to staff again; null without one. */
  remindOn: Day | null;
  /** The day on which the reminder was ticked off; null while it stands. */
  doneOn: Day | null;
  doneBy: Actor | null;
  writtenBy: Actor;
  writtenAt: string;
  /** When its text or its day was changed last; null for one that never was. */
  changedAt: string | null;
  /** Whether the reader wrote it, and may change its text and its day. */
  mine: boolean;
}

/** POST /membership-lifecycle/memberships/:documentId/notes */
export interface NoteInput {
  text: string;
  pinned: boolean;
  remindOn: Day | null;
}

/** PUT /membership-lifecycle/notes/:id, with the version in `If-Match` */
export type NoteChange = Pick<NoteInput, 'text' | 'remindOn'>;

/** The details of `note-changed-meanwhile`: the note as somebody else left it. */
export interface NoteChanged {
  version: number;
  says: string;
  remindOn: Day | null;
}
