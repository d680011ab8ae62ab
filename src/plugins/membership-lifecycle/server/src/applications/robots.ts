import { hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import type { Challenge, Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { clockIn } from '../kernel/clock';
import { refuseFields } from '../kernel/field-errors';
import { digest } from '../kernel/store/caller-keys';

/**
 * Proof of work against robots, without asking anything of people or using a third party: the
 * browser searches for a number for about a second.
 */

const ALGORITHM = 'PBKDF2/SHA-256';
const COST = 1_000;
const [FEWEST, MOST] = [1_500, 4_500];
/** Long enough to fill in the form at leisure. */
const LIFE_MS = 60 * 60_000;

/** A valid proof, with the key that lets it be used once. */
export interface Proof {
  key: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const refused = (reason: string) => refuseFields([{ path: 'altcha', reason }]);

/** The decoded payload of the widget; null for any other text. */
const decoded = (payload: string): Payload | null => {
  try {
    const { challenge, solution } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    return typeof challenge?.parameters?.nonce === 'string' &&
      typeof challenge.parameters.expiresAt === 'number' &&
      typeof challenge.signature === 'string' &&
      typeof solution?.derivedKey === 'string'
      ? { challenge, solution }
      : null;
  } catch {
    return null;
  }
};

/** Derived from the application's keys: the same on every instance, and unknown to clients. */
const secret = (strapi: Core.Strapi, purpose: string): string => {
  const [key] = strapi.config.get<string[]>('server.app.keys');
  return Buffer.from(hkdfSync('sha256', key, '', `applications:${purpose}`, 32)).toString('hex');
};

const secrets = (strapi: Core.Strapi) => ({
  hmacSignatureSecret: secret(strapi, 'challenge'),
  hmacKeySignatureSecret: secret(strapi, 'solution'),
});

/** A challenge for one form, in the shape that altcha's widget reads. */
export const makeChallenge = (strapi: Core.Strapi): Promise<Challenge> =>
  createChallenge({
    algorithm: ALGORITHM,
    cost: COST,
    counter: randomInt(FEWEST, MOST),
    deriveKey,
    expiresAt: new Date(clockIn(strapi).wall() + LIFE_MS),
    ...secrets(strapi),
  });

/** Verifies the proof in a form; refuses at its field when it is invalid. */
export const verifyProof = async (strapi: Core.Strapi, payload: string): Promise<Proof> => {
  const sent = decoded(payload);
  if (!sent) throw refused('challenge-wrong');
  const outcome = await verifySolution({ ...sent, deriveKey, ...secrets(strapi) }).catch(
    () => null,
  );
  if (outcome?.expired) throw refused('challenge-expired');
  if (!outcome?.verified) throw refused('challenge-wrong');
  const expiresAt = Number(sent.challenge.parameters.expiresAt) * 1000;
  return { key: digest(String(sent.challenge.signature)), expiresAt };
};
