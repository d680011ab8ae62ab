/** Inputs of several kinds, each made in a given size: they show how the work of a route grows. */
import { Blob, Buffer } from 'node:buffer';
import { URLSearchParams } from 'node:url';

const FIELDS = [
  ...['email', 'identifier', 'password', 'code', 'name', 'title', 'reason', 'search', 'siret'],
  ...['membershipIds', 'documentIds', 'contacts', 'permissions', 'data', 'url', 'on', 'html'],
];
const REPEATED = ['a.', 'a', ' ', '.', '-', '*a', '[', '<a', '{{', '.pdf', '1', '\n', '"', '["', '**a'];

const textOf = (part, size) => `a@${part.repeat(Math.ceil(size / part.length))}!`;
const nested = (size) => `${'['.repeat(size)}${']'.repeat(size)}`;
const keyed = (size, value) =>
  JSON.stringify(Object.fromEntries([...Array(size).keys()].map((key) => [`key${key}`, value])));

const asJson = (makers) =>
  Object.fromEntries(
    Object.entries(makers).map(([kind, make]) => [
      kind,
      (size) => ({ body: make(size), headers: { 'content-type': 'application/json' } }),
    ]),
  );

/** Texts in fields, lists, unknown fields, nesting. */
const BODIES = asJson({
  ...Object.fromEntries(
    REPEATED.map((part) => [
      `texts of ${JSON.stringify(part)}`,
      (size) => JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, textOf(part, size)]))),
    ]),
  ),
  lists: (size) =>
    JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, Array(size).fill('x')]))),
  'unknown fields': (size) => keyed(size, 1),
  depth: (size) => `{"data":${nested(Math.min(size, 400_000))}}`,
});

/** A picture that is named a paper: read as what it is, and refused before it is kept. */
const FILE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const formOf = (fields) => {
  const form = new globalThis.FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const name of ['file', 'files']) form.append(name, new Blob([FILE], { type: 'image/png' }), 'x.pdf');
  return { body: form, headers: {} };
};
const inForm = (value) => formOf(['fileInfo', 'name', 'data'].map((name) => [name, value]));

const FORMS = {
  'a form of texts': (size) => inForm(textOf('a.', size)),
  'a form of many fields': (size) => formOf([...Array(size).keys()].map((at) => [`k[${at}]`, 'x'])),
  'a form of lists': (size) => inForm(JSON.stringify(Array(size).fill('x'))),
  'a form of depth': (size) => inForm(nested(size)),
  'a form of texts in JSON': (size) => inForm(JSON.stringify({ name: textOf('<a', size) })),
};

const SEARCHED = ['search', '_q', 'sort', 'locale', 'filters[name][$containsi]', 'from', 'status', 'at'];

const asQuery = (makers) =>
  Object.fromEntries(
    Object.entries(makers).map(([kind, make]) => [kind, (size) => ({ query: make(size), headers: {} })]),
  );

const QUERIES = asQuery({
  ...Object.fromEntries(
    REPEATED.map((part) => [
      `texts of ${JSON.stringify(part)}`,
      (size) => {
        const text = textOf(part, Math.ceil(size / SEARCHED.length));
        return new URLSearchParams(SEARCHED.map((name) => [name, text])).toString();
      },
    ]),
  ),
  'unknown parameters': (size) => [...Array(Math.ceil(size / 8)).keys()].map((key) => `k${key}=1`).join('&'),
  lists: (size) => `filters[name][$in][]=x&`.repeat(Math.ceil(size / 24)),
  alternatives: (size) =>
    [...Array(Math.ceil(size / 32)).keys()].map((at) => `filters[$or][${at}][name]=x`).join('&'),
  depth: (size) => `filters${'[$not]'.repeat(Math.ceil(size / 6))}[name]=x`,
  'an instant': (size) => `filters[createdAt][$gt]=2000T${'Z'.repeat(size)}`,
  'a long page': (size) => `pageSize=${size}&pagination[pageSize]=${size}&populate=*`,
});

/** Headers by name: their beginning, and the part that is repeated. */
const HEADERS = {
  'Accept-Encoding': ['gzip', [' ', ',', ';q=0.1,gzip']],
  'If-None-Match': ['"a"', [',"b"', ' ', ',']],
  'Accept-Language': ['fr', [',en', '-a', ' ']],
  Authorization: ['Bearer a', ['a', '.', ' ']],
  'Idempotency-Key': ['a', ['a', ' ']],
};

const LONG_HEADERS = Object.fromEntries(
  Object.entries(HEADERS).flatMap(([name, [start, parts]]) =>
    parts.map((part) => [
      `${name} of ${JSON.stringify(part)}`,
      (size) => ({
        headers: { [name]: `${start}${part.repeat(Math.ceil(size / part.length))}x` },
      }),
    ]),
  ),
);

const READING = { ...QUERIES, ...LONG_HEADERS };
const WRITING = { ...BODIES, ...FORMS, ...LONG_HEADERS };

/** The inputs of a route: queries where it reads, bodies and forms where it writes, long headers for both. */
export const inputsOf = (route) => (route.startsWith('GET ') ? READING : WRITING);
