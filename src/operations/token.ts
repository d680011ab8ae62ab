import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Checks whether a request carries the operators' token, as `Authorization: Bearer …`, in constant
 * time. Without a configured token, nobody is an operator.
 */
export const operatorCheck = (token: string): ((authorization?: string) => boolean) => {
  if (token === '') return () => false;
  const expected = digest(token);
  return (authorization = '') => {
    const [, given] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    return given !== undefined && timingSafeEqual(digest(given), expected);
  };
};
