import { errors } from '@strapi/utils';
import { typeset } from './rules/typography';
import type { Localised } from './rules/values';

/**
 * A reason as people read it. `{x}` is filled from the details; `status` is the HTTP status, 409 unless it says
 * otherwise.
 */
export interface RefusalText {
  status?: 400 | 404 | 409 | 410 | 411 | 413 | 422 | 429 | 503 | 507;
  fr: string;
  en: string;
}

const NAMES: Record<number, string> = {
  400: 'ValidationError',
  404: 'NotFoundError',
  409: 'ConflictError',
  410: 'GoneError',
  411: 'LengthRequiredError',
  413: 'PayloadTooLargeError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
  503: 'ServiceUnavailableError',
  507: 'InsufficientStorageError',
};

/** A refused value of a form, as `refuseFields` puts it among the details. */
interface FieldRefusal {
  message: string;
  text: Localised;
}

/** What was refused, why, and under which HTTP status; made by `refuse` only. */
export class RefusalError extends Error {
  readonly expose = true;
  readonly statusCode: number;

  constructor(
    readonly status: number,
    readonly reason: string,
    readonly text: Localised,
    readonly details: Record<string, unknown>,
  ) {
    super(text.fr);
    this.name = NAMES[status] ?? 'ApplicationError';
    this.statusCode = status;
  }

  /** The same refusal, its message and those of its fields said in one language. */
  in(locale: keyof Localised): RefusalError {
    const errors = (this.details.errors as FieldRefusal[] | undefined)?.map((field) => ({
      ...field,
      message: field.text[locale],
    }));
    const details = errors ? { ...this.details, errors } : this.details;
    const said = new RefusalError(this.status, this.reason, this.text, details);
    said.message = this.text[locale];
    return said;
  }
}

// Strapi answers an ApplicationError with 400 and an HttpError with its own status; HttpError is
// abstract, so it can be neither built nor extended in the ordinary way.
Object.setPrototypeOf(RefusalError.prototype, errors.HttpError.prototype as object);

const fill = (text: string, details: Record<string, unknown>, lang: keyof Localised): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    if (!(name in details)) return hole;
    const value = details[name];
    // What is said differently in each language is given as both.
    return String(value && typeof value === 'object' ? (value as Localised)[lang] : value);
  });

const made = (
  reason: string,
  { status = 409, fr, en }: RefusalText,
  details: Record<string, unknown>,
): RefusalError => {
  const text = { fr: fill(typeset(fr), details, 'fr'), en: fill(en, details, 'en') };
  return new RefusalError(status, reason, text, { ...details, reason, text });
};

/**
 * What makes the errors of a module's refusals, to be thrown: `throw refuse('exhausted', { used, granted })`.
 * Strapi answers one as `{ error: { status, name, message, details: { reason, text, … } } }`. A reason that
 * `texts` does not have does not compile.
 */
export const refusing =
  <Texts extends Record<string, RefusalText>>(texts: Texts) =>
  (reason: keyof Texts & string, details: Record<string, unknown> = {}): RefusalError =>
    made(reason, texts[reason], details);
