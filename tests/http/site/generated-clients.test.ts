/** @long Three generators read the document, and TypeScript what they make of it. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Core } from '@strapi/strapi';
import { asToken } from '../../helpers/callers';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { giveRight, makeMember } from '../../helpers/rights';
import { boot, listen, stop } from '../../helpers/strapi';

/** What others' tools make of docs/openapi.json: clients that compile and run, and no warning. */

const ROOT = path.resolve(__dirname, '..', '..', '..');
const DOCUMENT = path.join(ROOT, 'docs', 'openapi.json');
const ENVIRONMENT = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
/** As a front-end of another repository would have it. */
const COMPILER = {
  compilerOptions: {
    ...{ strict: true, noEmit: true, skipLibCheck: false, types: ['node'] },
    ...{ module: 'ESNext', moduleResolution: 'Bundler', target: 'ES2022' },
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  },
};

const WITH_OPENAPI_TYPESCRIPT = `
  import createClient from 'openapi-fetch';
  import type { paths } from './schema';

  const [, , baseUrl, token, membership] = process.argv as string[];
  const headers = { Authorization: \`Bearer \${token}\` };
  const client = createClient<paths>({ baseUrl: baseUrl! });
  const offer = await client.GET('/offers/current', { params: { query: { locale: 'en' } } });
  const page = await client.GET('/offers', { params: { query: { pagination: { pageSize: 1 } } } });
  const body = { membership: membership!, benefit: 'compagnonnage', quantity: 9 };
  const check = await client.POST('/entitlements/check', { body, headers });
  const wrong = await client.POST('/entitlements/consume', {
    ...{ body, headers },
    params: { header: { 'Idempotency-Key': 'a-key' } },
  });
  console.log(JSON.stringify([
    offer.data?.data.tiers[0]?.priceText,
    page.data?.meta.pagination.total,
    check.data?.data.allowed,
    wrong.error && 'error' in wrong.error && wrong.error.error.details,
  ]));`;

const WITH_HEY_API = `
  import { checkEntitlement, consumeEntitlement, currentOffer, offers } from './hey';
  import { client } from './hey/client.gen';

  const [, , baseUrl, token, membership] = process.argv as string[];
  client.setConfig({ baseUrl: baseUrl!, auth: token });
  const offer = await currentOffer({ query: { locale: 'en' } });
  const page = await offers({ query: { pagination: { pageSize: 1 } } });
  const body = { membership: membership!, benefit: 'compagnonnage', quantity: 9 };
  const checked = await checkEntitlement({ body });
  const wrong = await consumeEntitlement({ body, headers: { 'Idempotency-Key': 'a-key' } });
  console.log(JSON.stringify([
    offer.data?.data.tiers[0]?.priceText,
    page.data?.meta.pagination.total,
    checked.data?.data.allowed,
    wrong.error && 'error' in wrong.error && wrong.error.error.details,
  ]));`;

let strapi: Core.Strapi;
let folder: string;
let told: string[];

const run = async (command: string, ...args: string[]): Promise<string> => {
  const file = path.join(ROOT, 'node_modules', '.bin', command);
  const env = { ...process.env, ...ENVIRONMENT };
  const { stdout } = await promisify(execFile)(file, args, { cwd: folder, env });
  return stdout;
};
const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);

/** Compiles a program strictly, bundles it and runs it. */
const ran = async (name: string, code: string): Promise<unknown> => {
  write(`${name}.ts`, code);
  write('tsconfig.json', JSON.stringify({ ...COMPILER, files: [`${name}.ts`] }));
  await run('tsc', '-p', 'tsconfig.json');
  const made = path.join(folder, `${name}.mjs`);
  const asModule = ['--bundle', '--platform=node', '--format=esm', `--outfile=${made}`];
  await run('esbuild', `${name}.ts`, ...asModule);
  const { stdout } = await promisify(execFile)(process.execPath, [made, ...told]);
  return JSON.parse(stdout);
};

const ANSWERED = [
  '€5,000 a year',
  1,
  false,
  expect.objectContaining({ reason: 'exhausted', granted: 6, asked: 9 }),
];

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  const benefit = await makeBenefit(strapi, { code: 'compagnonnage', kind: 'quota' });
  const tier = await makeTier(strapi, { allowances: [{ benefit, quantity: 6 }] });
  await makeOffer(strapi, { slug: 'offre', tiers: [tier], benefits: [benefit] });
  const { membership } = await makeMember(strapi);
  await giveRight(strapi, membership, { granted: 6 });
  const token = (await asToken(strapi, 'full-access')) ?? '';
  told = [`${await listen(strapi)}/api`, token, membership];
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'generated-clients-'));
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
});
afterAll(async () => {
  await stop(strapi);
  fs.rmSync(folder, { recursive: true, force: true });
});

test('openapi-typescript makes types with which a client compiles and runs', async () => {
  await run('openapi-typescript', DOCUMENT, '-o', 'schema.ts');
  expect(await ran('typed', WITH_OPENAPI_TYPESCRIPT)).toEqual(ANSWERED);
});

test('@hey-api/openapi-ts makes a client that compiles and runs', async () => {
  await run('openapi-ts', '-i', DOCUMENT, '-o', 'hey', '-c', '@hey-api/client-fetch');
  expect(await ran('generated', WITH_HEY_API)).toEqual(ANSWERED);
});

test('redocly has nothing to say of it', async () => {
  const said = JSON.parse(await run('redocly', 'lint', DOCUMENT, '--format=json'));
  expect({ ...said.totals, problems: said.problems }).toMatchObject({
    ...{ errors: 0, warnings: 0 },
    problems: [],
  });
});
