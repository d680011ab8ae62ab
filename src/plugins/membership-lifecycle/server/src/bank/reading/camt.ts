import { XMLParser } from 'fast-xml-parser';
import type { Cents, Day } from '../../kernel/rules/values';
import { MOST_DEPTH, MOST_LINES } from './bounds';
import type { ReadLine, ReadResult, ReadStatement } from './types';
import { Unreadable } from './unreadable';
import {
  accountOf,
  amountAt,
  checkBalance,
  dayAt,
  joined,
  plain,
  refuseCurrency,
  centsOf,
  shownSum,
} from './values';

/** CAMT.053 of any version: the statement of an account, as XML. */

export const isXml = (text: string): boolean => /^\s*<(?:\?xml|[\w:]*Document)/i.test(text);

const LISTS = new Set([
  'Stmt',
  'Bal',
  'Ntry',
  'NtryDtls',
  'TxDtls',
  'Ustrd',
  'Strd',
  'AddtlRmtInf',
  'Chrgs',
  'Rcrd',
]);

const PARSER = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are made plain below: five names, and characters by their numbers.
  processEntities: false,
  isArray: (name) => LISTS.has(String(name)),
});

const NAMES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (_, ten, hex, name) => {
      if (name) return NAMES[String(name).toLowerCase()];
      const point = ten ? Number(ten) : Number.parseInt(String(hex), 16);
      return point > 0x1f && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
    },
  );

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path; of a list, its first. */
const at = (node: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((now, name) => {
    const one = Array.isArray(now) ? (now as unknown[])[0] : now;
    return isNode(one) ? one[name] : undefined;
  }, node);

const textAt = (node: unknown, ...path: string[]): string => {
  const found = at(node, ...path);
  const one: unknown = Array.isArray(found) ? found[0] : found;
  const text = isNode(one) ? one['#text'] : one;
  return typeof text === 'string' ? unescaped(text).trim() : '';
};

const listAt = (node: unknown, ...path: string[]): unknown[] => {
  const found = at(node, ...path);
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
};

const textsOf = (values: readonly unknown[]): string[] =>
  values.map((value) =>
    typeof value === 'string' ? unescaped(value) : textAt({ value }, 'value'),
  );

/** Stretches whose contents are no elements. */
const APART = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
] as const;

/** Refuses what would be unpacked or go too deep, before anything is built of it. */
const refuseHostile = (text: string): void => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable('bank-xml', { line: 1 });
  let depth = 0;
  let line = 1;
  for (let next = 0; next < text.length; next += 1) {
    const character = text.charCodeAt(next);
    if (character === 10) line += 1;
    if (character !== 60) continue;
    const apart = APART.find(([start]) => text.startsWith(start, next));
    if (apart) {
      const end = text.indexOf(apart[1], next);
      if (end === -1) throw new Unreadable('bank-truncated', { line });
      next = end;
      continue;
    }
    const after = text.charCodeAt(next + 1);
    if (after === 47) depth -= 1;
    // Neither a declaration nor a comment; one that closes itself has no depth.
    else if (after !== 63 && after !== 33) {
      const end = text.indexOf('>', next);
      if (end !== -1 && text.charCodeAt(end - 1) !== 47) depth += 1;
    }
    if (depth > MOST_DEPTH) throw new Unreadable('bank-xml', { line });
  }
  if (depth !== 0) throw new Unreadable('bank-truncated', { line });
};

const dayIn = (node: unknown, line: number): Day | null => {
  const text = textAt(node, 'Dt') || textAt(node, 'DtTm');
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  if (year !== undefined) return dayAt([year, month, day], line);
  if (text === '') return null;
  throw new Unreadable('bank-field', { line, field: 'date', cell: text.slice(0, 40) });
};

const signOf = (node: unknown): 1 | -1 => (textAt(node, 'CdtDbtInd') === 'DBIT' ? -1 : 1);

const ABSENT = new Set(['NOTPROVIDED', 'NONREF', '']);
const referencesOf = (node: unknown): string =>
  joined(
    ['EndToEndId', 'MndtId', 'InstrId', 'TxId', 'AcctSvcrRef']
      .map((name) => textAt(node, name))
      .filter((text) => !ABSENT.has(text.toUpperCase())),
  );

