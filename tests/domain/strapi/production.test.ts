import { randomBytes } from 'node:crypto';
import { productionFaults, refuseWeakProduction } from '../../../src/setup/production';

/** What the application refuses to start with in production. */

const NAMES = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
];
const secret = () => randomBytes(32).toString('base64');
const strong = (): Record<string, string> => ({
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://adhesions.example.org',
  ...Object.fromEntries(NAMES.map((name) => [name, secret()])),
  APP_KEYS: `${secret()},${secret()}`,
});

test('nothing is wrong with what chance hardly ever makes of a fresh secret', () => {
  const rare = '01234560123456012345601234560123';
  expect(productionFaults({ ...strong(), JWT_SECRET: rare })).toEqual([]);
});

test('nothing is wrong with fresh secrets, however the usual tools write them', () => {
  for (const make of [
    () => randomBytes(16).toString('base64'),
    () => randomBytes(16).toString('hex'),
    () => randomBytes(32).toString('base64'),
    () => randomBytes(48).toString('base64url'),
  ]) {
    for (let count = 0; count < 200; count += 1) {
      const made = Object.fromEntries(NAMES.map((name) => [name, make()]));
      expect(productionFaults({ ...strong(), ...made })).toEqual([]);
    }
  }
});

describe.each(NAMES)('%s', (name) => {
  test.each([
    ['missing', undefined, 'is missing'],
    ['empty', '', 'is missing'],
    ['blank', '   ', 'is missing'],
    ['the text of the template', 'tobemodified', 'could guess'],
    ['the second text of the template', 'toBeModified1234567890abcdef', 'could guess'],
    ['to be changed', 'please-change-me-before-production', 'could guess'],
    ['a word', 'my-secret-value-for-the-application', 'could guess'],
    ['short', 'k3y', 'is shorter than 24 characters'],
    ['one character less', 'abcdefghij0123456789xyz', 'is shorter than 24 characters'],
    ['repeated', 'abababababababababababababababab', 'a few characters only'],
    ['of six characters', '012345012345012345012345012345', 'a few characters only'],
  ])('is refused when it is %s, by its name and with how to make one', (_, value, words) => {
    const faults = productionFaults({ ...strong(), [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} .*${words}`));
    expect(faults[0]).toContain('openssl rand -base64 32');
  });

  test.each(NAMES.filter((other) => other !== name))(
    'is refused when it is that of %s',
    (other) => {
      const shared = secret();
      const faults = productionFaults({ ...strong(), [name]: shared, [other]: shared });
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain(name);
      expect(faults[0]).toContain(other);
    },
  );
});

test('each of the keys of cookies is asked for as much', () => {
  const key = secret();
  for (const keys of [`${secret()},tobemodified`, `${secret()},`, `${key}, ${key}`]) {
    expect(productionFaults({ ...strong(), APP_KEYS: keys })).toHaveLength(1);
  }
});

describe('OPERATIONS_TOKEN', () => {
  test.each([undefined, '', '   '])('is asked of nobody: %p opens nothing', (value) => {
    expect(productionFaults({ ...strong(), OPERATIONS_TOKEN: value })).toEqual([]);
  });

  test.each([
    ['metrics-of-the-club', 'is shorter than 24 characters'],
    ['please-change-me-before-production', 'could guess'],
    ['abababababababababababababababab', 'a few characters only'],
  ])('is refused when it is weak: %s', (value, words) => {
    const faults = productionFaults({ ...strong(), OPERATIONS_TOKEN: value });
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^OPERATIONS_TOKEN .*${words}`))]);
  });

  test('is refused when another secret is the same', () => {
    const shared = secret();
    const faults = productionFaults({
      ...strong(),
      JWT_SECRET: shared,
      OPERATIONS_TOKEN: shared,
    });
    expect(faults).toEqual([expect.stringMatching(/^OPERATIONS_TOKEN is the same as JWT_SECRET/)]);
  });
});

test.each([
  ['PUBLIC_URL', undefined],
  ['PUBLIC_URL', 'adhesions.example.org'],
  ['PUBLIC_URL', 'http://adhesions.example.org'],
  ['PUBLIC_URL', 'http://localhost.example.org'],
  ['PUBLIC_URL', 'ftp://adhesions.example.org'],
  ['FRONT_END_ORIGINS', 'https://www.example.org,http://old.example.org'],
])('%s: %s is refused', (name, value) => {
  const faults = productionFaults({ ...strong(), [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(name);
});

test.each(['http://localhost:1337', 'http://127.0.0.1:1337', 'http://[::1]:1337'])(
  'a trial on the machine itself is let: %s',
  (address) => {
    expect(productionFaults({ ...strong(), PUBLIC_URL: address })).toEqual([]);
  },
);

test('a server that believes any certificate does not start', () => {
  const faults = productionFaults({ ...strong(), NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  expect(faults).toEqual([expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED')]);
});

test('all that is wrong is told at once, in production alone, and no secret is repeated', () => {
  const weak = {
    NODE_ENV: 'production',
    JWT_SECRET: 'k3y-of-mine',
    PUBLIC_URL: 'http://a.example',
  };
  let message = '';
  try {
    refuseWeakProduction(weak);
  } catch (error) {
    ({ message } = error as Error);
  }
  for (const name of [...NAMES, 'PUBLIC_URL']) expect(message).toContain(`- ${name} `);
  expect(message).not.toContain('k3y-of-mine');
  expect(() => refuseWeakProduction({ ...weak, NODE_ENV: 'development' })).not.toThrow();
  expect(() => refuseWeakProduction(strong())).not.toThrow();
});
