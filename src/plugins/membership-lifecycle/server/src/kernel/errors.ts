import { errors } from '@strapi/utils';
import { typeset } from './rules/typography';
import type { Localised } from './rules/values';
import { inWords } from './texts/format';

/** The text of a reason. `{x}` is filled from the details, a day written out; the HTTP status is 409 unless given. */
export interface RefusalText {
  status?: 400 | 403 | 404 | 409 | 410 | 411 | 413 | 415 | 422 | 429 | 503 | 507;
  fr: string;
  en: string;
}

const NAMES: Record<number, string> = {
  400: 'ValidationError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  410: 'GoneError',
  411: 'LengthRequiredError',
  413: 'PayloadTooLargeError',
  415: 'UnsupportedMediaTypeError',
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

/** A refusal: its reason, its text and its HTTP status; made by `refuse` only. */
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

  /** The same refusal, with its message and those of its fields in one language. */
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

// Strapi uses an error's own status only for an HttpError, which is abstract: the prototype is set
// here because the class can be neither built nor extended.
Object.setPrototypeOf(RefusalError.prototype, errors.HttpError.prototype as object);

const fill = (text: string, details: Record<string, unknown>, lang: keyof Localised): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) =>
    name in details ? inWords(details[name], lang) : hole,
  );

const made = (
  reason: string,
  { status = 409, fr, en }: RefusalText,
  details: Record<string, unknown>,
): RefusalError => {
  const text = { fr: fill(typeset(fr), details, 'fr'), en: fill(en, details, 'en') };
  return new RefusalError(status, reason, text, { ...details, reason, text });
};

/**
 * Returns the function that makes the errors of a module's refusals: `throw refuse('exhausted', {
 * used, granted })`. Strapi answers such an error as `{ error: { status, name, message, details: {
 * reason, text, … } } }`. A reason that is not a key of `texts` does not compile.
 */
export const refusing =
  <Texts extends Record<string, RefusalText>>(texts: Texts) =>
  (reason: keyof Texts & string, details: Record<string, unknown> = {}): RefusalError =>
    made(reason, texts[reason], details);
