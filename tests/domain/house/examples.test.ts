import fs from 'node:fs';
import path from 'node:path';

/** The sites of `examples/` that are installed from npm: what is asked of Adhésions is the same, what is installed is named. */

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, 'examples', file), 'utf8');

const SITES = ['astro', 'next'];

interface Package {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

test('both ask Adhésions in the same words, and look the same', () => {
  expect(read('astro/src/adhesions.ts')).toBe(read('next/app/adhesions.ts'));
  expect(read('astro/src/style.css')).toBe(read('next/app/style.css'));
});

test.each(SITES)('%s names each version exactly', (site) => {
  const { dependencies, devDependencies } = JSON.parse(read(`${site}/package.json`)) as Package;
  const versions = Object.values({ ...dependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test.each(SITES)('the lock file of %s names no registry but npm’s', (site) => {
  const named = read(`${site}/package-lock.json`).matchAll(/"resolved": "(\w+:\/\/[^/"]+)/g);
  const hosts = [...named].map(([, host]) => host);
  expect(hosts.filter((host) => host !== 'https://registry.npmjs.org')).toEqual([]);
});
