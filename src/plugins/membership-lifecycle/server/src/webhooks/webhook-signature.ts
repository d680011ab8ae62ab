import { createHmac, randomBytes } from 'node:crypto';

/** Signatures of webhooks, as https://www.standardwebhooks.com has them, so that receivers find a library. */

const PREFIX = 'whsec_';
const BYTES = 32;

/** A new secret, as a receiver is given it. */
export const newSigningSecret = (): string => `${PREFIX}${randomBytes(BYTES).toString('base64')}`;

/** The signed text: the event's id, the second of this attempt, and the body byte for byte. */
export interface Signed {
  id: string;
  /** Seconds since the epoch. */
  timestamp: number;
  body: string;
}

/** The three headers by which a receiver knows that a body comes from here, and when it left. */
export const signatureHeaders = (
  secret: string,
  { id, timestamp, body }: Signed,
): Record<string, string> => {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'Webhook-Id': id,
    'Webhook-Timestamp': String(timestamp),
    'Webhook-Signature': `v1,${signature}`,
  };
};
