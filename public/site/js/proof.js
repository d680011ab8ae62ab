/**
 * The proof that a browser, and no robot in a hurry, fills in a form: a number that takes about a
 * second to find. It asks nothing of the person, and no other site is involved. As altcha has it.
 */
import { Refusal, send } from './api.js';
import { say } from './language.js';

const solve = (challenge) =>
  new Promise((resolve, reject) => {
    const worker = new Worker('/site/js/proof-worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Refusal({ status: 0, reason: 'no-proof', message: say('error.noProof') }));
    };
    worker.postMessage(challenge);
  });

const make = async () => {
  // Browsers keep their cryptography for addresses that are secured.
  if (!window.isSecureContext) {
    throw new Refusal({ status: 0, reason: 'insecure', message: say('error.insecure') });
  }
  const challenge = await (await send('GET', '/applications/challenge')).json();
  const solution = await solve(challenge);
  return btoa(JSON.stringify({ challenge, solution }));
};

/** Proofs, each of which serves once; the next one is begun with `prepare` while a form is filled in. */
export const createProofs = () => {
  let next = null;
  const prepare = () => {
    next ??= make();
    // Whoever takes it hears of it.
    next.catch(() => undefined);
  };
  return {
    prepare,
    take() {
      prepare();
      const taken = next;
      next = null;
      return taken;
    },
  };
};
