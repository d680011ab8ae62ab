import fc from 'fast-check';

/** Values that a well-meaning form never sends, and a few that it does. */

export type Json = unknown;

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  'a\r\nBcc: x@example.org',
  '\ud800',
  '\u202e',
  '🏛️',
  'é'.repeat(300),
  'x'.repeat(70_000),
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  '0',
  '-1',
  '1e400',
  'NaN',
  "' OR 1=1 --",
  '%',
  '_%',
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  `a@${'a.'.repeat(30)}`,
  '{{ 7 | times: 7 }}',
  '{% for i in (1..1000000000) %}x{% endfor %}',
  '{% include "x" %}',
  '${7*7}',
  '2021-02-29',
  '0000-00-00',
  '9999-12-31',
  '-271821-04-19',
  '+275760-09-13',
  '2021-06-01T00:00:00Z',
  '2021-06-01',
  '12-31',
];

const NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.1,
  1.5,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  Number.MAX_VALUE,
  5e-324,
];

const deep = (depth: number): Json => {
  let value: Json = 'bottom';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

// Made once: each string of any characters maps all of Unicode, which takes longer than a request.
const HOSTILE: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...NUMBERS),
  fc.constantFrom<Json>(null, true, false, [], {}, [null], [[]], [{}], deep(60)),
  fc.constantFrom<Json>(
    { $ne: null },
    { connect: [{ documentId: 'x' }] },
    { toString: 1, valueOf: null },
    { length: 1e9 },
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

export const hostileValue = (): fc.Arbitrary<Json> => HOSTILE;

const isContainer = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null;

/** Every place in a value, as the keys that lead there. */
const placesOf = (value: Json, here: string[] = []): string[][] =>
  isContainer(value)
    ? Object.keys(value).flatMap((key) => [[...here, key], ...placesOf(value[key], [...here, key])])
    : [];

const changed = (value: Json, [key, ...rest]: string[], put: (container: Json) => void): Json => {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as never;
  if (rest.length === 0) put(copy);
  else copy[key] = changed(copy[key], rest, put) as never;
  return copy;
};

const KEYS = ['__proto__', 'constructor', 'id', 'documentId', 'unknown', 'toString', ''];

/** A good body with one to three things wrong in it, now and then with none. */
export const damaged = (good: Json): fc.Arbitrary<Json> => {
  const places = placesOf(good);
  if (places.length === 0) return hostileValue();
  const step = fc.record({
    place: fc.constantFrom(...places),
    how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add'),
    key: fc.constantFrom(...KEYS),
    value: hostileValue(),
  });
  return fc.array(step, { maxLength: 3 }).map((steps) =>
    steps.reduce<Json>((body, { place, how, key, value }) => {
      try {
        return changed(body, place, (container) => {
          const last = place[place.length - 1];
          const target = container as Record<string, Json>;
          if (how === 'remove') delete target[last];
          else if (how === 'replace') target[last] = value;
          else
            Object.defineProperty(target, key, {
              value,
              enumerable: true,
              configurable: true,
              writable: true,
            });
        });
      } catch {
        // An earlier step has already taken that place away.
        return body;
      }
    }, good),
  );
};

/** Bodies that are no JSON object at all, as they travel. */
export const RAW_BODIES: [type: string, body: string][] = [
  ['application/json', ''],
  ['application/json', '{'],
  ['application/json', 'nul'],
  ['application/json', '"text"'],
  ['application/json', 'null'],
  ['application/json', '[]'],
  ['application/json', '{"a":1e999}'],
  ['application/json', '{"reason":"\\u0000"}'],
  ['application/json', '{"reason":"\\ud800"}'],
  ['application/json', '{"__proto__":{"reason":"x"}}'],
  ['application/json', '{"reason":1,"reason":"x"}'],
  ['application/json', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['application/json', `{"reason":"${'x'.repeat(1_200_000)}"}`],
  ['application/json; charset=utf-7', '{}'],
  ['application/json; charset=nothing', '{"a":"é"}'],
  ['text/plain', 'reason=x'],
  ['application/x-www-form-urlencoded', 'reason=x&__proto__[a]=1&a[b][c][d]=1'],
  ['application/x-www-form-urlencoded', '%'],
  ['multipart/form-data', 'no boundary'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="reason"\r\n\r\nx\r\n--b--',
  ],
  ['application/xml', '<a/>'],
  ['nonsense', 'x'],
];
