import Negotiator from 'negotiator';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The encodings by size, smallest first: it decides when a reader accepts several equally. */
const PREFERRED: Encoding[] = ['br', 'gzip'];
const ENCODINGS: Encoding[] = [...PREFERRED, 'identity'];
/** Browsers send few different values; the limit keeps clients from filling the memory with others. */
const MOST_KNOWN = 100;

/** The package's published types are those of an older version. */
type Preferring = { encodings(available: Encoding[], how: { preferred: Encoding[] }): Encoding[] };

const known = new Map<string, Encoding>();

const read = (header: string): Encoding => {
  const reader = new Negotiator({ headers: { 'accept-encoding': header } }) as unknown;
  const [best] = (reader as Preferring).encodings(ENCODINGS, { preferred: PREFERRED });
  // A reader who refuses every encoding gets the plain form.
  return best ?? 'identity';
};

/** The encoding that suits an `Accept-Encoding` best. */
export const acceptedEncoding = (header: string | undefined): Encoding => {
  if (header === undefined) return 'identity';
  const before = known.get(header);
  if (before) return before;
  const encoding = read(header);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(header, encoding);
  return encoding;
};
