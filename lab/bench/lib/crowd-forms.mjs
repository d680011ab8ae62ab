/** Files that are sent in forms: pictures, members, movements of a bank, and papers. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A picture as a telephone takes them: it compresses badly, and is unpacked, turned and made smaller. */
const [WIDTH, HEIGHT] = [1_600, 1_200];

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const chunk = (name, data) => {
  const named = Buffer.concat([Buffer.from(name), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
};

const picture = () => {
  const line = () => Buffer.concat([Buffer.of(0), randomBytes(WIDTH / 4), Buffer.alloc((WIDTH * 11) / 4)]);
  const lines = Buffer.concat(Array.from({ length: HEIGHT }, line));
  const head = Buffer.concat([uint32(WIDTH), uint32(HEIGHT), Buffer.of(8, 2, 0, 0, 0)]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))],
  ]);
};

const MEMBERS = `Nom;Formule;Du;Au\n${'Commune de Valserine;Communes;2026-01-01;2026-12-31\n'.repeat(500)}`;
const MOVEMENTS = `Date;Libellé;Montant\n${'05/01/2026;VIR COMMUNE DE VALSERINE;100,00\n'.repeat(500)}`;
const PAPER = `%PDF-1.4\n${'0 '.repeat(10_000)}\n%%EOF\n`;

/** Which file each route takes: the end of its address, the field, and the file. */
const FILES = [
  [/\/upload$/, 'files', 'image.png', 'image/png', picture],
  [/\/imports$/, 'file', 'membres.csv', 'text/csv', () => Buffer.from(MEMBERS)],
  [/\/statements$/, 'file', 'releve.csv', 'text/csv', () => Buffer.from(MOVEMENTS)],
  [/\/(member-papers|papers)$/, 'file', 'bon.pdf', 'application/pdf', () => Buffer.from(PAPER)],
];

const BOUNDARY = 'a-boundary-of-the-bench';

/** The form of a route that takes a file, or null. */
export const formOf = (route) => {
  const found = FILES.find(([end]) => route.startsWith('POST ') && end.test(route));
  if (!found) return null;
  const [, field, name, type, make] = found;
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), make(), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  return { headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }, body };
};
