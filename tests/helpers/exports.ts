import readXlsxFile from 'read-excel-file/node';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { parse } from './csv';

/** Files as the admin downloads them, read as a spreadsheet reads them. */

const EXPORTS = '/membership-lifecycle/exports';

export interface Received {
  status: number;
  name: string;
  type: string;
  reason: string | undefined;
  content: Buffer;
}

/** Asks for a file: `dues?overdue=true&format=xlsx`. */
export const take = async (
  strapi: Core.Strapi,
  token: string | null,
  path: string,
): Promise<Received> => {
  const test = request(strapi.server.httpServer).get(`${EXPORTS}/${path}`);
  if (token !== null) test.set('Authorization', `Bearer ${token}`);
  const { status, headers, body } = await test.buffer(true).parse((res, done) => {
    const pieces: Buffer[] = [];
    res.on('data', (piece: Buffer) => pieces.push(piece));
    res.on('end', () => done(null, Buffer.concat(pieces)));
  });
  const content = body as Buffer;
  const refused = status >= 400 && content.length > 0;
  return {
    status,
    name: /filename="([^"]+)"/.exec(headers['content-disposition'] ?? '')?.[1] ?? '',
    type: headers['content-type'] ?? '',
    reason: refused ? JSON.parse(content.toString()).error?.details?.reason : undefined,
    content,
  };
};

/** The rows of a CSV file, its headings first. */
export const csvRows = ({ content }: Received): string[][] => parse(content.toString('utf8'));

const MINUTE = 60_000;

const two = (value: number) => String(value).padStart(2, '0');

const dayOf = (date: Date): string =>
  `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;

/** A typed cell as the French CSV would write it, by what the CSV holds there. */
const asWritten = (cell: unknown, csv: string): string => {
  if (cell === null) return '';
  if (cell instanceof Date) {
    // A sheet keeps an instant as a fraction of days, which is a minute but for a millisecond.
    const instant = new Date(Math.round(cell.getTime() / MINUTE) * MINUTE);
    const day = dayOf(instant);
    return csv.length > day.length
      ? `${day} ${two(instant.getUTCHours())}:${two(instant.getUTCMinutes())}`
      : day;
  }
  if (typeof cell === 'number') {
    return (/,\d\d$/.test(csv) ? cell.toFixed(2) : String(cell)).replace('.', ',');
  }
  return String(cell);
};

/** The rows of each sheet of an XLSX file. */
export const sheetsOf = ({ content }: Received) => readXlsxFile(content);

/** The rows of a sheet, written as the CSV file that should hold the same. */
export const writtenAs = (sheet: readonly unknown[][], csv: readonly string[][]): string[][] =>
  csv.map((row, at) =>
    row.map((cell, place) => {
      const text = asWritten(sheet[at]?.[place] ?? null, cell);
      // A sheet keeps a text as it is; the apostrophe is the CSV's.
      return /^'/.test(cell) && cell.slice(1) === text ? cell : text;
    }),
  );
