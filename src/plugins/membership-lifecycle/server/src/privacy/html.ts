import {
  textOf,
  written,
  type CellKind,
  type CellValue,
  type ExportLocale,
} from '../kernel/export/cells';
import type { ExportTable } from '../kernel/export/table';
import type { Localised } from '../kernel/rules/values';

/** Writes tables as a page that can be read and printed without a spreadsheet. */

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1f1f33}' +
  'table{border-collapse:collapse;width:100%;margin-bottom:2rem}' +
  'th,td{border:1px solid #c0c0cf;padding:.4rem .6rem;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}' +
  'th{background:#f6f6f9}';

/** Without the apostrophes that protect spreadsheets. */
const cellOf = (kind: CellKind, value: CellValue, locale: ExportLocale): string =>
  escaped(kind === 'text' ? textOf(value, locale) : written(kind, value, locale));

const EMPTY: Localised = { fr: 'Rien.', en: 'Nothing.' };

/** A document with all tables; empty ones say so. */
export const htmlOf = async (
  tables: readonly ExportTable[],
  title: Localised,
  locale: ExportLocale,
): Promise<string> => {
  const parts: string[] = [];
  for (const { title: heading, columns, pages } of tables) {
    parts.push(`<h2>${escaped(heading[locale])}</h2>`);
    const lines: string[] = [];
    for await (const rows of pages()) {
      for (const row of rows) {
        const cells = row.map((value, at) => `<td>${cellOf(columns[at].kind, value, locale)}</td>`);
        lines.push(`<tr>${cells.join('')}</tr>`);
      }
    }
    const headers = columns.map(({ names }) => `<th scope="col">${escaped(names[locale])}</th>`);
    parts.push(
      lines.length === 0
        ? `<p>${EMPTY[locale]}</p>`
        : `<table><thead><tr>${headers.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`,
    );
  }
  const name = escaped(title[locale]);
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${name}</title><style>${STYLE}</style></head><body><h1>${name}</h1>${parts.join('')}</body></html>`;
};
