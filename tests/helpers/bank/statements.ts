import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** Statements as three kinds of banks hand them out, made of movements. */

export interface Movement {
  on: Day;
  /** In cents. */
  amount: number;
  label: string;
  details?: string;
  payer?: string;
  reference?: string;
  /** The number of the bank in an OFX file; else one of its place. */
  fitid?: string;
}

export interface Account {
  movements: readonly Movement[];
  opening?: number;
  /** Instead of the sum of the movements. */
  closing?: number;
}

const BANK = ['30002', '00550', '0000157841Z'] as const;
export const IBAN = `FR14${BANK.join('')}25`;

const total = ({ opening = 0, movements }: Account): number =>
  movements.reduce((sum, { amount }) => sum + amount, opening);

const short = (day: Day): string => `${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}`;

/** An amount of fourteen characters, whose last is a digit with its sign. */
const zoned = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(14, '0');
  const last = Number(digits.at(-1));
  return digits.slice(0, -1) + (cents < 0 ? '}JKLMNOPQR' : '{ABCDEFGHI')[last];
};

const record = (parts: Record<number, string>): string => {
  const characters = Array.from({ length: 120 }, () => ' ');
  for (const [at, text] of Object.entries(parts)) {
    [...text].forEach((letter, index) => (characters[Number(at) - 1 + index] = letter));
  }
  return characters.join('');
};

const cfonbHead = (code: string): Record<number, string> => ({
  1: code,
  3: BANK[0],
  12: BANK[1],
  17: 'EUR2',
  22: BANK[2],
});

/** The records of a CFONB 120 statement. */
export const cfonbRecords = (account: Account): string[] => {
  const { movements, opening = 0 } = account;
  const first = movements[0]?.on ?? '2026-11-01';
  const last = movements.at(-1)?.on ?? first;
  return [
    record({ ...cfonbHead('01'), 35: short(first), 91: zoned(opening) }),
    ...movements.flatMap(({ on, amount, label, details, payer, reference }) => [
      record({
        ...cfonbHead('04'),
        33: '05',
        35: short(on),
        43: short(on),
        49: label.slice(0, 31),
        82: '0000000',
        91: zoned(amount),
        105: (reference ?? '').slice(0, 16),
      }),
      ...(details
        ? [record({ ...cfonbHead('05'), 35: short(on), 46: 'LIB', 49: details.slice(0, 70) })]
        : []),
      ...(payer
        ? [record({ ...cfonbHead('05'), 35: short(on), 46: 'NPY', 49: payer.slice(0, 70) })]
        : []),
    ]),
    record({ ...cfonbHead('07'), 35: short(last), 91: zoned(account.closing ?? total(account)) }),
  ];
};

export const cfonbOf = (account: Account, lineBreak = '\r\n'): string =>
  cfonbRecords(account).join(lineBreak);

const decimal = (cents: number, mark = '.'): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
};

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** OFX 1, whose values need no closing tags; `raw` leaves ampersands as banks often do. */
export const ofxOf = (account: Account, { raw = false, mark = '.' } = {}): string => {
  const text = raw ? (one: string) => one : escaped;
  const { movements } = account;
  return `OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>${BANK[0]}<BRANCHID>${BANK[1]}<ACCTID>${BANK[2]}<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST>
${movements
  .map(
    ({ on, amount, label, details, reference, fitid }, at) => `<STMTTRN><TRNTYPE>CREDIT
<DTPOSTED>${on.replace(/-/g, '')}120000[+1:CET]
<TRNAMT>${decimal(amount, mark)}
<FITID>${fitid ?? `${Math.abs(amount)}-${at}`}
${reference ? `<REFNUM>${text(reference)}\n` : ''}<NAME>${text(label)}
${details ? `<MEMO>${text(details)}\n` : ''}</STMTTRN>`,
  )
  .join('\n')}
</BANKTRANLIST>
<LEDGERBAL><BALAMT>${decimal(total(account))}<DTASOF>20261130</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;
};

const balance = (code: string, cents: number): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(Math.abs(cents))}</Amt>` +
  `<CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>2026-11-30</Dt></Dt></Bal>`;

const transaction = ({ amount, details, payer, reference }: Movement): string =>
  `<TxDtls><Refs><EndToEndId>${escaped(reference ?? 'NOTPROVIDED')}</EndToEndId></Refs>` +
  `<Amt Ccy="EUR">${decimal(Math.abs(amount))}</Amt>` +
  (payer ? `<RltdPties><Dbtr><Pty><Nm>${escaped(payer)}</Nm></Pty></Dbtr></RltdPties>` : '') +
  (details ? `<RmtInf><Ustrd>${escaped(details)}</Ustrd></RmtInf>` : '') +
  '</TxDtls>';

/** An entry of CAMT.053; several movements of a day are one entry, a batch. */
export const entryOf = (movements: readonly Movement[], state = 'BOOK'): string => {
  const sum = movements.reduce((all, { amount }) => all + amount, 0);
  const [{ on, label }] = movements;
  return `<Ntry><Amt Ccy="EUR">${decimal(Math.abs(sum))}</Amt><CdtDbtInd>${sum < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>
<Sts><Cd>${state}</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>
<NtryDtls>${movements.map(transaction).join('')}</NtryDtls><AddtlNtryInf>${escaped(label)}</AddtlNtryInf></Ntry>`;
};

export const camtOf = (
  account: Account,
  {
    entries = account.movements.map((one) => entryOf([one])),
    declaration = '<?xml version="1.0" encoding="UTF-8"?>',
  } = {},
): string => `${declaration}
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>1</Id>
<Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', account.opening ?? 0)}
${balance('CLBD', account.closing ?? total(account))}
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>`;

/** The same with a prefix on every element, as some banks write it. */
export const prefixed = (camt: string): string =>
  camt.replace(/<(\/?)(?=[A-Z])/g, '<$1ns2:').replace('xmlns=', 'xmlns:ns2=');

const french = (day: Day): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** CSV with debits and credits in two columns, below what a bank says of the account. */
export const csvOf = ({ movements }: Account): string =>
  [
    'Compte courant;30002 00550 0000157841Z',
    'Solde au 30/11/2026;1 000,00',
    '',
    'Date comptable;Libellé;Débit euros;Crédit euros;Informations complémentaires;Tiers;Référence',
    ...movements.map(({ on, amount, label, details = '', payer = '', reference = '' }) => {
      const [debit, credit] = amount < 0 ? [decimal(amount, ','), ''] : ['', decimal(amount, ',')];
      const quoted = [label, details, payer, reference].map(
        (one) => `"${one.replace(/"/g, '""')}"`,
      );
      return [french(on), quoted[0], debit, credit, ...quoted.slice(1)].join(';');
    }),
    'Total;;;1 000,00',
  ].join('\r\n');

export const CSV_COLUMNS = {
  day: 'Date comptable',
  label: 'Libellé',
  debit: 'Débit euros',
  credit: 'Crédit euros',
  details: 'Informations complémentaires',
  counterparty: 'Tiers',
  reference: 'Référence',
};
