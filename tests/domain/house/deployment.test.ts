import fs from 'node:fs';
import path from 'node:path';

/** What is written for who runs the application says what the code does. */

const { load } = require('js-yaml') as { load: (text: string) => unknown };

const ROOT = path.resolve(__dirname, '../../..');
const read = (name: string): string => fs.readFileSync(path.join(ROOT, name), 'utf8');

interface Service {
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: object;
  stop_grace_period?: string;
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, null>;
}

const filesOf = (folder: string): string[] =>
  fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'admin' ? [] : filesOf(name);
    return name.endsWith('.ts') ? [name] : [];
  });

/** The variables that the server reads. */
const READ = new Set(
  ['config', 'src'].flatMap(filesOf).flatMap((name) => {
    const text = read(name);
    const names = [
      ...text.matchAll(/\benv(?:\.\w+)?\(\s*'([A-Z][A-Z0-9_]+)'/g),
      ...text.matchAll(/\bprocess\.env\.([A-Z][A-Z0-9_]+)/g),
    ];
    return names.map(([, variable]) => variable as string);
  }),
);
/** Read by Strapi, or by the addresses of `setup/production.ts`, under a name that is no call. */
const READ_ELSEWHERE = ['STRAPI_TELEMETRY_DISABLED'];
const KNOWN = new Set([...READ, ...READ_ELSEWHERE]);

const compose = load(read('compose.yaml')) as Compose;
const dockerfile = read('Dockerfile');
const page = read('docs/production.md');
const table = [...page.matchAll(/^\| `([A-Z][A-Z0-9_]+)` +\|/gm)].map(([, name]) => name as string);

it('the code reads variables', () => expect(READ.size).toBeGreaterThan(25));

it('the page tells every variable that the server reads, and none that it does not', () => {
  expect([...table].sort()).toEqual([...KNOWN].sort());
});

it('the example of .env tells no variable that is not read', () => {
  const names = [...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect(names.filter((name) => !KNOWN.has(name as string))).toEqual([]);
});

describe('the composition', () => {
  const instances = Object.entries(compose.services).filter(([name]) =>
    name.startsWith('adhesions'),
  );
  const ofDatabase = ['POSTGRES_DB', 'POSTGRES_USER', 'POSTGRES_PASSWORD'];
  const ofProxy = ['SITE_ADDRESS', 'UPSTREAMS'];

  it('has two instances that are the same', () => {
    expect(instances).toHaveLength(2);
    expect(instances[0]?.[1]).toEqual(instances[1]?.[1]);
  });

  it('sets what the code reads', () => {
    for (const [, { environment = {} }] of instances) {
      expect(Object.keys(environment).filter((name) => !KNOWN.has(name))).toEqual([]);
    }
    expect(Object.keys(compose.services.database?.environment ?? {})).toEqual(ofDatabase);
    expect(Object.keys(compose.services.proxy?.environment ?? {})).toEqual(ofProxy);
    const [[, { environment }]] = instances as [[string, Service]];
    const { POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD } =
      compose.services.database?.environment ?? {};
    expect(environment).toMatchObject({
      DATABASE_CLIENT: 'postgres',
      DATABASE_HOST: 'database',
      DATABASE_NAME: POSTGRES_DB,
      DATABASE_USERNAME: POSTGRES_USER,
      DATABASE_PASSWORD: POSTGRES_PASSWORD,
    });
  });

  it('asks of .env what the page tells to write there', () => {
    const asked = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    expect([...new Set(asked)].sort()).toEqual(['DATABASE_PASSWORD', 'SITE_ADDRESS']);
    for (const name of asked) expect(page).toMatch(new RegExp(`^${name}=`, 'm'));
  });

  it('sends requests to the instances that there are', () => {
    const port = instances[0]?.[1].environment?.PORT;
    const addresses = instances.map(([name]) => `${name}:${port}`);
    expect(compose.services.proxy?.environment?.UPSTREAMS).toBe(addresses.join(' '));
  });

  it('keeps in volumes, which instances share, what no image may hold', () => {
    const [[, { volumes = [], environment = {} }]] = instances as [[string, Service]];
    const places = volumes.map((volume) => volume.split(':')[1]);
    expect(places).toEqual([environment.PRIVATE_FILES, '/app/public/uploads']);
    const named = Object.values(compose.services)
      .flatMap((service) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0] as string)
      .filter((name) => !name.startsWith('.'));
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('waits for longer than a server takes to leave', () => {
    const [[, { environment = {}, stop_grace_period: grace = '' }]] = instances as [
      [string, Service],
    ];
    // Five seconds more than the limit, then the process ends itself.
    expect(parseInt(grace, 10)).toBeGreaterThan(Number(environment.SHUTDOWN_SECONDS) + 5);
  });
});

describe('the image', () => {
  it('sets what the code reads', () => {
    const names = [...dockerfile.matchAll(/\b([A-Z][A-Z_]{3,})=/g)].map(
      ([, name]) => name as string,
    );
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
  });

  it('runs as nobody in particular, and copies no secret', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', 'data', '.git']),
    );
  });

  it('copies files and folders that there are', () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm)]
      .flatMap(([, names]) => (names as string).split(' '))
      .map((name) => name.replace('/app/', ''));
    expect(copied).toEqual(expect.arrayContaining(['config', 'src', 'public', 'scripts']));
    const missing = copied.filter(
      (name) => name !== 'dist' && !fs.existsSync(path.join(ROOT, name)),
    );
    expect(missing).toEqual([]);
  });

  it('runs a version of Node that the application is for', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const [, from, to] = /^>=(\d+)\.\S+ <=(\d+)\./.exec(engines.node) ?? [];
    const images = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, version]) =>
      Number(version),
    );
    expect(images).toHaveLength(3);
    for (const version of images) {
      expect(version).toBeGreaterThanOrEqual(Number(from));
      expect(version).toBeLessThanOrEqual(Number(to));
    }
  });
});

