/**
 * Who is signed in. The token stands in sessionStorage: it goes with the tab, so that nothing stays on
 * a computer that several people use, and no other site can have it sent as it could a cookie.
 */
import { ask, send } from '../api.js';
import { h } from '../dom.js';

const KEY = 'espace';
let onEnd = () => {};

export const isSignedIn = () => sessionStorage.getItem(KEY) !== null;
export const signIn = (jwt) => sessionStorage.setItem(KEY, jwt);
export const signOut = () => sessionStorage.removeItem(KEY);
/** What calls of who is signed in carry. */
export const token = () => sessionStorage.getItem(KEY);

/** What to do when the server no longer knows who asks. */
export const whenEnded = (what) => {
  onEnd = what;
};

const own = async (call, method, path, options = {}) => {
  try {
    return await call(method, path, { ...options, token: token() });
  } catch (error) {
    if (error.status === 401) {
      signOut();
      onEnd();
    }
    throw error;
  }
};

/** The same as `ask` and `send`, in the name of who is signed in. */
export const askOwn = (...call) => own(ask, ...call);
export const sendOwn = (...call) => own(send, ...call);

const nameIn = (disposition) => {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '') ?? [];
  const [, plain] = /filename="([^"]+)"/.exec(disposition ?? '') ?? [];
  return encoded ? decodeURIComponent(encoded) : plain;
};

/** Hands over a paper: its address opens only with the token, which a link cannot carry. */
export const download = async (path) => {
  const answer = await sendOwn('GET', path);
  const url = URL.createObjectURL(await answer.blob());
  const link = h('a', {
    href: url,
    download: nameIn(answer.headers.get('Content-Disposition')) ?? '',
  });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
};
