import type { Core } from '@strapi/strapi';
import bcrypt from 'bcrypt';

/** Comparisons of passwords that last until a test says otherwise. */

/** As many as are compared or wait at a time. */
export const [AT_ONCE, PLACES] = [2, 32];

/** Holds every comparison, which is then of a wrong password, and counts those that began. */
export const holdComparisons = () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let running = 0;
  const seen = { most: 0, all: 0 };
  const spy = jest.spyOn(bcrypt, 'compare').mockImplementation(async () => {
    running += 1;
    seen.all += 1;
    seen.most = Math.max(seen.most, running);
    await held;
    running -= 1;
    return false;
  });
  const end = () => {
    letGo();
    spy.mockRestore();
  };
  return { seen, letGo, end };
};

/** Takes all places; `end` gives them back. */
export const fillPlaces = (strapi: Core.Strapi) => {
  const { end } = holdComparisons();
  const passwords = strapi.plugin('membership-lifecycle').service('passwords');
  const filling = Array.from({ length: PLACES }, () => passwords.isRight('x', null));
  return {
    async end(): Promise<void> {
      end();
      await Promise.all(filling);
    },
  };
};