describe('the metrics of the page', () => {
  const made = [
    'src/operations/metrics.ts',
    'src/plugins/membership-lifecycle/server/src/kernel/metrics.ts',
  ]
    .map(read)
    .flatMap((text) => [
      ...[...text.matchAll(/name: '(adhesions_\w+)'/g)].map(([, name]) => name as string),
      ...[...text.matchAll(/gauge\(\s*'(\w+)'/g)].map(([, name]) => `adhesions_${name}`),
    ]);
  const told = [...page.matchAll(/^\| `(adhesions_\w+)` +\|/gm)].map(([, name]) => name as string);

  it('are those that there are', () => expect([...told].sort()).toEqual([...made].sort()));

  it('are those that alerts ask for', () => {
    const asked = [...page.matchAll(/expr: .*/g)].flatMap(([line]) =>
      [...line.matchAll(/adhesions_\w+/g)].map(([name]) => name.replace(/_count$/, '')),
    );
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((name) => !made.includes(name))).toEqual([]);
  });
});

describe('the unit of systemd', () => {
  const unit = new Map(
    [...read('deploy/adhesions.service').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  const seconds = (value = '') => Number.parseInt(value, 10);

  it('starts the server as the page says, and again whatever ended it', () => {
    const [, start] = /`(node node_modules\S+ start)`/.exec(page) ?? [];
    expect(unit.get('ExecStart')).toBe(`/usr/bin/${start}`);
    expect(fs.existsSync(path.join(ROOT, String(start?.split(' ')[1])))).toBe(true);
    expect([unit.get('Restart'), unit.get('StartLimitIntervalSec')]).toEqual(['always', '0']);
    expect(unit.get('Environment')).toBe('NODE_ENV=production');
  });

  it('gives it longer to leave than it takes', () => {
    const [, limit] = /'SHUTDOWN_SECONDS', (\d+)/.exec(read('config/server.ts')) ?? [];
    expect(seconds(unit.get('TimeoutStopSec'))).toBeGreaterThan(seconds(limit) + 5);
    expect(unit.get('KillSignal')).toBe('SIGTERM');
  });
});
