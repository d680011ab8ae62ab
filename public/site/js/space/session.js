/**
 * Who is signed in. The token stands in sessionStorage: it goes with the tab, so that nothing stays on
 * a computer that several people use, and no other site can have it sent as it could a cookie.
 */
import { ask, send } from '../api.js';
import { h } from '../dom.js';

const KEY = 'espace';
/** The membership that was looked at last: a page that is read again shows the same one, until one leaves. */
const SHOWN = 'espace-adhesion';
let onEnd = () => {};

export const isSignedIn = () => sessionStorage.getItem(KEY) !== null;
export const signIn = (jwt) => sessionStorage.setItem(KEY, jwt);
const signOut = () => sessionStorage.removeItem(KEY);
export const leaveNothing = () => {
  signOut();
  sessionStorage.removeItem(SHOWN);
};
export const keepShown = (documentId) => sessionStorage.setItem(SHOWN, documentId);
export const lastShown = () => sessionStorage.getItem(SHOWN);
/** What calls of who is signed in carry. */
export const token = () => sessionStorage.getItem(KEY);

/** What to do when the server no longer knows who asks. */
export const whenEnded = (what) => {
  onEnd = what;
};

const own = async (call, method, path, options = {}) => {
  const used = token();
  try {
    return await call(method, path, { ...options, token: used });
  } catch (error) {
    // Of several calls under way, the first one that is refused ends it.
    if (error.status === 401 && token() === used) {
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
