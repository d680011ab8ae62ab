/**
 * Looks for the number of an altcha challenge beside the page, which stays as quick as it was: the
 * first counter whose derived key begins as the challenge says.
 */

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const derive = async ({ algorithm, cost, keyLength }, salt, password) => {
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: algorithm.split('/')[1], salt, iterations: cost };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8));
};

self.onmessage = async ({ data: { parameters } }) => {
  const started = performance.now();
  const salt = bytesOf(parameters.salt);
  const nonce = bytesOf(parameters.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  const counting = new DataView(password.buffer);
  const prefix = parameters.keyPrefix.toLowerCase();
  for (let counter = 0; ; counter += 1) {
    counting.setUint32(nonce.length, counter);
    const derivedKey = hexOf(await derive(parameters, salt, password));
    if (derivedKey.startsWith(prefix)) {
      self.postMessage({ counter, derivedKey, time: Math.round(performance.now() - started) });
      return;
    }
  }
};
