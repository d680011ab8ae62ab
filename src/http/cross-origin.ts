/**
 * From which sites a browser may call us. A site that is not named reads what is public, and nothing
 * else; the admin is for its own pages alone. Nobody is ever let in with cookies: front-ends send
 * their token in a header. Pure.
 */

/** What `*` may read: no secret stands in these addresses, and nothing of a person in their answers. */
const PUBLIC_READS = [
  /^\/api\/offers\/[^/]+(\/sheet\.pdf)?$/,
  /^\/api\/association$/,
  /^\/api\/applications\/(form|challenge)$/,
  /^\/api\/occasions\/[^/]+\/calendar\.ics$/,
];
const READS = ['GET', 'HEAD'];
const CONTENT_API = '/api/';

interface Request {
  /** What is asked, also when a browser first asks whether it may. */
  method: string;
  path: string;
  origin: string;
}

/**
 * Reads the origins of front-ends, separated by commas. Throws on what no browser sends as an
 * origin: a path, `*`, `null`.
 */
export const originsIn = (text: string): string[] =>
  text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
    .map((origin) => {
      const url = URL.canParse(origin) ? new URL(origin) : null;
      const isWeb = url !== null && ['http:', 'https:'].includes(url.protocol);
      if (isWeb && url.origin === origin && !origin.includes('*')) return origin;
      throw new Error(
        `FRONT_END_ORIGINS names the sites whose pages call the API, as https://www.example.org, ` +
          `separated by commas and without a path; this is none: ${origin}`,
      );
    });

/** Whether any site may read the answer. */
export const isPublicRead = ({ method, path }: Pick<Request, 'method' | 'path'>): boolean =>
  READS.includes(method) && PUBLIC_READS.some((pattern) => pattern.test(path));

/** What `Access-Control-Allow-Origin` says to a request, or null when it says nothing. */
export const allowedOrigin = (
  { method, path, origin }: Request,
  frontEnds: readonly string[],
): string | null => {
  if (isPublicRead({ method, path })) return '*';
  return path.startsWith(CONTENT_API) && frontEnds.includes(origin) ? origin : null;
};
