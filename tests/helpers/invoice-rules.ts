import { all, anywhere, parse, type Node } from './xml';

/**
 * The rules that the data of calls and credit notes must follow, in our own words under their
 * numbers: those of EN 16931 (BR), of the French profile (BR-FR) and of Chorus Pro (BR-FR-CPRO).
 * Rules about what our data never hold (allowances, other categories, other currencies) are left out.
 * BR-FR-11 and 21 bind what says that it is between companies; ours follow them all the same.
 */

const TRADE = 'CrossIndustryInvoice/SupplyChainTradeTransaction';
const DOCUMENT = 'CrossIndustryInvoice/ExchangedDocument';
const CONTEXT = 'CrossIndustryInvoice/ExchangedDocumentContext';
const AGREEMENT = `${TRADE}/ApplicableHeaderTradeAgreement`;
const SETTLEMENT = `${TRADE}/ApplicableHeaderTradeSettlement`;
const TOTALS = `${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation`;
const VAT = `${SETTLEMENT}/ApplicableTradeTax`;
const LINE = `${TRADE}/IncludedSupplyChainTradeLineItem`;
const LINE_VAT = `${LINE}/SpecifiedLineTradeSettlement/ApplicableTradeTax`;
const LINE_TOTAL =
  'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount';
const MEANS = `${SETTLEMENT}/SpecifiedTradeSettlementPaymentMeans`;
const ACCOUNT = `${MEANS}/PayeePartyCreditorFinancialAccount`;
const TERMS = `${SETTLEMENT}/SpecifiedTradePaymentTerms`;
const PRECEDING = `${SETTLEMENT}/InvoiceReferencedDocument`;
const PERIOD = `${SETTLEMENT}/BillingSpecifiedPeriod`;
const SELLER = `${AGREEMENT}/SellerTradeParty`;
const BUYER = `${AGREEMENT}/BuyerTradeParty`;
const ADDRESS = 'PostalTradeAddress';
const ORGANISATION = 'SpecifiedLegalOrganization';
const ENDPOINT = 'URIUniversalCommunication/URIID';
const ENGAGEMENT = `${AGREEMENT}/BuyerOrderReferencedDocument/IssuerAssignedID`;
const CREDIT_NOTE = '381';
const PAID_FRAME = /^[AS]2$/;

export type Profile = 'european' | 'french' | 'chorus';

interface Rule {
  number: string;
  of: Profile;
  says: string;
  holds: (invoice: Node) => boolean;
}

const texts = (invoice: Node, path: string): string[] => all(invoice, path).map(({ text }) => text);
const text = (invoice: Node, path: string): string => texts(invoice, path)[0] ?? '';
const isThere = (invoice: Node, path: string): boolean => text(invoice, path).trim() !== '';
const cents = (invoice: Node, path: string): number[] =>
  texts(invoice, path).map((amount) => Math.round(Number(amount) * 100));
const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

/** The sum of the lines; null when one has no amount, which is another rule's. */
const lineSum = (invoice: Node): number | null => {
  const amounts = all(invoice, LINE).map((line) => cents(line, LINE_TOTAL)[0] ?? null);
  return amounts.every((amount) => amount !== null) ? sum(amounts as number[]) : null;
};

/** Whether amounts agree; one that is missing is another rule's. */
const agree = (invoice: Node, path: string, expected: number | null): boolean =>
  expected === null || cents(invoice, path).every((amount) => amount === expected);

const isCategory = (invoice: Node, category: string): boolean =>
  text(invoice, `${VAT}/CategoryCode`) === category;
const isNote = (invoice: Node): boolean => text(invoice, `${DOCUMENT}/TypeCode`) === CREDIT_NOTE;
const frame = (invoice: Node): string =>
  text(invoice, `${CONTEXT}/BusinessProcessSpecifiedDocumentContextParameter/ID`);
const noted = (invoice: Node, code: string): Node[] =>
  all(invoice, `${DOCUMENT}/IncludedNote`).filter((note) => text(note, 'SubjectCode') === code);
const numbered = (invoice: Node, party: string, scheme: string): string[] =>
  [...all(invoice, `${party}/GlobalID`), ...all(invoice, `${party}/${ORGANISATION}/ID`)]
    .filter(({ attributes }) => attributes.schemeID === scheme)
    .map((id) => id.text);
const within = (most: number, ...found: string[]): boolean =>
  found.every((one) => [...one].length <= most);
