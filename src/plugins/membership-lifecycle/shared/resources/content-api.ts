import type { Day, Instant, PublicPicture, Whole } from '../kernel/content-api';

/** Why a part is open or closed to who asks. */
export type PartReason =
  /** It is for everybody, or there is none. */
  | 'everyone'
  /** Open, by a membership of who asks. */
  | 'member'
  /** The reader is not signed in, and no member was named. */
  | 'sign-in'
  /** The account opens no membership. */
  | 'no-membership'
  /** Their membership is not active today. */
  | 'not-active'
  /** They are of another tier. */
  | 'other-tier'
  /** They do not hold the right today. */
  | 'not-granted'
  /** The stored part cannot be read: it is closed to all. */
  | 'unreadable';

/** The readers of the part, with names in the language of the answer. */
export interface PartReaders {
  kind: 'everyone' | 'members' | 'right';
  /** The tiers whose members read it; empty for those of any tier. */
  tiers: string[];
  /** The right whose holders read it; null for another kind. */
  benefit: string | null;
}

/** Whether who asks reads the part for members. */
export interface PartAnswer {
  access: PartReaders;
  allowed: boolean;
  because: { reason: PartReason; text: string };
}

/** A file for members. */
export interface MemberFile {
  id: string;
  name: string;
  /** In bytes. */
  size: Whole;
  mime: string;
  /** Where to download it, below the address of this server, until `MemberPart.until`: ask again afterwards. */
  url: string;
}

/** The part for members, to who may read it. */
export interface MemberPart {
  /** Markdown; its pictures have addresses that end as those of the files do. */
  body: string;
  /**
   * The same as HTML, without tags of its author. Its pictures and files have addresses of this server: a page of
   * another puts this server's before each `src="/` and `href="/`. Headings are `h3` and lower.
   */
  html: string;
  files: MemberFile[];
  /** When the addresses of files and pictures end. */
  until: Instant;
}

/**
 * A published resource in one language, in French where it is not translated. GET
 * /api/resources?locale=&search=&topic=&page=&pageSize=&membership=
 */
export interface PublicResource extends PartAnswer {
  documentId: string;
  updatedAt: Instant;
  title: string;
  summary: string | null;
  picture: PublicPicture | null;
  topics: string[];
  /** The programme that it comes from. */
  programme: string | null;
  /** The language in which it is written. */
  language: 'fr' | 'en' | 'other' | null;
  publishedOn: Day | null;
}

/** GET /api/resources/:documentId */
export interface WholeResource extends PublicResource {
  /** Whether this reading is a use of the member’s right. */
  recorded: boolean;
  /** Null without one, and to who may not read it. */
  part: MemberPart | null;
}

/** GET /api/members-parts/:type?documentId=a&documentId=b&locale=&membership= */
export interface DocumentPart extends PartAnswer {
  documentId: string;
  /** Whether this reading is a use of the member’s right. */
  recorded: boolean;
  /** Null without one, and to who may not read it. */
  part: MemberPart | null;
}
