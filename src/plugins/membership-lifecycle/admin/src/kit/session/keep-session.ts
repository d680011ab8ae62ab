import { getFetchClient } from '@strapi/strapi/admin';
import { askPassword, type LoadTexts } from './ask-password';
import {
  bearerOf,
  dataIn,
  emailOf,
  isLogout,
  isMe,
  isRefresh,
  isSigningIn,
  ME_PATH,
  REFRESH_LOCK,
  signIn,
} from './refresh';

/**
 * Asks for the password over the page when a session ends, so that nothing typed is lost. Strapi
 * renews a session by one call and tears the page down when that is refused, without a way to step in:
 * so the call is answered once the person has signed in again. The request that was refused is repeated
 * here: Strapi, which would repeat it too, takes whatever refusal it then meets for the end of the
 * session. `docs/strapi.md` says what to check after an upgrade.
 */

/** Lets other tabs renew the session while this one waits for a password. */
let freeLock = (): void => undefined;

/** Strapi's lock around a renewal, which is given back while a person is asked. */
const freeableLock = (): void => {
  const { locks } = navigator;
  if (!locks) return;
  const request = locks.request.bind(locks) as (
    name: string,
    ...rest: unknown[]
  ) => Promise<unknown>;
  const freeable = (name: string, ...rest: unknown[]): Promise<unknown> => {
    const [work] = rest;
    if (name !== REFRESH_LOCK || typeof work !== 'function') return request(name, ...rest);
    return new Promise((resolve, reject) => {
      const held = () =>
        new Promise<void>((free) => {
          freeLock = free;
          Promise.resolve(work()).then(resolve, reject).finally(free);
        });
      request(name, held).catch(reject);
    });
  };
  Object.defineProperty(locks, 'request', { value: freeable, configurable: true });
};

const renewed = (token: string): Response =>
  new Response(JSON.stringify({ data: { token } }), {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
  });

/** Steps in where a session cannot be renewed. Call it once, before Strapi asks anything. */
export const keepSession = (loadTexts: LoadTexts): void => {
  const fetch = window.fetch.bind(window);
  // The person signed in on this page; null before anybody is, and after a sign-out.
  let email: string | null = null;
  // The token with which the person was last known, and the renewal that is under way.
  let bearer: string | null = null;
  let renewal: Promise<string | null> | null = null;
  // Why the last renewal had no answer at all.
  let cut: unknown = null;
  freeableLock();

  const learn = async (answer: Response): Promise<void> => {
    email = (await dataIn(answer)).email ?? email;
  };

  const again = async (
    known: string,
    asked: Parameters<typeof fetch>,
  ): Promise<Response | null> => {
    freeLock();
    const give = (password: string) => signIn(fetch, known, password);
    // The person may have signed in again in another tab.
    const elsewhere = async () => {
      const answer = await fetch(...asked);
      const { token: found } = answer.ok ? await dataIn(answer) : {};
      return found && (await emailOf(fetch, found)) === known ? found : null;
    };
    const token = await askPassword({ email: known, give, elsewhere }, loadTexts);
    if (token === null) email = null;
    return token === null ? null : renewed(token);
  };

  /** Has Strapi renew the session, as it does when it asks who is signed in; null when it is over. */
  const renew = async (): Promise<string | null> => {
    cut = null;
    try {
      await getFetchClient().get(ME_PATH);
      return bearer;
    } catch {
      if (cut !== null) throw cut;
      return null;
    }
  };

  const repeat = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response | null> => {
    renewal ??= renew().finally(() => {
      renewal = null;
    });
    const token = await renewal;
    if (token === null) return null;
    const headers = new Headers(init?.headers);
    headers.set('Authorization', token);
    return fetch(input, { ...init, headers });
  };

  window.fetch = async (...asked) => {
    const [input, init] = asked;
    const answer = await fetch(...asked).catch((error: unknown) => {
      if (isRefresh(input)) cut = error;
      throw error;
    });
    if (isLogout(input)) email = null;
    if (isMe(input) && answer.ok) {
      bearer = bearerOf(init);
      void learn(answer.clone());
    }
    if (answer.status !== 401 || email === null || isSigningIn()) return answer;
    if (isRefresh(input)) return (await again(email, asked)) ?? answer;
    // Strapi itself renews the session where it asks who is signed in.
    if (isMe(input) || bearerOf(init) === null) return answer;
    return (await repeat(input, init)) ?? answer;
  };
};