/** The number by which the bank knows a transaction, or the entry that holds it; empty without one. */
const bankNumberOf = (entry: unknown, transactions: readonly unknown[]): string => {
  const [own, whole] = [
    textAt(transactions[0], 'Refs', 'AcctSvcrRef'),
    textAt(entry, 'AcctSvcrRef'),
  ];
  return (
    [transactions.length === 1 ? own : '', whole].find((text) => !ABSENT.has(text.toUpperCase())) ??
    ''
  );
};

/** The other party: who pays when money comes in. Newer versions put it one element deeper. */
const partyOf = (details: unknown, sign: 1 | -1): string => {
  const sides = sign > 0 ? ['UltmtDbtr', 'Dbtr'] : ['UltmtCdtr', 'Cdtr'];
  const names = sides.map(
    (side) =>
      textAt(details, 'RltdPties', side, 'Nm') || textAt(details, 'RltdPties', side, 'Pty', 'Nm'),
  );
  return joined(names);
};

const remittanceOf = (details: unknown): string =>
  joined([
    // A text that is cut into several goes on without a mark.
    textsOf(listAt(details, 'RmtInf', 'Ustrd')).join(''),
    ...listAt(details, 'RmtInf', 'Strd').flatMap((one) => [
      textAt(one, 'CdtrRefInf', 'Ref'),
      textAt(one, 'RfrdDocInf', 'Nb'),
      ...textsOf(listAt(one, 'AddtlRmtInf')),
    ]),
    textAt(details, 'AddtlTxInf'),
  ]);

/** How the line of what a bank kept begins, and of what comes back; French banks call them so. */
const [CHARGE, RETURN] = ['FRAIS', 'RETOUR'];

const SAYS_RETURN = /\b(?:rej|retour|impay|return)/i;

/** Whether a movement takes an earlier one back. */
const isReturn = (entry: unknown, transactions: readonly unknown[]): boolean =>
  ['true', '1'].includes(textAt(entry, 'RvslInd')) ||
  transactions.some((details) => at(details, 'RtrInf') !== undefined);

type Common = Pick<ReadLine, 'statement' | 'bookedOn' | 'valueOn'>;

/** One line of the transactions that it is made of: one, or all of a batch that cannot be parted. */
const line = (
  common: Common,
  entry: unknown,
  transactions: readonly unknown[],
  { amount, sign }: { amount: Cents; sign: 1 | -1 },
): ReadLine => {
  const info = textAt(entry, 'AddtlNtryInf');
  const all = (textOf: (details: unknown) => string) => joined(transactions.map(textOf));
  const remittance = all(remittanceOf);
  const counterparty = all((details) => partyOf(details, sign));
  const said = info || remittance || counterparty || '—';
  const isUnsaid = isReturn(entry, transactions) && !SAYS_RETURN.test(said);
  return {
    ...common,
    amount: amount === 0 ? 0 : amount * sign,
    label: plain(isUnsaid ? joined([RETURN, said]) : said, 'label'),
    details: plain(info ? remittance : '', 'details'),
    counterparty: plain(counterparty, 'counterparty'),
    reference: plain(
      joined([all((details) => referencesOf(at(details, 'Refs'))), textAt(entry, 'NtryRef')]),
      'reference',
    ),
    bankNumber: plain(bankNumberOf(entry, transactions), 'reference'),
  };
};

/** The amount of one transaction of a batch; null where the bank does not say it. */
const amountOfDetails = (details: unknown): Cents | null => {
  const text = textAt(details, 'Amt') || textAt(details, 'AmtDtls', 'TxAmt', 'Amt');
  return text === '' ? null : centsOf(text);
};

/** What the bank kept of an entry or of a transaction, in cents. Older versions name no records. */
const keptFrom = (node: unknown): Cents => {
  const records = listAt(node, 'Chrgs').flatMap((one) => [...listAt(one, 'Rcrd'), one]);
  return records
    .filter((one) => textAt(one, 'CdtDbtInd') !== 'CRDT')
    .reduce<number>((sum, one) => sum + (centsOf(textAt(one, 'Amt')) ?? 0), 0);
};

/**
 * An entry as lines: each transaction of a batch apart, when their amounts add up to it, and what the
 * bank kept of them as a line of its own. A batch that adds up otherwise is one line with all payers.
 */
