/**
 * Refuses to start in production with secrets that are missing, guessable or equal, or with
 * addresses that would send them in clear.
 */

type Environment = Readonly<Record<string, string | undefined>>;

const SECRETS = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
] as const;
/** Optional secrets: without one, what it opens stays closed. */
const OPTIONAL_SECRETS = ['OPERATIONS_TOKEN'] as const;
type Secret = (typeof SECRETS | typeof OPTIONAL_SECRETS)[number];

/** The length of 16 random bytes in base64, as Strapi generates them. */
const SHORTEST = 24;
/**
 * Fewer different characters than a random secret has: 32 random hexadecimal characters have six
 * or fewer once in five billion times.
 */
const FEWEST_CHARACTERS = 7;
const NOT_A_SECRET =
  /to-?be-?modified|change-?(me|it|this)|replace-?(me|this)|example|password|secret/i;
const HOW = 'Make one with: openssl rand -base64 32';

const faultOf = (name: string, value: string): string | null => {
  if (value === '') return `${name} is missing. ${HOW}`;
  if (NOT_A_SECRET.test(value)) return `${name} is a text that anybody could guess. ${HOW}`;
  if (value.length < SHORTEST) {
    return `${name} is shorter than ${SHORTEST} characters. ${HOW}`;
  }
  if (new Set(value).size < FEWEST_CHARACTERS) {
    return `${name} is made of a few characters only. ${HOW}`;
  }
  return null;
};

/** The values of a secret. The cookie keys are a list, whose first is in use. */
const valuesOf = (name: Secret, environment: Environment): string[] => {
  const text = environment[name]?.trim() ?? '';
  return name === 'APP_KEYS' ? text.split(',').map((key) => key.trim()) : [text];
};

const faultsOfSecrets = (environment: Environment): string[] => {
  const seen = new Map<string, string>();
  const faults: string[] = [];
  const set = OPTIONAL_SECRETS.filter((name) => environment[name]?.trim());
  for (const name of [...SECRETS, ...set]) {
    for (const value of valuesOf(name, environment)) {
      const fault = faultOf(name, value);
      const same = seen.get(value);
      if (fault) faults.push(fault);
      else if (same) faults.push(`${name} is the same as ${same}: each is to be another. ${HOW}`);
      else seen.set(value, name);
    }
  }
  return [...new Set(faults)];
};

/** Addresses of this machine, to which nothing travels over a network. */
const isThisMachine = (url: URL): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);

const addressFault = (name: string, address: string): string | null => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return `${name} is no web address: ${address}`;
  }
  if (url.protocol === 'https:' || isThisMachine(url)) return null;
  return `${name} begins with http: passwords and links would travel in clear. Put https before it.`;
};

const faultsOfAddresses = ({ PUBLIC_URL, FRONT_END_ORIGINS }: Environment): string[] => {
  const missing =
    'PUBLIC_URL is missing: it is the address that people type, as https://adhesions.example.org, and messages lead there.';
  const ours = PUBLIC_URL ? addressFault('PUBLIC_URL', PUBLIC_URL) : missing;
  const others = (FRONT_END_ORIGINS ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
    .map((origin) => addressFault('FRONT_END_ORIGINS', origin));
  return [ours, ...others].filter((fault) => fault !== null);
};

/** The faults of an environment for production, a sentence each. Pure. */
export const productionFaults = (environment: Environment): string[] => [
  ...faultsOfSecrets(environment),
  ...faultsOfAddresses(environment),
  ...(environment.NODE_TLS_REJECT_UNAUTHORIZED === '0'
    ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 believes any server. Take it away.']
    : []),
];

/** Throws all faults when the application runs in production. */
export const refuseWeakProduction = (environment: Environment): void => {
  if (environment.NODE_ENV !== 'production') return;
  const faults = productionFaults(environment);
  if (faults.length === 0) return;
  throw new Error(
    ['The application does not start in production with:', ...faults.map((one) => `- ${one}`)].join(
      '\n',
    ),
  );
};
