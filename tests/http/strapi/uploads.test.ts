import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs, type Admin } from '../../helpers/admin';
import { pdfOf } from '../../helpers/member-papers';
import { boot, stop } from '../../helpers/strapi';
import { leftFiles } from '../../helpers/temporary-files';

/** What may be sent as a file, what becomes of it, and how it is served. */

const MEGABYTE = 1024 * 1024;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const SCRIPT = Buffer.from('<script>alert(1)</script>');
/** Whoever looks at the first bytes alone takes these for what the library is for. */
const PAGE_AS_PAPER = Buffer.from('%PDF-1.4\n<script src="/uploads/x.js"></script>');
const GIF_SCRIPT = Buffer.from('GIF89a=1;alert(1)');
const WEBP_SCRIPT = Buffer.from('RIFF=1;\nWEBP=1;alert(1)');
const SVG = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT.toString()}</svg>`);

let strapi: Core.Strapi;
let editor: Admin;

beforeAll(async () => {
  strapi = await boot();
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  editor = await loginAs(strapi, 'communications');
});
afterAll(async () => {
  const files = await strapi.db.query('plugin::upload.file').findMany({});
  for (const file of files) await strapi.plugin('upload').service('upload').remove(file);
  await stop(strapi);
});

const upload = (bytes: Buffer, filename: string, contentType: string) =>
  request(strapi.server.httpServer)
    .post('/upload')
    .set('Authorization', `Bearer ${editor.token}`)
    .attach('files', bytes, { filename, contentType });
const served = (url: string) => request(strapi.server.httpServer).get(url);

describe('the media library', () => {
  test.each([
    ['a picture', PNG, 'logo.png', 'image/png'],
    ['a paper', pdfOf('Règlement'), 'reglement.pdf', 'application/pdf'],
  ])('takes %s', async (_, bytes, name, type) => {
    const { status, body } = await upload(bytes, name, type);
    expect(status).toBe(201);
    expect(body[0]).toMatchObject({ mime: type });
    const { headers } = await served(body[0].url).expect(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain('sandbox');
    const kept = type === 'application/pdf' ? 'attachment' : undefined;
    expect(headers['content-disposition']).toBe(kept);
  });

  test.each([
    ['a drawing with a script', SVG, 'logo.svg', 'image/svg+xml'],
    ['a drawing said to be a picture', SVG, 'logo.svg', 'image/png'],
    ['a page', SCRIPT, 'page.html', 'text/html'],
    ['a page said to be a picture', SCRIPT, 'page.html', 'image/png'],
    ['a page of nothing in particular', SCRIPT, 'page.html', 'application/octet-stream'],
    ['a script', Buffer.from('alert(1)'), 'x.js', 'text/javascript'],
    ['a module said to be a picture', Buffer.from('alert(1)'), 'x.mjs', 'image/png'],
    ['a program', Buffer.from('MZ\u0090\u0000'), 'setup.exe', 'application/x-msdownload'],
    ['a program said to be a picture', Buffer.from('#!/bin/sh'), 'x.sh', 'image/png'],
    ['a page of another kind', SCRIPT, 'page.xhtml', 'application/xhtml+xml'],
    ['data', Buffer.from('<a/>'), 'x.xml', 'application/xml'],
    ['a table', Buffer.from('=1+1'), 'x.csv', 'text/csv'],
    ['an archive', Buffer.from('PK\u0003\u0004'), 'x.zip', 'application/zip'],
    ['a film', Buffer.from('x'), 'x.mp4', 'video/mp4'],
    ['nothing that says what it is', SCRIPT, 'x', 'application/octet-stream'],
    ['a page that begins as a paper', PAGE_AS_PAPER, 'page.html', 'application/octet-stream'],
    ['a script that begins as a picture', GIF_SCRIPT, 'x.js', 'application/octet-stream'],
    ['a script that begins as another', WEBP_SCRIPT, 'x.mjs', 'application/octet-stream'],
    ['a page that ends in capitals', PAGE_AS_PAPER, 'page.HTML', 'application/octet-stream'],
    ['a page named a paper', SCRIPT, 'page.pdf', 'application/pdf'],
    ['a page named a paper, as nothing in particular', SCRIPT, 'page.pdf', ''],
    ['a page that begins as the paper that it is named', PAGE_AS_PAPER, 'x.pdf', 'application/pdf'],
    ['a paper behind a page', Buffer.concat([SCRIPT, pdfOf('x')]), 'x.pdf', 'application/pdf'],
    ['a page behind a paper', Buffer.concat([pdfOf('x'), SCRIPT]), 'x.pdf', 'application/pdf'],
    ['a page named a picture', SCRIPT, 'page.png', 'image/png'],
    ['a script that begins as the picture that it is named', GIF_SCRIPT, 'x.gif', 'image/gif'],
    ['a script that begins as another', WEBP_SCRIPT, 'x.webp', 'image/webp'],
    ['a paper named a picture', pdfOf('x'), 'x.png', 'image/png'],
    ['a picture named a paper', PNG, 'x.pdf', 'application/pdf'],
    ['a page without a name before its end', PAGE_AS_PAPER, 'x.pdf.xhtml', ''],
  ])('refuses %s', async (_, bytes, name, type) => {
    const count = await strapi.db.query('plugin::upload.file').count();
    const { status } = await upload(bytes, name, type);
    expect(status).toBe(400);
    expect(await strapi.db.query('plugin::upload.file').count()).toBe(count);
  });

  test.each([
    '../../../evil.png',
    '..\\..\\evil.png',
    '/etc/evil.png',
    'a\u202Egpj.png',
    'é à.png',
    'x'.repeat(200) + '.png',
    '.htaccess.png',
    'con.png',
    '%2e%2e%2fevil.png',
  ])('keeps a file named %s in its own folder, under a plain name', async (name) => {
    const { status, body } = await upload(PNG, name, 'image/png');
    if (status === 400) return;
    expect(status).toBe(201);
    expect(body[0].url).toMatch(/^\/uploads\/[\w-]+\.png$/);
    await served(body[0].url).expect(200);
  });

  test('puts no other file in the place of one', async () => {
    const { body } = await upload(PNG, 'logo.png', 'image/png');
    const before = await served(body[0].url).expect(200);
    const { status } = await request(strapi.server.httpServer)
      .post(`/upload?id=${body[0].id}`)
      .set('Authorization', `Bearer ${editor.token}`)
      .attach('files', GIF_SCRIPT, { filename: 'x.js', contentType: 'application/octet-stream' });
    expect(status).toBe(400);
    expect((await served(body[0].url).expect(200)).body).toEqual(before.body);
  });

  test.each(['/%75ploads/', '/upload%73/', '/x/..%2fuploads/', '/.%2fuploads/'])(
    'runs nothing of a file that is asked for as %s',
    async (folder) => {
      const name = 'lies-there.html';
      const file = path.join(strapi.dirs.static.public, 'uploads', name);
      fs.writeFileSync(file, SCRIPT);
      try {
        const { headers } = await served(`${folder}${name}`).expect(200);
        expect(headers['content-security-policy']).toContain('sandbox');
        expect(headers['content-disposition']).toBe('attachment');
      } finally {
        fs.rmSync(file);
      }
    },
  );

  test('refuses what is too heavy', async () => {
    // Pictures are made smaller before they are weighed.
    const heavy = pdfOf('x'.repeat(20 * MEGABYTE));
    expect((await upload(heavy, 'lourd.pdf', 'application/pdf')).status).toBe(413);
  });

  test('fetches nothing from the machine itself or its network', async () => {
    for (const url of ['http://127.0.0.1:1/x.png', 'http://[::1]:1/', 'http://169.254.169.254/']) {
      const { text } = await editor.post('/upload/actions/upload-from-urls', { urls: [url] });
      expect(text).not.toContain('"file:complete"');
      expect(text).toMatch(/blocked|error/i);
    }
  });

  test('leaves nothing on its way', async () => {
    expect(await leftFiles()).toEqual([]);
  });
});

describe('a stranger’s form', () => {
  const send = (url: string, field: string) =>
    request(strapi.server.httpServer).post(url).attach(field, PNG, 'x.png');

  test('leaves no file, whatever it is sent to', async () => {
    const urls = strapi.server
      .listRoutes()
      .filter(({ methods }) => methods.includes('POST'))
      .map(({ path: url }) => url.replace(/:\w+\*?/g, '1'));
    expect(urls.length).toBeGreaterThan(80);
    for (const url of [...urls, '/nothing', '/', '/upload/x', '/API/ME/x', '/uploads/x.png']) {
      for (const field of ['file', 'files', 'other']) {
        const { status } = await send(url, field);
        expect([url, status >= 400 && status < 500]).toEqual([url, true]);
      }
    }
    expect(await leftFiles()).toEqual([]);
  });

  test('is told that none is taken there', async () => {
    const { status, body } = await send('/api/entitlements/check', 'file');
    expect([status, body.error.details.reason]).toEqual([415, 'not-json']);
  });
});
