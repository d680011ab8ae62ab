/**
 * Decides from which sites a browser may call the API. Unknown sites read public answers only, and
 * only the admin's own pages call the admin. Cookies are never accepted: front-ends send their
 * token in a header. Pure.
 */

/** Answers that any site may read: their addresses hold no secret, and they hold no personal data. */
const PUBLIC_READS = [
  /^\/api\/offers$/,
  /^\/api\/offers\/[^/]+(\/sheet\.pdf)?$/,
  /^\/api\/association$/,
  /^\/api\/applications\/(form|challenge)$/,
  /^\/api\/occasions\/[^/]+\/calendar\.ics$/,
];
/** Files of parts for members: their addresses are signed, and end. */
const SIGNED_FILE = /^\/api\/resources\/files\/[^/]+$/;
const READS = ['GET', 'HEAD'];
const CONTENT_API = '/api/';

interface Request {
  /** The method of the request; for a preflight, the method that the browser asks about. */
  method: string;
  path: string;
  origin: string;
}

/**
 * Parses the origins of front-ends, separated by commas. Throws on a text that is no origin of a
 * browser: one with a path, `*`, `null`.
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

/**
 * Whether pages of any site may show the answer, as a picture or a video: what anybody may read, and what the
 * holder of a signed address gets. No script of theirs reads the latter.
 */
export const isShownAnywhere = (asked: Pick<Request, 'method' | 'path'>): boolean =>
  isPublicRead(asked) || (READS.includes(asked.method) && SIGNED_FILE.test(asked.path));

/** The value of `Access-Control-Allow-Origin` for a request; null to send no such header. */
export const allowedOrigin = (
  { method, path, origin }: Request,
  frontEnds: readonly string[],
): string | null => {
  if (isPublicRead({ method, path })) return '*';
  return path.startsWith(CONTENT_API) && frontEnds.includes(origin) ? origin : null;
};
