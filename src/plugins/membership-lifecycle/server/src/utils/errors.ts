import { errors } from '@strapi/utils';
import type { Localised } from '../domain/values';
import { typeset } from '../domain/typography';
import { REFUSALS } from '../services/refusals/refusals';

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

/**
 * The error of a refusal, to be thrown: `throw refuse('exhausted', { used, granted })`.
 * Strapi answers it as `{ error: { status, name, message, details: { reason, text, … } } }`, with
 * the status and the texts that `services/refusals/refusals.ts` gives to the reason; 409 by default.
 */
export const refuse = (reason: string, details: Record<string, unknown> = {}): RefusalError => {
  const { status = 409, fr, en } = REFUSALS[reason] ?? { fr: reason, en: reason };
  const text = { fr: fill(typeset(fr), details, 'fr'), en: fill(en, details, 'en') };
  return new RefusalError(status, reason, text, { ...details, reason, text });
};
