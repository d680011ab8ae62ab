import type { Day } from '../../kernel/rules/values';
import { MOST_LINES } from './bounds';
import type { ReadLine, ReadResult, ReadStatement } from './types';
import { Unreadable } from './unreadable';
import {
  accountOf,
  amountAt,
  dayAt,
  joined,
  plain,
  refuseCurrency,
  centsOf,
  shownSum,
} from './values';

/**
 * OFX 1 (SGML, whose values need no closing tags) and OFX 2 (XML): both are read as a row of tags
 * with what stands behind each.
 */

/** Whether a text is OFX, with the head of either version or without one. */
export const isOfx = (text: string): boolean => {
  const start = text.slice(0, 2_000).trim().toUpperCase();
  return start.startsWith('OFXHEADER') || start.includes('<?OFX') || start.startsWith('<OFX>');
};

interface Tag {
  name: string;
  value: string;
  /** The line of the file. */
  line: number;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Banks write raw ampersands: what names no character stays as it is. */
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|([a-z]{2,4}));/g, (whole, code: string, name: string) => {
    if (name) return ENTITIES[name] ?? whole;
    const point = Number(code);
    return point > 0x1f && point <= 0xffff ? String.fromCharCode(point) : ' ';
  });

/** The tags in their order, closing ones with a slash. */
const tagsOf = (text: string): Tag[] => {
  const tags: Tag[] = [];
  let line = text.slice(0, Math.max(0, text.indexOf('<'))).split('\n').length;
  for (let at = text.indexOf('<'); at !== -1;) {
    const end = text.indexOf('>', at);
    if (end === -1) break;
    const next = text.indexOf('<', end);
    const value = text.slice(end + 1, next === -1 ? text.length : next);
    tags.push({
      name: text
        .slice(at + 1, Math.min(end, at + 60))
        .trim()
        .toUpperCase(),
      value: unescaped(value.replace('<![CDATA[', '').replace(']]>', '')).trim(),
      line,
    });
    line += value.split('\n').length - 1;
    at = next;
  }
  return tags;
};

/** The values of the tags between two, by name: the first of each. */
const valuesOf = (tags: readonly Tag[]): Map<string, Tag> => {
  const values = new Map<string, Tag>();
  for (const tag of tags) if (!values.has(tag.name)) values.set(tag.name, tag);
  return values;
};

/** The stretches between an opening tag and its end, which an SGML file may leave out. */
const blocksOf = (tags: readonly Tag[], name: string): Tag[][] => {
  const blocks: Tag[][] = [];
  let open: Tag[] | null = null;
  for (const tag of tags) {
    if (tag.name === name) blocks.push((open = []));
    else if (tag.name === `/${name}`) open = null;
    else open?.push(tag);
  }
  return blocks;
};

/** `20261130`, with or without a time and its zone. */
const dayOf = (tag: Tag | undefined, line: number): Day | null => {
  if (!tag || tag.value === '') return null;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(tag.value) ?? [];
  if (year === undefined) {
    throw new Unreadable('bank-field', { line, field: 'date', cell: tag.value.slice(0, 40) });
  }
  return dayAt([year, month, day], line);
};

const lineOf = (block: readonly Tag[], statement: number): ReadLine => {
  const values = valuesOf(block);
  const line = block[0]?.line ?? 0;
  const value = (name: string): string => values.get(name)?.value ?? '';
  const bookedOn = dayOf(values.get('DTPOSTED'), line);
  if (bookedOn === null) throw new Unreadable('bank-field', { line, field: 'date', cell: '' });
  // French banks write thousands apart, and a comma before the cents.
  const amount = amountAt(value('TRNAMT').replace(/[\s\u00a0\u202f]/g, ''), line);
  const name = value('NAME') || value('MEMO');
  return {
    statement,
    bookedOn,
    valueOn: dayOf(values.get('DTAVAIL'), line),
    amount,
    label: plain(name, 'label'),
    details: plain(name === value('MEMO') ? '' : value('MEMO'), 'details'),
    counterparty: '',
    reference: plain(joined([value('REFNUM'), value('CHECKNUM')]), 'reference'),
    bankNumber: plain(value('FITID'), 'reference'),
  };
};

const headOf = (tags: readonly Tag[]): ReadStatement => {
  const values = valuesOf(tags);
  const line = tags[0]?.line ?? 0;
  const value = (name: string): string => values.get(name)?.value ?? '';
  const currency = value('CURDEF').toUpperCase() || 'EUR';
  refuseCurrency(currency, line);
  const [ledger = []] = blocksOf(tags, 'LEDGERBAL');
  const closing = centsOf(valuesOf(ledger).get('BALAMT')?.value ?? '');
  return {
    account: accountOf(value('BANKID') + value('BRANCHID') + value('ACCTID')),
    currency,
    from: dayOf(values.get('DTSTART'), line),
    to: dayOf(values.get('DTEND'), line),
    opening: null,
    closing: shownSum(closing),
  };
};

/** Reads an OFX file. Throws `Unreadable`. */
export const readOfx = (text: string): ReadResult => {
  const tags = tagsOf(text);
  const last = tags.at(-1);
  if (last?.name !== '/OFX') {
    throw new Unreadable('bank-truncated', { line: last?.line ?? 1 });
  }
  const blocks = ['STMTRS', 'CCSTMTRS'].flatMap((name) => blocksOf(tags, name));
  const statements: ReadStatement[] = [];
  const rows: ReadLine[] = [];
  for (const block of blocks) {
    statements.push(headOf(block));
    for (const movement of blocksOf(block, 'STMTTRN')) {
      rows.push(lineOf(movement, statements.length - 1));
      if (rows.length > MOST_LINES) {
        throw new Unreadable('bank-too-many-lines', { max: MOST_LINES });
      }
    }
  }
  if (statements.length === 0) throw new Unreadable('bank-format');
  return { head: { format: 'ofx', statements, columns: null }, rows };
};
