import type { AnySchema } from 'yup';
import type { Localised } from '../../../../shared/kernel/content-api';

/** JSON Schema of 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

export type Tag =
  | 'offers'
  | 'applications'
  | 'renewals'
  | 'account'
  | 'me'
  | 'entitlements'
  | 'occasions'
  | 'resources';

/**
 * Those who may call: anybody, a member's user (JWT), a front-end's server (API token), or anybody,
 * with more for the other two.
 */
export type Access = 'public' | 'user' | 'token' | 'public-or-more';

/** A successful answer. Types are names of `shared/<module>/content-api`. */
export type Answer = { status?: 200 | 201 | 202; description?: string } & (
  | { data: string }
  | { list: string }
  | { page: string }
  /** A body without the envelope, in a format defined elsewhere. */
  | { bare: string }
  | { file: 'application/pdf' | 'text/calendar' | '*/*' }
);

/** A body: the schema that checks it, and the type whose comments describe its fields. */
export interface Input {
  schema: AnySchema;
  type?: string;
  example: Record<string, unknown>;
}

/** One call of the content API, for the OpenAPI document. */
export interface ApiCall {
  /** As Strapi lists it: `POST /api/entitlements/usages/:id/reverse`. */
  route: string;
  /** Its name in generated clients; never changed. */
  id: string;
  tag: Tag;
  access: Access;
  summary: Localised;
  description?: string;
  /** A description of each parameter in the path. */
  path?: Record<string, string>;
  query?: { schema: AnySchema; about: Record<string, string> };
  body?: Input;
  /** Names of PDF files; the call then also takes its fields as a form. */
  files?: string[];
  /** Requires the `Idempotency-Key` header; a repeated key gets the first answer again. */
  idempotent?: boolean;
  /** Requires the `If-Match` header with the version that was read. */
  versioned?: boolean;
  /** Answers 429 when too many requests come from one address. */
  limited?: boolean;
  /** Answered from memory with an ETag: 304 for a reader who has that version. */
  cached?: boolean;
  answer: Answer;
  /** `data` of a real answer. */
  example?: unknown;
  /**
   * Descriptions of statuses answered without a reason, as Strapi's own calls do; such a call also
   * checks its body itself.
   */
  plain?: Record<number, string>;
  /** Every reason for a refusal, except those implied by the access and the body. */
  refusals: readonly string[];
}
