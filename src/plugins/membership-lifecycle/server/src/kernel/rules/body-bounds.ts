import type { BOUNDS_REFUSALS } from '../refusals/bounds';
import type { Bounds, QueryBounds } from './entrances';

/** Checks requests against bounds. Without recursion: a body may be nested arbitrarily deep. */

/** The reason of a refusal with its details. */
export interface OutOfBounds {
  reason: keyof typeof BOUNDS_REFUSALS;
  details: Record<string, unknown>;
}

const outOf = (
  reason: OutOfBounds['reason'],
  details: OutOfBounds['details'] = {},
): OutOfBounds => ({
  reason,
  details,
});

const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((sign) => sign.charCodeAt(0));
const OPENING = new Set(['{', '['].map((sign) => sign.charCodeAt(0)));
const CLOSING = new Set(['}', ']'].map((sign) => sign.charCodeAt(0)));

/**
 * Checks the nesting and size of JSON while it arrives, before it is parsed. A part may end inside
 * a character: in UTF-8, no byte of a longer character equals a JSON sign.
 */
export const createShapeCheck = ({ depth, values }: Bounds) => {
  let level = 0;
  let count = 0;
  let inText = false;
  let escaped = false;

  const read = (byte: number): OutOfBounds | null => {
    if (byte === COMMA || OPENING.has(byte)) count += 1;
    if (OPENING.has(byte)) level += 1;
    else if (CLOSING.has(byte)) level -= 1;
    else if (byte === QUOTE) inText = true;
    if (level > depth) return outOf('body-too-deep', { most: depth });
    return count > values ? outOf('body-too-wide', { most: values }) : null;
  };

  const readText = (byte: number): void => {
    if (escaped) escaped = false;
    else if (byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) inText = false;
  };

  return (bytes: Uint8Array): OutOfBounds | null => {
    for (let index = 0; index < bytes.length; index += 1) {
      if (inText) readText(bytes[index]);
      else {
        const fault = read(bytes[index]);
        if (fault) return fault;
      }
    }
    return null;
  };
};

/**
 * A value in a body, with its name and the place that contains it. `mayBeJson`: a text there may be
 * JSON, which is parsed later.
 */
interface Place {
  value: unknown;
  name: string;
  within: Place | null;
  mayBeJson: boolean;
}

const MOST_SHOWN = 60;

const pathOf = (place: Place): string[] => {
  const path: string[] = [];
  for (let at: Place | null = place; at?.within; at = at.within) {
    path.unshift(at.name.slice(0, MOST_SHOWN));
  }
  return path;
};

/** Names that change the prototype when an object is copied. */
const isPoison = (name: string, value: unknown): boolean =>
  name === '__proto__' ||
  (name === 'constructor' &&
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'prototype'));

const isJson = (text: string): boolean => /^\s*[{[]/.test(text);

/** The value of a place. A text of JSON is parsed, as its reader will, after its shape was checked. */
const heldAt = (
  { value, mayBeJson }: Place,
  bounds: Bounds,
): { fault: OutOfBounds } | { value: unknown } => {
  if (!mayBeJson || typeof value !== 'string' || !isJson(value)) return { value };
  const fault = createShapeCheck(bounds)(new TextEncoder().encode(value));
  if (fault) return { fault };
  try {
    return { value: JSON.parse(value) };
  } catch {
    return { value };
  }
};

const faultIn = (body: unknown, bounds: Bounds, mayBeJson: boolean): OutOfBounds | null => {
  const { text, values } = bounds;
  if (typeof body !== 'object' || body === null) return outOf('unreadable-body');
  const left: Place[] = [{ value: body, name: '', within: null, mayBeJson }];
  let count = 0;
  for (let place = left.pop(); place; place = left.pop()) {
    const held = heldAt(place, bounds);
    if ('fault' in held) return held.fault;
    const { value } = held;
    const { name } = place;
    const longest = typeof value === 'string' ? Math.max(value.length, name.length) : name.length;
    if (longest > text) return outOf('text-too-long', { path: pathOf(place), most: text });
    if (isPoison(name, value)) return outOf('unreadable-body');
    if (typeof value !== 'object' || value === null) continue;
    const isOfForm = place.mayBeJson && value === place.value;
    for (const [inner, one] of Object.entries(value)) {
      count += 1;
      if (count > values) return outOf('body-too-wide', { most: values });
      left.push({ value: one, name: inner, within: place, mayBeJson: isOfForm });
    }
  }
  return null;
};

/**
 * Why a parsed body is refused: a text that is too long, an unsafe field name; null when it is
 * fine.
 */
export const bodyFault = (body: unknown, bounds: Bounds): OutOfBounds | null =>
  faultIn(body, bounds, false);

/** The same for the fields of a form; fields of JSON are parsed and checked too. */
export const formFault = (fields: unknown, bounds: Bounds): OutOfBounds | null =>
  faultIn(fields, bounds, true);

/** Splits a parameter as Strapi's parser does: at the first `]=`, else at the first `=`. */
const cut = (parameter: string): { name: string; value: string } => {
  const bracket = parameter.search(/(\]|%5d)=/i);
  const end = parameter.indexOf('=', Math.max(bracket, 0));
  if (end < 0) return { name: parameter, value: '' };
  return { name: parameter.slice(0, end), value: parameter.slice(end + 1) };
};

const BRACKETS = /\[|%5b/gi;
/** The most characters of a value under a path (`filters[name][$eq]`), which a column is compared with. */
const MOST_COMPARED = 1_000;
const signsIn = (value: string): number => value.replace(/%[\da-f]{2}/gi, 'x').length;

const parameterFault = (parameter: string, { depth }: QueryBounds): OutOfBounds | null => {
  const { name, value } = cut(parameter);
  const levels = (name.match(BRACKETS) ?? []).length;
  if (levels > depth) return outOf('query-too-deep', { most: depth });
  const isTooLong = levels > 0 && signsIn(value) > MOST_COMPARED;
  return isTooLong ? outOf('query-too-long', { most: MOST_COMPARED }) : null;
};

/** Why a query string is refused, checked as text before it is parsed; null when it is fine. */
export const queryFault = (query: string, most: QueryBounds): OutOfBounds | null => {
  if (query.length > most.characters) return outOf('query-too-long', { most: most.characters });
  const parameters = query.split('&');
  if (parameters.length > most.parameters) {
    return outOf('query-too-wide', { most: most.parameters });
  }
  for (const parameter of parameters) {
    const fault = parameterFault(parameter, most);
    if (fault) return fault;
  }
  return null;
};
