import type { AnySchema } from 'yup';
import type { Localised } from '../../../../shared/kernel/content-api';

/** JSON Schema of 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

export type Tag =
  'offers' | 'applications' | 'renewals' | 'account' | 'me' | 'entitlements' | 'occasions';

/** Who may call: anybody, a member's user (JWT), or a front-end's server (API token). */
export type Access = 'public' | 'user' | 'token';

/** What a call answers when it does what it was asked. Types are names of `shared/<module>/content-api`. */
export type Answer = { status?: 200 | 201 | 202; description?: string } & (
  | { data: string }
  | { list: string }
  | { page: string }
  /** A body of another's making, without the envelope. */
  | { bare: string }
  | { file: 'application/pdf' | 'text/calendar' }
);

/** A body: the schema that checks it, and the type whose docstrings say what its fields mean. */
export interface Input {
  schema: AnySchema;
  type?: string;
  example: Record<string, unknown>;
}

/** One call of the content API, as its document tells it. */
export interface ApiCall {
  /** As Strapi lists it: `POST /api/entitlements/usages/:id/reverse`. */
  route: string;
  /** Its name in generated clients, for ever. */
  id: string;
  tag: Tag;
  access: Access;
  summary: Localised;
  description?: string;
  /** What each parameter of the path names. */
  path?: Record<string, string>;
  query?: { schema: AnySchema; about: Record<string, string> };
  body?: Input;
  /** The same fields sent as a form, with files (PDF) of these names. */
  files?: string[];
  /** It asks for the header `Idempotency-Key`, and the same key gets the first answer again. */
  idempotent?: boolean;
  /** It asks for the header `If-Match`, with the version that was read. */
  versioned?: boolean;
  /** It answers 429 when too many come from one address. */
  limited?: boolean;
  /** It answers from memory, with an ETag: 304 to who has it already. */
  cached?: boolean;
  answer: Answer;
  /** `data` of a real answer. */
  example?: unknown;
  /**
   * What the statuses mean that it answers without a reason, as calls do that are Strapi's own; it
   * checks its body by itself then.
   */
  plain?: Record<number, string>;
  /** Every reason with which it refuses, but those that come with its access and its body. */
  refusals: readonly string[];
}