const linesOf = (entry: unknown, statement: number, place: number): ReadLine[] => {
  refuseCurrency(textAt({ Ccy: at(entry, 'Amt') }, 'Ccy', '@Ccy') || 'EUR', place);
  const sign = signOf(entry);
  const amount = amountAt(textAt(entry, 'Amt'), place);
  const bookedOn = dayIn(at(entry, 'BookgDt'), place) ?? dayIn(at(entry, 'ValDt'), place);
  if (bookedOn === null)
    throw new Unreadable('bank-field', { line: place, field: 'date', cell: '' });
  const common = { statement, bookedOn, valueOn: dayIn(at(entry, 'ValDt'), place) };
  const all = listAt(entry, 'NtryDtls').flatMap((one) => listAt(one, 'TxDtls'));
  const amounts = all.map(amountOfDetails);
  const total = amounts.reduce<number>((sum, one) => sum + (one ?? Number.NaN), 0);
  const kept = keptFrom(entry) || all.reduce<number>((sum, one) => sum + keptFrom(one), 0);
  const isNet = sign > 0 && kept > 0 && total - kept === amount;
  if (all.length > 1 && (total === amount || isNet)) {
    const lines = all.map((one, index) =>
      line(common, entry, [one], { amount: amounts[index] ?? 0, sign }),
    );
    if (!isNet) return lines;
    const charge = line(common, entry, [], { amount: kept, sign: -1 });
    return [...lines, { ...charge, label: plain(joined([CHARGE, charge.label]), 'label') }];
  }
  return [line(common, entry, all, { amount, sign })];
};

const OPENING = ['OPBD', 'PRCD'];

const headOf = (stmt: unknown, place: number): ReadStatement => {
  const balances = listAt(stmt, 'Bal');
  const balance = (codes: readonly string[]): Cents | null => {
    const found = balances.find((one) => codes.includes(textAt(one, 'Tp', 'CdOrPrtry', 'Cd')));
    const cents = found === undefined ? null : centsOf(textAt(found, 'Amt'));
    return cents === null ? null : cents * signOf(found);
  };
  const currency = textAt(stmt, 'Acct', 'Ccy') || 'EUR';
  refuseCurrency(currency, place);
  const period = at(stmt, 'FrToDt');
  const days = (name: string): Day | null => {
    const [, text] = /^(\d{4}-\d{2}-\d{2})/.exec(textAt(period, name)) ?? [];
    return text === undefined ? null : dayIn({ Dt: text }, place);
  };
  return {
    account: accountOf(
      textAt(stmt, 'Acct', 'Id', 'IBAN') || textAt(stmt, 'Acct', 'Id', 'Othr', 'Id'),
    ),
    currency,
    from: days('FrDtTm'),
    to: days('ToDtTm'),
    opening: balance(OPENING),
    closing: balance(['CLBD']),
  };
};

/** Whether an entry is booked; those that are only announced come again. */
const isBooked = (entry: unknown): boolean => {
  const state = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts');
  return state === '' || state === 'BOOK';
};

const statementsOf = (text: string): unknown[] => {
  try {
    const document = PARSER.parse(text) as Node;
    return listAt(document, 'Document', 'BkToCstmrStmt', 'Stmt');
  } catch {
    throw new Unreadable('bank-xml', { line: 1 });
  }
};

/** The line of the file in which each entry begins. */
const placesOf = (text: string): number[] => {
  const places: number[] = [];
  let place = 1;
  let from = 0;
  for (const { index } of text.matchAll(/<(?:\w+:)?Ntry>/g)) {
    place += text.slice(from, index).split('\n').length - 1;
    from = index;
    places.push(place);
  }
  return places;
};

/** Reads a CAMT.053 file. Throws `Unreadable`. */
export const readCamt = (text: string): ReadResult => {
  refuseHostile(text);
  const found = statementsOf(text);
  if (found.length === 0) throw new Unreadable('bank-format');
  const places = placesOf(text);
  const statements: ReadStatement[] = [];
  const rows: ReadLine[] = [];
  let entries = 0;
  for (const stmt of found) {
    const head = headOf(stmt, places[entries] ?? 1);
    const mine: ReadLine[] = [];
    for (const entry of listAt(stmt, 'Ntry')) {
      const place = places[entries] ?? 1;
      entries += 1;
      if (isBooked(entry)) mine.push(...linesOf(entry, statements.length, place));
      if (rows.length + mine.length > MOST_LINES) {
        throw new Unreadable('bank-too-many-lines', { max: MOST_LINES });
      }
    }
    checkBalance(head, mine, places[entries - 1] ?? 1);
    const { opening, closing } = head;
    statements.push({ ...head, opening: shownSum(opening), closing: shownSum(closing) });
    rows.push(...mine);
  }
  return { head: { format: 'camt', statements, columns: null }, rows };
};