const days = (invoice: Node): string[] =>
  ['DateTimeString', 'DateString'].flatMap((name) =>
    anywhere(invoice, name).map((day) => day.text),
  );
const day = (invoice: Node, path: string): string => text(invoice, `${path}/DateTimeString`);
const numbers = (invoice: Node): string[] => [
  text(invoice, `${DOCUMENT}/ID`),
  ...texts(invoice, `${PRECEDING}/IssuerAssignedID`),
];
const endpoints = (invoice: Node): Node[] =>
  [SELLER, BUYER].flatMap((party) => all(invoice, `${party}/${ENDPOINT}`));
const isZero = (invoice: Node, path: string): boolean =>
  all(invoice, path).every((one) => Number(one.text) === 0);

const needed = (number: string, says: string, path: string): Rule => ({
  number,
  of: 'european',
  says,
  holds: (invoice) => isThere(invoice, path),
});

const european = (number: string, says: string, holds: Rule['holds']): Rule => ({
  number,
  of: 'european',
  says,
  holds,
});
const french = (number: string, says: string, holds: Rule['holds']): Rule => ({
  number: `BR-FR-${number}`,
  of: 'french',
  says,
  holds,
});
const chorus = (number: string, says: string, holds: Rule['holds']): Rule => ({
  number: `BR-FR-CPRO-${number}`,
  of: 'chorus',
  says,
  holds,
});

/** The rules of one VAT category, which bind only its invoices. */
const ofCategory = (category: 'O' | 'E'): Rule[] => {
  const rule = (number: string, says: string, holds: Rule['holds']) =>
    european(
      `BR-${category}-${number}`,
      says,
      (invoice) => !isCategory(invoice, category) || holds(invoice),
    );
  return [
    rule('08', 'the basis is the sum of the lines of the category', (invoice) =>
      agree(invoice, `${VAT}/BasisAmount`, lineSum(invoice)),
    ),
    rule('09', 'the VAT is zero', (invoice) => isZero(invoice, `${VAT}/CalculatedAmount`)),
    rule('10', 'a reason says why there is no VAT', (invoice) =>
      isThere(invoice, `${VAT}/ExemptionReason`),
    ),
  ];
};

