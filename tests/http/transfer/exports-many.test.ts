/** @long It makes tens of thousands of rows. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Core } from '@strapi/strapi';
import { loginAs } from '../../helpers/admin';
import { take } from '../../helpers/exports';
import { manyYears } from '../../helpers/many';
import { boot, stop } from '../../helpers/strapi';

/** Thousands of members with ten years of history, taken as files. */

const TODAY = '2026-11-25';
// Enough for a history that no Excel file holds.
const MEMBERS = 2_500;
const MEGABYTE = 2 ** 20;
/** What a page of members with all that is known of them takes, and what it is written to. */
const MOST_GROWTH = 64 * MEGABYTE;
/** Bytes between two looks at what is still held: each takes a whole collection of garbage. */
const LOOK_EVERY = 2 * MEGABYTE;

let strapi: Core.Strapi;
let token: string;
let gc: () => void;

beforeAll(async () => {
  setFlagsFromString('--expose-gc');
  gc = runInNewContext('gc') as () => void;
  strapi = await boot(TODAY);
  await manyYears(strapi, MEMBERS);
  token = (await loginAs(strapi, 'membership-staff')).token;
  await new Promise<void>((ready) => {
    strapi.server.httpServer.listen(0, '127.0.0.1', ready);
  });
}, 1_800_000);
afterAll(() => stop(strapi));

interface Measured {
  status: number;
  lines: number;
  bytes: number;
  seconds: number;
  /** What the server still held at most, beyond what it held before. */
  growth: number;
}

/** Reads a file as it comes and keeps nothing of it. */
const measure = (path: string): Promise<Measured> =>
  new Promise((done, fail) => {
    gc();
    const held = process.memoryUsage().heapUsed;
    const began = performance.now();
    const { port } = strapi.server.httpServer.address() as AddressInfo;
    const measured = { lines: 0, bytes: 0, growth: 0 };
    // At the first piece too: whoever reads everything before it answers holds the most there.
    let lookAt = 0;
    http
      .get(
        {
          port,
          // A connection kept from the file before may be closed just as it is used again.
          agent: false,
          path: `/membership-lifecycle/exports/${path}`,
          headers: { Authorization: `Bearer ${token}` },
        },
        (response) => {
          response.on('data', (piece: Buffer) => {
            measured.bytes += piece.length;
            for (const byte of piece) if (byte === 10) measured.lines += 1;
            if (measured.bytes < lookAt) return;
            lookAt = measured.bytes + LOOK_EVERY;
            gc();
            measured.growth = Math.max(measured.growth, process.memoryUsage().heapUsed - held);
          });
          response.on('end', () =>
            done({
              ...measured,
              status: response.statusCode ?? 0,
              seconds: (performance.now() - began) / 1000,
            }),
          );
          response.on('error', fail);
        },
      )
      .on('error', fail);
  });

it.each(['history', 'memberships', 'organisations', 'dues', 'renewals', 'messages'])(
  'goes out as it is read, and is not kept: %s',
  async (list) => {
    const { status, lines, bytes, seconds, growth } = await measure(`${list}?format=csv`);
    console.info(
      `${list}: ${lines} lines, ${(bytes / MEGABYTE).toFixed(1)} MB in ${seconds.toFixed(1)} s,` +
        ` ${(growth / MEGABYTE).toFixed(1)} MB held at most`,
    );
    expect(status).toBe(200);
    expect(lines).toBeGreaterThan(100);
    expect(growth).toBeLessThan(MOST_GROWTH);
  },
);

it('is refused as an Excel file that would be too large, with the way out', async () => {
  const file = await take(strapi, token, 'history?format=xlsx');
  expect(file.status).toBe(422);
  expect(file.reason).toBe('export-too-large');
  expect(file.content.toString()).toContain('choisir le format CSV');
});

it('is an Excel file where a list is within bounds', async () => {
  const began = performance.now();
  const file = await take(strapi, token, 'memberships?format=xlsx');
  const seconds = (performance.now() - began) / 1000;
  console.info(`memberships: ${file.content.length} bytes of XLSX in ${seconds.toFixed(1)} s`);
  expect(file.status).toBe(200);
});
