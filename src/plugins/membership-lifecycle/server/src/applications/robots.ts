import { hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import type { Challenge, Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { clockIn } from '../kernel/clock';
import { refuseFields } from '../kernel/field-errors';
import { digest } from '../kernel/store/caller-keys';

/**
 * Proofs of work that keep robots out without asking anybody anything, nor any third party: the
 * browser of somebody who fills in a form searches for a number for about a second.
 */

const ALGORITHM = 'PBKDF2/SHA-256';
const COST = 1_000;
const [FEWEST, MOST] = [1_500, 4_500];
/** Long enough to fill in the form without haste. */
const LIFE_MS = 60 * 60_000;

/** A proof that holds, as it is noted to serve once. */
export interface Proof {
  key: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const refused = (reason: string) => refuseFields([{ path: 'altcha', reason }]);

/** What the widget sends, decoded; null when it is nothing of the sort. */
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

export const createRobots = (strapi: Core.Strapi) => {
  /** The same on every instance, and told to nobody. */
  const secret = (purpose: string): string => {
    const [key] = strapi.config.get<string[]>('server.app.keys');
    return Buffer.from(hkdfSync('sha256', key, '', `applications:${purpose}`, 32)).toString('hex');
  };
  const secrets = () => ({
    hmacSignatureSecret: secret('challenge'),
    hmacKeySignatureSecret: secret('solution'),
  });

  return {
    /** A challenge for one form, in the shape that altcha's widget reads. */
    challenge(): Promise<Challenge> {
      return createChallenge({
        algorithm: ALGORITHM,
        cost: COST,
        counter: randomInt(FEWEST, MOST),
        deriveKey,
        expiresAt: new Date(clockIn(strapi).wall() + LIFE_MS),
        ...secrets(),
      });
    },

    /** The proof that a form carries; refused at its field when it does not hold. */
    async verify(payload: string): Promise<Proof> {
      const sent = decoded(payload);
      if (!sent) throw refused('challenge-wrong');
      const outcome = await verifySolution({ ...sent, deriveKey, ...secrets() }).catch(() => null);
      if (outcome?.expired) throw refused('challenge-expired');
      if (!outcome?.verified) throw refused('challenge-wrong');
      const expiresAt = Number(sent.challenge.parameters.expiresAt) * 1000;
      return { key: digest(String(sent.challenge.signature)), expiresAt };
    },
  };
};
