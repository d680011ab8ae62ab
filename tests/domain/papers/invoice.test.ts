import { extractXml } from '@stackforge-eu/factur-x';
import fc from 'fast-check';
import { formatMoney } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/format';
import {
  amountsOf,
  callPaper,
  type CallContext,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/call';
import { creditNoteText } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/credit-note';
import {
  creditInvoiceOf,
  invoiceOf,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/invoice';
import { facturXData } from '../../../src/plugins/membership-lifecycle/server/src/papers/factur-x';
import { drawPaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/drawing';
import { anyCall, callContext, creditNote, DUES, INVOICER, received } from '../../helpers/calls';
import { said, schemaFaults } from '../../helpers/factur-x';
import { factsOf, term } from '../../helpers/facts';
import { on, SIGNED } from '../../helpers/papers';
import {
  faultsOf,
  filesIn,
  fontsOf,
  hasPdfTools,
  infoOf,
  metadataOf,
  pictureOf,
  textOf,
} from '../../helpers/pdf';

/** The data of an invoice that a call carries: what they say, and that all of it agrees. */

const withTools = hasPdfTools() ? test : test.skip;

const invoiced = (more: Partial<CallContext> = {}) => callContext({ issuer: INVOICER, ...more });
const isNote = (context: CallContext) => context.facts.creditNotes.length > 0;
const pageOf = (context: CallContext) =>
  (isNote(context) ? creditNoteText : callPaper)(context, 'fr');
const dataOf = (context: CallContext) =>
  facturXData((isNote(context) ? creditInvoiceOf : invoiceOf)(context, 'fr'));
/** What a page asks for, or takes back. */
const totalOf = (context: CallContext): string => {
  const [call] = context.facts.dues;
  const { left, received: paid } = amountsOf(context, call);
  const [label, amount] = isNote(context)
    ? ['Montant de l’avoir', call.amount]
    : [paid > 0 ? 'Reste à régler' : 'Total à régler', left];
  return `${label} ${formatMoney(amount, 'EUR', 'fr')}`;
};
const fileOf = async (context: CallContext) => {
  const data = await dataOf(context);
  return { data, bytes: await drawPaper(pageOf(context), on(), data) };
};

/** A hundred calls: CALLS_SEED gives others. */
const seed = Number(process.env.CALLS_SEED ?? 20261125);
const HUNDRED = fc.sample(anyCall, { numRuns: 100, seed });
beforeAll(() => console.info(`The hundred calls are those of CALLS_SEED=${seed}`));

describe('what the data say', () => {
  test('all that Chorus Pro knows a call by', async () => {
    const xml = await dataOf(invoiced());
    expect(said(xml, 'BuyerReference')).toEqual(['SVC-CULTURE']);
    expect(said(xml, 'BuyerOrderReferencedDocument', 'IssuerAssignedID')).toEqual(['EJ-4521']);
    expect(said(xml, 'SellerTradeParty', 'GlobalID')).toEqual(['99000010100016']);
    expect(said(xml, 'SellerTradeParty', 'SpecifiedLegalOrganization', 'ID')).toEqual([
      '990000101',
    ]);
    expect(said(xml, 'BuyerTradeParty', 'GlobalID')).toEqual(['35600000049837']);
    expect(said(xml, 'BuyerTradeParty', 'SpecifiedLegalOrganization', 'ID')).toEqual(['356000000']);
    expect(xml).toContain('<ram:GlobalID schemeID="0009">35600000049837');
    expect(xml).toContain('<ram:ID schemeID="0002">356000000');
    expect(said(xml, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID')).toEqual(['A1']);
    expect(said(xml, 'GuidelineSpecifiedDocumentContextParameter', 'ID')).toEqual([
      'urn:cen.eu:en16931:2017',
    ]);
    expect(said(xml, 'IBANID')).toEqual(['FR7699999000010000001234537']);
    expect(said(xml, 'BICID')).toEqual(['TESTFRPP']);
    expect(said(xml, 'PaymentReference')).toEqual(['2021-0007']);
    expect(xml).toMatch(/DueDateDateTime>.*20210204/);
    expect(xml).toMatch(/StartDateTime>.*20210101.*EndDateTime>.*20211231/);
    expect(said(xml, 'DuePayableAmount')).toEqual(['5000.00']);
  });

  test('what was received on it, and what is left to pay', async () => {
    const facts = factsOf({ terms: [term()], dues: [DUES], payments: [received(200_000)] });
    const xml = await dataOf(invoiced({ facts, editedOn: '2021-02-02' }));
    expect(said(xml, 'GrandTotalAmount')).toEqual(['5000.00']);
    expect(said(xml, 'TotalPrepaidAmount')).toEqual(['2000.00']);
    expect(said(xml, 'DuePayableAmount')).toEqual(['3000.00']);
    expect(said(await dataOf(invoiced()), 'TotalPrepaidAmount')).toEqual([]);
  });

  test('what the page says in English, where the association says it in English', () => {
    const data = invoiceOf(invoiced({ issuer: { ...INVOICER, ...SIGNED } }), 'en');
    expect(data.vatReason).toBe('Dues outside the scope of VAT');
    expect(data.notes).toContain('General assembly of 12 June 2020');
    expect(data.legalNotice).toContain('French non-profit association');
  });

  test('the VAT category that the association chose, with the reason that it wrote', async () => {
    const outside = await dataOf(invoiced());
    expect(said(outside, 'CategoryCode')).toEqual(['O', 'O']);
    expect(said(outside, 'ExemptionReason')).toEqual(['Cotisation hors du champ de la TVA']);
    const line = said(outside, 'SpecifiedLineTradeSettlement')[0];
    expect(said(line, 'RateApplicablePercent')).toEqual([]);
    const number = { ...INVOICER, vatTreatment: 'exempt' as const, taxNumber: 'FR00990000101' };
    const exempt = await dataOf(invoiced({ issuer: number }));
    expect(said(exempt, 'CategoryCode')).toEqual(['E', 'E']);
    expect(exempt).toContain('<ram:ID schemeID="VA">FR00990000101</ram:ID>');
    const local = await dataOf(invoiced({ issuer: { ...number, taxNumber: '990000101' } }));
    expect(local).toContain('<ram:ID schemeID="FC">990000101</ram:ID>');
  });

  test('no number of VAT of an association outside its scope, whatever its identity says', async () => {
    const issuer = { ...INVOICER, taxNumber: 'FR00990000101' };
    expect(await dataOf(invoiced({ issuer }))).not.toContain('FR00990000101');
  });

  test('nothing is made up for an association that has not said', () => {
    const issuer = { ...INVOICER, vatTreatment: '' as const };
    expect(() => invoiceOf(invoiced({ issuer }), 'fr')).toThrow('No VAT category');
  });

  test('what is paid says so, with the day, and asks for no transfer', async () => {
    const payments = [received(DUES.amount, { on: '2021-02-03' })];
    const facts = factsOf({ terms: [term()], dues: [DUES], payments });
    const xml = await dataOf(invoiced({ facts }));
    expect(said(xml, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID')).toEqual(['A2']);
    expect(said(xml, 'DuePayableAmount')).toEqual(['0.00']);
    expect(xml).toMatch(/DueDateDateTime>.*20210203/);
    expect(xml).not.toMatch(/IBANID|PaymentReference/);
  });

  test('a credit note cites its call, and neither asks for money nor has a due day', async () => {
    const dues = [{ ...DUES, cancelledOn: '2021-03-01' as const }];
    const facts = factsOf({ terms: [term()], dues, creditNotes: [creditNote()] });
    const xml = await dataOf(invoiced({ facts, editedOn: '2021-03-01' }));
    expect(xml).toContain('<ram:TypeCode>381</ram:TypeCode>');
    expect(xml).toContain('<rsm:ExchangedDocument><ram:ID>AV2021-0003</ram:ID>');
    expect(said(xml, 'InvoiceReferencedDocument', 'IssuerAssignedID')).toEqual(['2021-0007']);
    expect(said(xml, 'InvoiceReferencedDocument')[0]).toContain('20210105');
    expect(said(xml, 'SpecifiedTradePaymentTerms', 'Description')[0]).toContain('Annule l’appel');
    expect(xml).not.toMatch(/IBANID|PaymentReference|DueDateDateTime/);
    expect(said(await dataOf(invoiced()), 'InvoiceReferencedDocument')).toEqual([]);
  });

  test('on a platform, both addresses and the three mentions, which the page has too', async () => {
    const issuer = { ...INVOICER, latenessMention: 'Pénalités :\n10 %' };
    const context = invoiced({ invoicesTo: 'platform', issuer });
    const xml = await dataOf(context);
    expect(said(xml, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID')).toEqual(['S1']);
    expect(said(xml, 'SellerTradeParty', 'URIUniversalCommunication', 'URIID')).toEqual([
      '990000101',
    ]);
    expect(said(xml, 'BuyerTradeParty', 'URIID')).toEqual(['356000000']);
    const mentions = said(xml, 'IncludedNote').filter((note) => /PMT|PMD|AAB/.test(note));
    expect(mentions).toHaveLength(3);
    expect(mentions.join()).toContain('Pénalités : 10 %');
    const page = JSON.stringify(callPaper(context, 'fr').sections);
    expect(page).toContain('Aucune indemnité pour frais de recouvrement n’est demandée. Pénalités');
    const own = invoiced({
      invoicesTo: 'platform',
      issuer: { ...issuer, electronicAddress: '990000101_A' },
      addressee: { ...context.addressee, siren: null, electronicAddress: '356000000_B' },
    });
    const addressed = await dataOf(own);
    expect(addressed).toContain('<ram:URIID schemeID="0225">990000101_A</ram:URIID>');
    expect(addressed).toContain('<ram:URIID schemeID="0225">356000000_B</ram:URIID>');
  });

  test('in Chorus Pro, the mentions under the frames of the platforms alone', async () => {
    const issuer = { ...INVOICER, chorusFrame: 'S1' as const };
    const xml = await dataOf(invoiced({ issuer }));
    expect(said(xml, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID')).toEqual(['S1']);
    expect(said(xml, 'SubjectCode')).toEqual(['REG', 'PMT', 'PMD', 'AAB']);
    expect(said(await dataOf(invoiced()), 'SubjectCode')).toEqual(['REG']);
  });

  test('by e-mail alone, neither a frame nor an address of the French directory', async () => {
    const xml = await dataOf(invoiced({ invoicesTo: 'email-only' }));
    expect(xml).not.toMatch(/BusinessProcess|schemeID="0225"|PMT/);
  });

  test('no reference that nobody gave', async () => {
    const dues = [{ ...DUES, engagementNumber: null, serviceCode: ' ' }];
    const xml = await dataOf(invoiced({ facts: factsOf({ terms: [term()], dues }) }));
    expect(xml).not.toMatch(/BuyerReference|BuyerOrderReferencedDocument/);
  });

  test('a text that is no valid invoice is told', async () => {
    const xml = await dataOf(invoiced());
    const [good, bad, none] = await schemaFaults([
      xml,
      xml.replace(/<ram:DuePayableAmount>.*?<\/ram:DuePayableAmount>/, ''),
      '<a/>',
    ]);
    expect(good).toEqual([]);
    expect(bad.join()).toContain('DuePayableAmount');
    expect(none).not.toEqual([]);
  });
});

test('a hundred calls are valid by their schema, and equal to the cent all through', async () => {
  const texts = await Promise.all(HUNDRED.map(dataOf));
  expect((await schemaFaults(texts)).flat()).toEqual([]);
  HUNDRED.forEach((context, index) => {
    const xml = texts[index];
    const { amount } = context.facts.dues[0];
    for (const total of [
      ...['LineTotalAmount', 'TaxBasisTotalAmount', 'GrandTotalAmount'],
      ...['BasisAmount', 'ChargeAmount'],
    ]) {
      const cents = said(xml, total).map((text) => Number(text.replace('.', '')));
      expect([total, ...new Set(cents)]).toEqual([total, amount]);
    }
    // A call is due less what came in, never less than nothing; a credit note is due back whole.
    const cents = (name: string) =>
      said(xml, name).reduce((sum, text) => sum + Number(text.replace('.', '')), 0);
    expect(cents('TotalPrepaidAmount') + cents('DuePayableAmount')).toBe(amount);
    expect(said(xml, 'DuePayableAmount')).toHaveLength(1);
    const paid = context.facts.payments.reduce((sum, line) => sum + line.amount, 0);
    expect(cents('TotalPrepaidAmount')).toBe(Math.min(amount, paid));
    expect(said(xml, 'TaxTotalAmount')).toEqual(['0.00']);
    expect(said(xml, 'CalculatedAmount')).toEqual(['0.00']);
    const page = pageOf(context);
    expect(JSON.stringify(page.sections)).toContain(`"${formatMoney(amount, 'EUR', 'fr')}"`);
    expect(said(xml, 'BuyerTradeParty', 'Name')).toEqual([page.recipient?.name]);
  });
});

describe('the file', () => {
  test('carries the data byte for byte, and is the same file whenever it is made', async () => {
    const { data, bytes } = await fileOf(invoiced());
    const { xml, filename, profile } = await extractXml(bytes);
    expect({ xml, filename, profile }).toEqual({
      xml: data,
      filename: 'factur-x.xml',
      profile: 'EN16931',
    });
    expect((await fileOf(invoiced())).bytes.equals(bytes)).toBe(true);
    const plain = bytes.toString('latin1');
    for (const mark of ['/AFRelationship /Alternative', '/OutputIntents', '/StructTreeRoot']) {
      expect(plain).toContain(mark);
    }
  });

  test('takes no logo in the colours of printers, which a call without data does', async () => {
    // A JPEG of four channels, as far as its sizes.
    const cmyk = Buffer.from('ffd8ffc000140800100010040111000211000311000411', 'hex');
    const paper = callPaper(invoiced(), 'fr');
    await expect(drawPaper(paper, on(cmyk), await dataOf(invoiced()))).rejects.toMatchObject({
      fault: { kind: 'logo' },
    });
    await expect(drawPaper(paper, on(cmyk))).resolves.toBeInstanceOf(Buffer);
  });

  withTools('a hundred files are sound, and give back their data and their amount', async () => {
    for (const context of HUNDRED) {
      const { data, bytes } = await fileOf(context);
      expect(faultsOf(bytes)).toEqual([]);
      expect(filesIn(bytes)).toEqual({ 'factur-x.xml': data });
      const total = totalOf(context);
      expect(textOf(bytes).replace(/\s/g, '')).toContain(total.replace(/\s/g, ''));
    }
  });

  withTools('shows the same page as a call without data, and says what it is', async () => {
    const issuer = { ...INVOICER, name: 'Pain & Roses <1936>' };
    const context = invoiced({ issuer });
    const { bytes } = await fileOf(context);
    const without = await drawPaper(callPaper(context, 'fr'), on());
    expect(pictureOf(bytes).equals(pictureOf(without))).toBe(true);
    expect(fontsOf(bytes)).toEqual([true, true]);
    expect(infoOf(bytes)).toMatch(/Tagged:\s+yes/);
    const metadata = metadataOf(bytes);
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(metadata).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    expect(metadata).toContain('Pain &amp; Roses &lt;1936&gt;');
  });
});
