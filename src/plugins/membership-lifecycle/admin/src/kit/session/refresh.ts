/** Strapi's session in a browser: its addresses, its lock, and its places of storage. */

const REFRESH = /\/admin\/access-token$/;
/** Where Strapi asks who is signed in. */
export const ME_PATH = '/admin/users/me';
const LOGIN = '/admin/login';
const LOGOUT = /\/admin\/logout$/;

/** The lock that Strapi holds while it renews a session, shared by the tabs. */
export const REFRESH_LOCK = 'strapi-admin-access-token';

const pathOf = (input: RequestInfo | URL): string => {
  const address = input instanceof Request ? input.url : String(input);
  return new URL(address, window.location.href).pathname;
};

export const isRefresh = (input: RequestInfo | URL): boolean => REFRESH.test(pathOf(input));
export const isMe = (input: RequestInfo | URL): boolean => pathOf(input).endsWith(ME_PATH);

/** The token that a request carries, as its header says it; null without one. */
export const bearerOf = (init: RequestInit | undefined): string | null =>
  new Headers(init?.headers).get('Authorization');
export const isLogout = (input: RequestInfo | URL): boolean => LOGOUT.test(pathOf(input));

/** Whether the page is one of those on which people sign in. */
export const isSigningIn = (): boolean => /\/auth\/[a-z-]+/.test(window.location.pathname);

const stored = (key: string): string | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept === 'string' ? kept : undefined;
  } catch {
    return localStorage.getItem(key) ?? undefined;
  }
};

/** The language and the theme that the person chose, as Strapi stores them. */
export const chosenLook = (): { locale: 'fr' | 'en'; isDark: boolean } => {
  const theme = localStorage.getItem('STRAPI_THEME');
  const isDarkSystem = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    locale: document.documentElement.lang.startsWith('fr') ? 'fr' : 'en',
    isDark: theme === 'dark' || (theme !== 'light' && isDarkSystem),
  };
};

/** The address of Strapi's API, which its types do not tell. */
const backend = (): string => {
  const { backendURL } = window.strapi as { backendURL?: string };
  return backendURL ?? '';
};

type Fetch = typeof window.fetch;

/** The data of an answer of Strapi's about a session; none when it is not JSON. */
export const dataIn = async (answer: Response): Promise<{ token?: string; email?: string }> => {
  const body: { data?: object } | null = await answer.json().catch(() => null);
  return body?.data ?? {};
};

/** The answer to a password: a token, or the status with which it was refused. */
export type Given = { token: string } | { refused: number };

/** Signs in again with the password. */
export const signIn = async (fetch: Fetch, email: string, password: string): Promise<Given> => {
  const answer = await fetch(`${backend()}${LOGIN}`, {
    method: 'POST',
    credentials: 'include',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      email,
      password,
      deviceId: stored('strapi.admin.deviceId'),
      rememberMe: localStorage.getItem('jwtToken') !== null,
    }),
  });
  const { token } = await dataIn(answer);
  return answer.ok && token ? { token } : { refused: answer.status };
};

/** The address of the person to whom a token belongs. */
export const emailOf = async (fetch: Fetch, token: string): Promise<string | null> => {
  const answer = await fetch(`${backend()}${ME_PATH}`, {
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
  });
  return (await dataIn(answer)).email ?? null;
};
