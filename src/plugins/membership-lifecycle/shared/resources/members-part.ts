import type { Localised } from '../kernel/content-api';

/** The custom field that keeps what members alone read, on any content type. */
export const MEMBERS_PART = 'members-part';

/** The readers of a part: everybody, members of some tiers (no code: of any), or holders of a right. */
export type PartAccess =
  { kind: 'everyone' } | { kind: 'members'; tiers: string[] } | { kind: 'right'; benefit: string };

/** A file of a part, under the name with which it is downloaded. */
export interface PartFile {
  id: string;
  name: string;
}

/** The value of the field. Pictures of the body are files too: `![words](file:ID)`. */
export interface MembersPart {
  /** Markdown. */
  body: string;
  files: PartFile[];
  access: PartAccess;
}

/** The most of each. */
export const MOST_BODY = 200_000;
export const MOST_FILES = 50;
export const MOST_TIERS = 100;
export const MOST_FILE_NAME = 255;

/** GET /membership-lifecycle/members-parts/:uid/choices: what the form of a part chooses among. */
export interface PartChoices {
  tiers: { code: string; names: Localised }[];
  rights: { code: string; names: Localised }[];
  /** The most that a file may weigh, in bytes. */
  mostBytes: number;
  /** The endings that names of files may have, as `.pdf`. */
  endings: string[];
}

/** POST /membership-lifecycle/members-parts/:uid/files */
export interface KeptFile extends PartFile {
  mime: string;
  /** In bytes. */
  size: number;
}
