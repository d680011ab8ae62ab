import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The client has a function for each call of the document, and for no other. */

const ROOT = path.resolve(__dirname, '..', '..', '..');
const CLIENT = path.join(ROOT, 'client', 'adhesions.js');

/** Makes every call once: `A` and `B` stand for what is asked for, in whatever form it is given. */
const WALK = `
  import { adhesions } from ${JSON.stringify(CLIENT)};
  const asked = [];
  globalThis.fetch = async (url, { method = 'GET' }) => {
    asked.push(method + ' ' + new URL(url).pathname);
    return new Response('{}');
  };
  const first = Object.assign(new String('A'), { url: '/api/resources/files/A?sign=x' });
  const walk = async (part) => {
    for (const [name, one] of Object.entries(part)) {
      if (name === 'fetch') continue;
      const made = typeof one === 'function' ? await one(first, ['B']) : one;
      if (made && typeof made === 'object') await walk(made);
    }
  };
  await walk(adhesions({ baseURL: 'https://adhesions.example.org/api', auth: 'token' }));
  process.stdout.write(JSON.stringify(asked));`;

test('asks for each address of the document', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', WALK], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const made = (JSON.parse(stdout) as string[]).map((one) =>
    one.replace('/api/', '/').replace(/\/[AB](?=\/|$)/g, '/{}'),
  );
  const { paths } = JSON.parse(
    fs.readFileSync(path.join(ROOT, 'docs', 'openapi.json'), 'utf8'),
  ) as { paths: Record<string, object> };
  const told = Object.entries(paths).flatMap(([url, methods]) =>
    Object.keys(methods).map(
      (method) => `${method.toUpperCase()} ${url.replace(/\{\w+\}/g, '{}')}`,
    ),
  );
  expect([...new Set(made)].sort()).toEqual([...new Set(told)].sort());
});

const PREVIEWS = `
  import { adhesions } from ${JSON.stringify(CLIENT)};
  const asked = [];
  globalThis.fetch = async (url, { headers }) => {
    asked.push(url.replace('https://a.example.org/api', '') + (headers.has('If-None-Match') ? ' again' : ''));
    return new Response('{}', { headers: { ETag: 'x' } });
  };
  const { offers, resources } = adhesions({ baseURL: 'https://a.example.org/api', locale: 'fr' });
  for (const preview of ['seen', 'seen', undefined]) await offers.find('A', { locale: 'en', preview });
  await offers.current({ preview: 'seen' });
  await resources.findOne('A', { preview: 'seen', as: 'tier.commune' });
  process.stdout.write(JSON.stringify(asked));`;

test('asks for what an editor previews, each time anew', () => {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', PREVIEWS], {
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout)).toEqual([
    '/offers/A?locale=en&preview=seen',
    '/offers/A?locale=en&preview=seen',
    '/offers/A?locale=en',
    '/offers/current?locale=fr&preview=seen',
    '/resources/A?locale=fr&preview=seen&as=tier.commune',
  ]);
});

test('has types that name nothing that is not there, as a front-end of another repository reads them', () => {
  const program = ts.createProgram([path.join(ROOT, 'client', 'adhesions.d.ts')], {
    ...{ strict: true, noEmit: true, skipLibCheck: false, types: [] },
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  });
  const own = ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file?.fileName.includes('/client/'));
  expect(own.map(({ messageText }) => messageText)).toEqual([]);
});
