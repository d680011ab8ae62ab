import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { ExportFormat } from '../../../../shared/transfer/exports';
import type { Day, Localised } from '../rules/values';
import type { ExportLocale } from './cells';
import { csvOf } from './csv';
import type { ExportTable } from './table';
import { xlsxOf } from './xlsx';

/** Tables as a file that is sent. */

export interface ExportFile {
  name: string;
  type: string;
  body: Readable | Buffer;
}

export interface Asked {
  format: ExportFormat;
  locale: ExportLocale;
}

export interface ExportContent {
  tables: readonly ExportTable[];
  title: Localised;
  on: Day;
}

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** « Cotisations à encaisser » → `cotisations-a-encaisser`. */
export const plainName = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Streams text once its first piece is there: a failure before that can still be answered properly. */
const started = async (pieces: AsyncGenerator<string>): Promise<Readable> => {
  const first = await pieces.next();
  const all = async function* () {
    if (!first.done) yield first.value;
    yield* pieces;
  };
  return Readable.from(all());
};

/** The file: CSV is streamed while it is read, XLSX is sent once it is complete. */
export const fileOf = async (
  strapi: Core.Strapi,
  { tables, title, on }: ExportContent,
  { format, locale }: Asked,
): Promise<ExportFile> => ({
  name: `${plainName(title[locale])}-${on}.${format}`,
  type: TYPES[format],
  body:
    format === 'csv' ? await started(csvOf(tables, locale)) : await xlsxOf(strapi, tables, locale),
});