export const RULES: readonly Rule[] = [
  needed(
    'BR-01',
    'the specification is named',
    `${CONTEXT}/GuidelineSpecifiedDocumentContextParameter/ID`,
  ),
  needed('BR-02', 'there is a number', `${DOCUMENT}/ID`),
  needed('BR-03', 'there is a day of issue', `${DOCUMENT}/IssueDateTime/DateTimeString`),
  needed('BR-04', 'there is a type', `${DOCUMENT}/TypeCode`),
  needed('BR-05', 'there is a currency', `${SETTLEMENT}/InvoiceCurrencyCode`),
  needed('BR-06', 'the seller has a name', `${SELLER}/Name`),
  needed('BR-07', 'the buyer has a name', `${BUYER}/Name`),
  european(
    'BR-08',
    'the seller has an address',
    (invoice) => all(invoice, `${SELLER}/${ADDRESS}`).length === 1,
  ),
  european('BR-09', 'the address of the seller has a country', (invoice) =>
    all(invoice, `${SELLER}/${ADDRESS}`).every((address) => isThere(address, 'CountryID')),
  ),
  european(
    'BR-10',
    'the buyer has an address',
    (invoice) => all(invoice, `${BUYER}/${ADDRESS}`).length === 1,
  ),
  european('BR-11', 'the address of the buyer has a country', (invoice) =>
    all(invoice, `${BUYER}/${ADDRESS}`).every((address) => isThere(address, 'CountryID')),
  ),
  needed('BR-12', 'the lines are summed', `${TOTALS}/LineTotalAmount`),
  needed('BR-13', 'there is a total without VAT', `${TOTALS}/TaxBasisTotalAmount`),
  needed('BR-14', 'there is a total with VAT', `${TOTALS}/GrandTotalAmount`),
  needed('BR-15', 'there is an amount due', `${TOTALS}/DuePayableAmount`),
  european('BR-16', 'there is a line', (invoice) => all(invoice, LINE).length > 0),
  ...(
    [
      ['BR-21', 'an identifier', 'AssociatedDocumentLineDocument/LineID'],
      ['BR-22', 'a quantity', 'SpecifiedLineTradeDelivery/BilledQuantity'],
      ['BR-24', 'an amount', LINE_TOTAL],
      ['BR-25', 'a name', 'SpecifiedTradeProduct/Name'],
      ['BR-26', 'a price', 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount'],
      [
        'BR-CO-04',
        'a VAT category',
        'SpecifiedLineTradeSettlement/ApplicableTradeTax/CategoryCode',
      ],
    ] as const
  ).map(([number, what, path]) =>
    european(number, `each line has ${what}`, (invoice) =>
      all(invoice, LINE).every((line) => isThere(line, path)),
    ),
  ),
  european('BR-23', 'each quantity has a unit', (invoice) =>
    all(invoice, `${LINE}/SpecifiedLineTradeDelivery/BilledQuantity`).every(
      ({ attributes }) => attributes.unitCode,
    ),
  ),
  european('BR-27', 'no price is below zero', (invoice) =>
    cents(
      invoice,
      `${LINE}/SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount`,
    ).every((price) => price >= 0),
  ),
  european(
    'BR-29',
    'the period ends after it starts',
    (invoice) => day(invoice, `${PERIOD}/EndDateTime`) >= day(invoice, `${PERIOD}/StartDateTime`),
  ),
  ...(
    [
      ['BR-45', 'a basis', 'BasisAmount'],
      ['BR-46', 'an amount', 'CalculatedAmount'],
      ['BR-47', 'a category', 'CategoryCode'],
    ] as const
  ).map(([number, what, path]) =>
    european(number, `the VAT has ${what}`, (invoice) =>
      all(invoice, VAT).every((vat) => isThere(vat, path)),
    ),
  ),
  european('BR-48', 'the VAT has a rate, unless it is out of scope', (invoice) =>
    all(invoice, VAT).every(
      (vat) => text(vat, 'CategoryCode') === 'O' || isThere(vat, 'RateApplicablePercent'),
    ),
  ),
  european('BR-49', 'payment instructions name the means', (invoice) =>
    all(invoice, MEANS).every((means) => isThere(means, 'TypeCode')),
  ),
  european('BR-50', 'an account that is to be paid has a number', (invoice) =>
    all(invoice, ACCOUNT).every((account) => isThere(account, 'IBANID')),
  ),
  european('BR-55', 'an invoice that is cited has a number', (invoice) =>
    all(invoice, PRECEDING).every((one) => isThere(one, 'IssuerAssignedID')),
  ),
  european('BR-61', 'a transfer says to which account', (invoice) =>
    all(invoice, MEANS).every(
      (means) =>
        text(means, 'TypeCode') !== '30' ||
        all(means, 'PayeePartyCreditorFinancialAccount').length > 0,
    ),
  ),
  european('BR-62', 'the electronic address of the seller has a scheme', (invoice) =>
    all(invoice, `${SELLER}/${ENDPOINT}`).every(({ attributes }) => attributes.schemeID),
  ),
  european('BR-63', 'the electronic address of the buyer has a scheme', (invoice) =>
    all(invoice, `${BUYER}/${ENDPOINT}`).every(({ attributes }) => attributes.schemeID),
  ),
  european('BR-CO-10', 'the total of the lines is their sum', (invoice) =>
    agree(invoice, `${TOTALS}/LineTotalAmount`, lineSum(invoice)),
  ),
  european('BR-CO-13', 'the total without VAT is that of the lines', (invoice) =>
    cents(invoice, `${TOTALS}/LineTotalAmount`).every((lines) =>
      agree(invoice, `${TOTALS}/TaxBasisTotalAmount`, lines),
    ),
  ),
  european('BR-CO-14', 'the total of VAT is the sum of its parts', (invoice) =>
    agree(invoice, `${TOTALS}/TaxTotalAmount`, sum(cents(invoice, `${VAT}/CalculatedAmount`))),
  ),
  european('BR-CO-15', 'the total with VAT is the total without and the VAT', (invoice) =>
    cents(invoice, `${TOTALS}/TaxBasisTotalAmount`).every((basis) =>
      agree(
        invoice,
        `${TOTALS}/GrandTotalAmount`,
        basis + sum(cents(invoice, `${TOTALS}/TaxTotalAmount`)),
      ),
    ),
  ),
  european('BR-CO-16', 'the amount due is the total less what was paid', (invoice) =>
    cents(invoice, `${TOTALS}/GrandTotalAmount`).every((total) =>
      agree(
        invoice,
        `${TOTALS}/DuePayableAmount`,
        total - sum(cents(invoice, `${TOTALS}/TotalPrepaidAmount`)),
      ),
    ),
  ),
  european('BR-CO-18', 'there is a part of VAT', (invoice) => all(invoice, VAT).length > 0),
  european(
    'BR-CO-25',
    'what is due has a day, or terms',
    (invoice) =>
      sum(cents(invoice, `${TOTALS}/DuePayableAmount`)) <= 0 ||
      isThere(invoice, `${TERMS}/Description`) ||
      day(invoice, `${TERMS}/DueDateDateTime`) !== '',
  ),
  european('BR-CO-26', 'the seller has a number of its own', (invoice) =>
    [
      `${SELLER}/GlobalID`,
      `${SELLER}/${ORGANISATION}/ID`,
      `${SELLER}/SpecifiedTaxRegistration/ID`,
    ].some((path) => isThere(invoice, path)),
  ),
  european(
    'BR-O-02',
    'outside the scope, nobody has a number of VAT',
    (invoice) =>
      !isCategory(invoice, 'O') ||
      [SELLER, BUYER].every(
        (party) => all(invoice, `${party}/SpecifiedTaxRegistration`).length === 0,
      ),
  ),
  european(
    'BR-O-05',
    'outside the scope, no line has a rate',
    (invoice) =>
      !isCategory(invoice, 'O') || all(invoice, `${LINE_VAT}/RateApplicablePercent`).length === 0,
  ),
  european(
    'BR-O-01',
    'outside the scope, there is one part of VAT',
    (invoice) => !isCategory(invoice, 'O') || all(invoice, VAT).length <= 1,
  ),
  ...ofCategory('O'),
  european(
    'BR-E-02',
    'exempt, the seller has a number of VAT or a tax number',
    (invoice) =>
      !isCategory(invoice, 'E') || isThere(invoice, `${SELLER}/SpecifiedTaxRegistration/ID`),
  ),
  european(
    'BR-E-05',
    'exempt, the rate of each line is zero',
    (invoice) =>
      !isCategory(invoice, 'E') ||
      all(invoice, LINE_VAT).every((vat) => text(vat, 'RateApplicablePercent') === '0'),
  ),
  ...ofCategory('E'),
  european('BR-DEC', 'no total has more than two decimals', (invoice) =>
    all(invoice, TOTALS).every(({ children }) =>
      children.every((total) => /^-?\d+(\.\d{1,2})?$/.test(total.text)),
    ),
  ),

  french('01', 'a number has 35 characters at most', (invoice) => within(35, ...numbers(invoice))),
  french('02', 'a number is of letters, digits and + - _ /', (invoice) =>
    numbers(invoice).every((number) => number === '' || /^[A-Za-z0-9+\-_/]+$/.test(number)),
  ),
  french('03', 'every day is of the years 2000 to 2099', (invoice) =>
    days(invoice).every((one) => /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(one)),
  ),
  french('04', 'the type is an invoice or a credit note', (invoice) =>
    ['', '380', CREDIT_NOTE].includes(text(invoice, `${DOCUMENT}/TypeCode`)),
  ),
  ...['PMT', 'PMD', 'AAB'].flatMap((code) => [
    french(`05 ${code}`, `there is a note ${code}`, (invoice) => noted(invoice, code).length > 0),
    french(
      `06 ${code}`,
      `there is one note ${code} at most`,
      (invoice) => noted(invoice, code).length < 2,
    ),
  ]),
  french('08', 'the frame is S1, or S2 when all is paid', (invoice) =>
    /^S[12]$/.test(frame(invoice)),
  ),
  french('09', 'a SIRET has 14 digits and begins with the SIREN', (invoice) =>
    [SELLER, BUYER].every((party) =>
      numbered(invoice, party, '0009').every((siret) => {
        const [siren = ''] = numbered(invoice, party, '0002');
        return /^\d{14}$/.test(siret) && siret.startsWith(siren);
      }),
    ),
  ),
  french(
    '10',
    'the seller has a SIREN',
    (invoice) => numbered(invoice, SELLER, '0002').length === 1,
  ),
  french(
    '11',
    'a French buyer has a SIREN',
    (invoice) => numbered(invoice, BUYER, '0002').length === 1,
  ),
  french('12', 'the buyer has an electronic address', (invoice) =>
    isThere(invoice, `${BUYER}/${ENDPOINT}`),
  ),
  french('13', 'the seller has an electronic address', (invoice) =>
    isThere(invoice, `${SELLER}/${ENDPOINT}`),
  ),
  french(
    '21',
    'the address of the buyer is of the directory and begins with the SIREN',
    (invoice) => {
      const [siren = ''] = numbered(invoice, BUYER, '0002');
      return all(invoice, `${BUYER}/${ENDPOINT}`).every(
        (address) =>
          (address.attributes.schemeID ?? '0225') === '0225' &&
          (address.text === '' || address.text.startsWith(siren)),
      );
    },
  ),
  french('23', 'an electronic address is of letters, digits and - _ .', (invoice) =>
    endpoints(invoice).every((address) => /^[A-Za-z0-9\-_.]*$/.test(address.text)),
  ),
  french('25', 'an electronic address has 125 characters at most', (invoice) =>
    within(125, ...endpoints(invoice).map((address) => address.text)),
  ),
  french('32', 'a SIREN has nine digits', (invoice) =>
    [SELLER, BUYER].every((party) =>
      numbered(invoice, party, '0002').every((siren) => /^\d{9}$/.test(siren)),
    ),
  ),
  french(
    'CO-05',
    'a credit note cites a call with its day',
    (invoice) =>
      !isNote(invoice) ||
      all(invoice, PRECEDING).some((one) => day(one, 'FormattedIssueDateTime') !== ''),
  ),
  french('CO-07', 'nothing is due before it is issued, unless it is paid', (invoice) => {
    const due = day(invoice, `${TERMS}/DueDateDateTime`);
    return (
      due === '' ||
      PAID_FRAME.test(frame(invoice)) ||
      due >= day(invoice, `${DOCUMENT}/IssueDateTime`)
    );
  }),
  french(
    'CO-09',
    'a frame of what is paid has nothing due, and the day of the payment',
    (invoice) =>
      !PAID_FRAME.test(frame(invoice)) ||
      (sum(cents(invoice, `${TOTALS}/DuePayableAmount`)) === 0 &&
        day(invoice, `${TERMS}/DueDateDateTime`) !== ''),
  ),

  chorus('02', 'a number has 20 characters at most', (invoice) => within(20, ...numbers(invoice))),
  chorus(
    '09',
    'a seller with a SIREN gives its SIRET',
    (invoice) => numbered(invoice, SELLER, '0009').length === 1,
  ),
  chorus('10', 'the buyer has a SIRET', (invoice) => numbered(invoice, BUYER, '0009').length === 1),
  chorus('15', 'an engagement has 50 characters at most', (invoice) =>
    within(50, text(invoice, ENGAGEMENT)),
  ),
  chorus('20', 'one call at most is cited', (invoice) => all(invoice, PRECEDING).length <= 1),
  chorus('24', 'the frame is that of a supplier', (invoice) => /^[AS][12]$/.test(frame(invoice))),
  chorus('35', 'terms have 1024 characters at most', (invoice) =>
    within(1024, ...texts(invoice, `${TERMS}/Description`)),
  ),
  chorus('36', 'a trading name has 99 characters at most', (invoice) =>
    within(99, ...texts(invoice, `${SELLER}/${ORGANISATION}/TradingBusinessName`)),
  ),
  chorus('39', 'an account has 27 characters at most', (invoice) =>
    within(27, ...texts(invoice, `${ACCOUNT}/IBANID`)),
  ),
  chorus('42', 'a note has 1024 characters at most', (invoice) =>
    within(1024, ...texts(invoice, `${DOCUMENT}/IncludedNote/Content`)),
  ),
  chorus('43', 'the name of the seller has 99 characters at most', (invoice) =>
    within(99, text(invoice, `${SELLER}/Name`)),
  ),
  chorus('44', 'the name of the buyer has 99 characters at most', (invoice) =>
    within(99, text(invoice, `${BUYER}/Name`)),
  ),
  chorus(
    'credit note',
    'a credit note has no means of payment',
    (invoice) => !isNote(invoice) || all(invoice, MEANS).length === 0,
  ),
];

/** The numbers of the rules of some profiles that a text breaks. */
export const brokenRules = (xml: string, profiles: readonly Profile[]): string[] => {
  const invoice = parse(xml);
  return RULES.filter(({ of, holds }) => profiles.includes(of) && !holds(invoice)).map(
    ({ number }) => number,
  );
};
