import Negotiator from 'negotiator';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The smallest first, for a reader who takes several as gladly. */
const PREFERRED: Encoding[] = ['br', 'gzip'];
const ENCODINGS: Encoding[] = [...PREFERRED, 'identity'];
/** Browsers send a handful of values; what anybody may send must not grow without end. */
const MOST_KNOWN = 100;

/** Its types are those of an older version. */
type Preferring = { encodings(available: Encoding[], how: { preferred: Encoding[] }): Encoding[] };

const known = new Map<string, Encoding>();

const read = (header: string): Encoding => {
  const reader = new Negotiator({ headers: { 'accept-encoding': header } }) as unknown;
  const [best] = (reader as Preferring).encodings(ENCODINGS, { preferred: PREFERRED });
  // Who refuses every encoding is answered all the same.
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
