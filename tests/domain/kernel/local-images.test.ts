import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { readLocalImage } from '../../../src/plugins/membership-lifecycle/server/src/kernel/store/images';

/** The picture that papers carry: read when it is small enough to be drawn. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'images-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** The beginning of a PNG, which says how large it is. */
const png = (width: number, height: number): Buffer => {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d', 'hex'), Buffer.from('IHDR'), size]);
};

const read = (bytes: Buffer): Promise<Buffer | null> => {
  fs.writeFileSync(path.join(folder, 'logo.png'), bytes);
  const stored = { provider: 'local', mime: 'image/png', url: '/logo.png', formats: null };
  const strapi = {
    db: { query: () => ({ findOne: async () => stored }) },
    dirs: { static: { public: folder } },
  };
  return readLocalImage(strapi as unknown as Core.Strapi, 1);
};

test.each([
  ['as large as papers need', png(2_000, 2_000), true],
  ['of more points', png(2_001, 2_000), false],
  ['of a few bytes that stand for gigabytes', png(40_000, 40_000), false],
  ['of more bytes', Buffer.alloc(2_000_001), false],
  ['that is no PNG', Buffer.from('ffd8'), true],
])('a picture %s', async (_name, bytes, isRead) => {
  expect(await read(bytes)).toEqual(isRead ? bytes : null);
});
