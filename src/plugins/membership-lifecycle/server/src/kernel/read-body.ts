import type { IncomingMessage } from 'node:http';
import { refuse } from './refusals/common';

/**
 * Reads a request's body into memory, up to `most` bytes. `judge` checks each part on arrival and
 * may throw. A refused body is read to its end and dropped: otherwise the client never reads the
 * answer.
 */
export const readBody = (
  request: IncomingMessage,
  most: number,
  judge: (part: Buffer) => void,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const end = (settle: () => void): void => {
      request.off('data', take).off('end', done).off('error', broken).off('close', broken);
      parts.length = 0;
      settle();
      request.resume();
    };
    const done = (): void => {
      const whole = Buffer.concat(parts);
      end(() => resolve(whole));
    };
    const broken = (): void => end(() => reject(refuse('unreadable-body')));
    const take = (part: Buffer): void => {
      bytes += part.length;
      try {
        if (bytes > most) throw refuse('body-too-large', { most: Math.floor(most / 1024) });
        judge(part);
        parts.push(part);
      } catch (error) {
        end(() => reject(error as Error));
      }
    };
    request.on('data', take).on('end', done).on('error', broken).on('close', broken);
  });
