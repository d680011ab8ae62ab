import fc from 'fast-check';
import type { CallContext } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/call';
import {
  creditInvoiceOf,
  invoiceOf,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/invoice';
import { facturXData } from '../../../src/plugins/membership-lifecycle/server/src/papers/factur-x';
import {
  callContext,
  callOfKind,
  creditNote,
  DUES,
  INVOICER,
  KINDS,
  nameOf,
  received,
  type CallKind,
} from '../../helpers/calls';
import { schemaFaults } from '../../helpers/factur-x';
import { factsOf, term } from '../../helpers/facts';
import { brokenRules, RULES, type Profile } from '../../helpers/invoice-rules';

/**
 * The rules of EN 16931, of the French profile and of Chorus Pro: calls and credit notes of every
 * kind follow those that bind them, and each rule notices the file that breaks it alone.
 */

const profilesOf = ({ invoicesTo, chorusFrame }: Pick<CallKind, 'invoicesTo' | 'chorusFrame'>) => {
  const profiles: Profile[] = ['european'];
  if (invoicesTo === 'chorus-pro') profiles.push('chorus');
  if (invoicesTo === 'platform' || chorusFrame === 'S1') profiles.push('french');
  return profiles;
};

const dataOf = (context: CallContext) => {
  const isNote = context.facts.creditNotes.length > 0;
  return facturXData((isNote ? creditInvoiceOf : invoiceOf)(context, 'fr'));
};

/** CALLS_SEED gives others. */
const seed = Number(process.env.CALLS_SEED ?? 20261129);

test.each(KINDS.map((kind) => [nameOf(kind), kind] as const))(
  '%s: no rule is broken',
  async (_, kind) => {
    const contexts = fc.sample(callOfKind(kind), { numRuns: 25, seed });
    for (const xml of await Promise.all(contexts.map(dataOf))) {
      expect(brokenRules(xml, profilesOf(kind))).toEqual([]);
    }
  },
);

test('credit notes and what goes to platforms are valid by their schema too', async () => {
  const texts = KINDS.flatMap((kind) => fc.sample(callOfKind(kind), { numRuns: 2, seed }));
  expect((await schemaFaults(await Promise.all(texts.map(dataOf)))).flat()).toEqual([]);
});

const exempt = { ...INVOICER, vatTreatment: 'exempt', taxNumber: 'FR00990000101' } as const;
const cancelled = {
  terms: [term()],
  dues: [{ ...DUES, cancelledOn: '2021-03-01' as const }],
  creditNotes: [creditNote()],
};
const contextOf = (more: Partial<CallContext>) => callContext({ issuer: INVOICER, ...more });

/** Sound files to break, each with what binds it. */
const SOUND = {
  platform: contextOf({ invoicesTo: 'platform' }),
  exempt: contextOf({ invoicesTo: 'platform', issuer: exempt }),
  paid: contextOf({
    invoicesTo: 'platform',
    facts: factsOf({ terms: [term()], dues: [DUES], payments: [received(DUES.amount)] }),
  }),
  note: contextOf({ invoicesTo: 'platform', facts: factsOf(cancelled) }),
  chorus: contextOf({}),
  'note in Chorus Pro': contextOf({ facts: factsOf(cancelled) }),
  'e-mail': contextOf({ invoicesTo: 'email-only' }),
};

type Change = (xml: string) => string;

const element = (name: string) => new RegExp(`<\\w+:${name}(?: [^>]*)?>.*?</\\w+:${name}>`, 's');
/** Takes the first element of a name away. */
const cut =
  (name: string): Change =>
  (xml) =>
    xml.replace(element(name), '');
/** Puts the first element of a name there twice. */
const twice =
  (name: string): Change =>
  (xml) =>
    xml.replace(element(name), (found) => found + found);
/** Gives the first element of a name another text. */
const put =
  (name: string, text: string): Change =>
  (xml) =>
    xml.replace(element(name), (found) => found.replace(/>.*</s, `>${text}<`));
/** Changes the first element of a name. */
const inside =
  (name: string, ...changes: Change[]): Change =>
  (xml) =>
    xml.replace(element(name), (found) => changes.reduce((now, change) => change(now), found));
const both =
  (...changes: Change[]): Change =>
  (xml) =>
    changes.reduce((now, change) => change(now), xml);
/** Adds elements at the end of the first one of a name. */
const add =
  (name: string, more: string): Change =>
  (xml) =>
    xml.replace(`</ram:${name}>`, `${more}</ram:${name}>`);
const unnamed: Change = (xml) => xml.replace(/ schemeID="0225"| unitCode="\w+"/, '');

const header = (...changes: Change[]): Change =>
  inside('ApplicableHeaderTradeSettlement', ...changes);
const vat = (...changes: Change[]): Change => header(inside('ApplicableTradeTax', ...changes));
const totals = (...changes: Change[]): Change =>
  inside('SpecifiedTradeSettlementHeaderMonetarySummation', ...changes);
const line = (...changes: Change[]): Change =>
  inside('IncludedSupplyChainTradeLineItem', ...changes);
const document = (...changes: Change[]): Change => inside('ExchangedDocument', ...changes);
const seller = (...changes: Change[]): Change => inside('SellerTradeParty', ...changes);
const buyer = (...changes: Change[]): Change => inside('BuyerTradeParty', ...changes);
const framed = (frame: string): Change =>
  inside('BusinessProcessSpecifiedDocumentContextParameter', put('ID', frame));
const sums = (amount: string, ...names: string[]): Change =>
  totals(...names.map((name) => put(name, amount)));
const noted =
  (code: string, change: (note: string) => string): Change =>
  (xml) =>
    xml.replace(
      new RegExp(
        `<ram:IncludedNote><ram:Content>[^<]*</ram:Content><ram:SubjectCode>${code}.*?</ram:IncludedNote>`,
      ),
      change,
    );
const TRANSFER =
  '<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode></ram:SpecifiedTradeSettlementPaymentMeans>';
const MORE = '5001.00';
const taxed = both(
  vat(put('CalculatedAmount', '1.00')),
  sums('1.00', 'TaxTotalAmount'),
  sums(MORE, 'GrandTotalAmount', 'DuePayableAmount'),
);

/** For each rule, a sound file and the change that breaks that rule alone. */
const BREAKS: Record<string, [keyof typeof SOUND, Change]> = {
  'BR-01': ['platform', cut('GuidelineSpecifiedDocumentContextParameter')],
  'BR-02': ['platform', document(cut('ID'))],
  'BR-03': ['platform', document(cut('IssueDateTime'))],
  'BR-04': ['platform', document(cut('TypeCode'))],
  'BR-05': ['platform', cut('InvoiceCurrencyCode')],
  'BR-06': ['platform', seller(cut('Name'))],
  'BR-07': ['platform', buyer(cut('Name'))],
  'BR-08': ['platform', seller(cut('PostalTradeAddress'))],
  'BR-09': ['platform', seller(cut('CountryID'))],
  'BR-10': ['platform', buyer(cut('PostalTradeAddress'))],
  'BR-11': ['platform', buyer(cut('CountryID'))],
  'BR-12': ['platform', totals(cut('LineTotalAmount'))],
  'BR-13': ['platform', totals(cut('TaxBasisTotalAmount'))],
  'BR-14': ['platform', totals(cut('GrandTotalAmount'))],
  'BR-15': ['platform', totals(cut('DuePayableAmount'))],
  'BR-16': [
    'platform',
    both(cut('IncludedSupplyChainTradeLineItem'), (xml) => xml.replace(/5000\.00/g, '0.00')),
  ],
  'BR-21': ['platform', line(cut('LineID'))],
  'BR-22': ['platform', line(cut('BilledQuantity'))],
  'BR-23': ['platform', line(unnamed)],
  'BR-24': ['platform', line(cut('LineTotalAmount'))],
  'BR-25': ['platform', line(cut('Name'))],
  'BR-26': ['platform', line(cut('ChargeAmount'))],
  'BR-27': ['platform', line(put('ChargeAmount', '-5000.00'))],
  'BR-29': ['platform', inside('EndDateTime', put('DateTimeString', '20201231'))],
  'BR-45': ['platform', vat(cut('BasisAmount'))],
  'BR-46': ['platform', vat(cut('CalculatedAmount'))],
  'BR-47': ['platform', vat(cut('CategoryCode'))],
  'BR-48': ['exempt', vat(cut('RateApplicablePercent'))],
  'BR-49': ['platform', inside('SpecifiedTradeSettlementPaymentMeans', cut('TypeCode'))],
  'BR-50': ['platform', cut('IBANID')],
  'BR-55': ['note in Chorus Pro', inside('InvoiceReferencedDocument', cut('IssuerAssignedID'))],
  'BR-61': ['platform', cut('PayeePartyCreditorFinancialAccount')],
  'BR-62': ['platform', seller(unnamed)],
  'BR-63': ['platform', buyer(unnamed)],
  'BR-CO-04': ['platform', line(cut('CategoryCode'))],
  'BR-CO-10': [
    'platform',
    sums(MORE, 'LineTotalAmount', 'TaxBasisTotalAmount', 'GrandTotalAmount', 'DuePayableAmount'),
  ],
  'BR-CO-13': [
    'platform',
    sums(MORE, 'TaxBasisTotalAmount', 'GrandTotalAmount', 'DuePayableAmount'),
  ],
  'BR-CO-14': [
    'platform',
    both(sums('1.00', 'TaxTotalAmount'), sums(MORE, 'GrandTotalAmount', 'DuePayableAmount')),
  ],
  'BR-CO-15': ['platform', sums(MORE, 'GrandTotalAmount', 'DuePayableAmount')],
  'BR-CO-16': ['platform', sums(MORE, 'DuePayableAmount')],
  'BR-CO-18': ['platform', header(cut('ApplicableTradeTax'))],
  'BR-CO-25': ['platform', cut('SpecifiedTradePaymentTerms')],
  'BR-CO-26': ['e-mail', seller(cut('GlobalID'), cut('SpecifiedLegalOrganization'))],
  'BR-O-02': [
    'platform',
    add(
      'SellerTradeParty',
      '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR00</ram:ID></ram:SpecifiedTaxRegistration>',
    ),
  ],
  'BR-O-05': [
    'platform',
    line(add('ApplicableTradeTax', '<ram:RateApplicablePercent>0</ram:RateApplicablePercent>')),
  ],
  'BR-O-08': ['platform', vat(put('BasisAmount', MORE))],
  'BR-O-09': ['platform', taxed],
  'BR-O-10': ['platform', vat(cut('ExemptionReason'))],
  'BR-O-01': ['platform', header(twice('ApplicableTradeTax'))],
  'BR-E-02': ['exempt', seller(cut('SpecifiedTaxRegistration'))],
  'BR-E-05': ['exempt', line(put('RateApplicablePercent', '20'))],
  'BR-E-08': ['exempt', vat(put('BasisAmount', MORE))],
  'BR-E-09': ['exempt', taxed],
  'BR-E-10': ['exempt', vat(cut('ExemptionReason'))],
  'BR-DEC': ['platform', sums('5000.000', 'DuePayableAmount')],
  'BR-FR-01': ['platform', document(put('ID', 'A'.repeat(36)))],
  'BR-FR-02': ['platform', document(put('ID', '2021 0007'))],
  'BR-FR-03': ['platform', inside('IssueDateTime', put('DateTimeString', '19991231'))],
  'BR-FR-04': ['platform', document(put('TypeCode', '751'))],
  'BR-FR-05 PMT': ['platform', noted('PMT', () => '')],
  'BR-FR-05 PMD': ['platform', noted('PMD', () => '')],
  'BR-FR-05 AAB': ['platform', noted('AAB', () => '')],
  'BR-FR-06 PMT': ['platform', noted('PMT', (note) => note + note)],
  'BR-FR-06 PMD': ['platform', noted('PMD', (note) => note + note)],
  'BR-FR-06 AAB': ['platform', noted('AAB', (note) => note + note)],
  'BR-FR-08': ['platform', framed('A1')],
  'BR-FR-09': ['platform', buyer(put('GlobalID', '99900000049837'))],
  'BR-FR-10': ['platform', seller(cut('SpecifiedLegalOrganization'))],
  'BR-FR-11': ['platform', buyer(cut('SpecifiedLegalOrganization'))],
  'BR-FR-12': ['platform', buyer(cut('URIUniversalCommunication'))],
  'BR-FR-13': ['platform', seller(cut('URIUniversalCommunication'))],
  'BR-FR-21': ['platform', buyer(put('URIID', '999000000'))],
  'BR-FR-23': ['platform', buyer(put('URIID', '356000000 A'))],
  'BR-FR-25': ['platform', buyer(put('URIID', `356000000${'A'.repeat(117)}`))],
  'BR-FR-32': ['platform', buyer(inside('SpecifiedLegalOrganization', put('ID', '35600000')))],
  'BR-FR-CO-05': ['note', cut('FormattedIssueDateTime')],
  'BR-FR-CO-07': ['platform', inside('DueDateDateTime', put('DateTimeString', '20210104'))],
  'BR-FR-CO-09': ['paid', cut('DueDateDateTime')],
  'BR-FR-CPRO-02': ['chorus', document(put('ID', 'A'.repeat(21)))],
  'BR-FR-CPRO-09': ['chorus', seller(cut('GlobalID'))],
  'BR-FR-CPRO-10': ['chorus', buyer(cut('GlobalID'))],
  'BR-FR-CPRO-15': [
    'chorus',
    inside('BuyerOrderReferencedDocument', put('IssuerAssignedID', 'A'.repeat(51))),
  ],
  'BR-FR-CPRO-20': ['note in Chorus Pro', twice('InvoiceReferencedDocument')],
  'BR-FR-CPRO-24': ['chorus', framed('S5')],
  'BR-FR-CPRO-35': ['note in Chorus Pro', put('Description', 'A'.repeat(1025))],
  'BR-FR-CPRO-36': ['chorus', seller(put('TradingBusinessName', 'A'.repeat(100)))],
  'BR-FR-CPRO-39': ['chorus', put('IBANID', 'A'.repeat(28))],
  'BR-FR-CPRO-42': ['chorus', put('Content', 'A'.repeat(1025))],
  'BR-FR-CPRO-43': ['chorus', seller(put('Name', 'A'.repeat(100)))],
  'BR-FR-CPRO-44': ['chorus', buyer(put('Name', 'A'.repeat(100)))],
  'BR-FR-CPRO-credit note': [
    'note in Chorus Pro',
    header((xml) => xml.replace('<ram:SpecifiedTradePaymentTerms>', `${TRANSFER}$&`)),
  ],
};

const NUMBERS = RULES.map(({ number, says }) => [number, says] as const);

test.each(NUMBERS)('%s: %s, and a file without that is noticed', async (number) => {
  const [kind, change] = BREAKS[number];
  const context = SOUND[kind];
  const profiles = profilesOf({
    invoicesTo: context.invoicesTo ?? 'email-only',
    chorusFrame: context.issuer.chorusFrame,
  });
  const sound = await dataOf(context);
  expect(brokenRules(sound, profiles)).toEqual([]);
  expect(brokenRules(change(sound), profiles)).toEqual([number]);
});

test('every change breaks a rule that is there', () => {
  expect(Object.keys(BREAKS).sort()).toEqual(RULES.map(({ number }) => number).sort());
});
