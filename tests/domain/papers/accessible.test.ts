import fs from 'node:fs';
import path from 'node:path';
import type { Locale } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  certificatePaper,
  receiptPaper,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/attestation';
import { callPaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/call';
import { invoiceOf } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/invoice';
import { offerSheet } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/offer-sheet';
import { drawPaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/drawing';
import { facturXData } from '../../../src/plugins/membership-lifecycle/server/src/papers/factur-x';
import { drawSheet } from '../../../src/plugins/membership-lifecycle/server/src/papers/sheet-drawing';
import {
  on,
  attendanceSheet,
  certified,
  OFFER,
  receipted,
  SHEET,
  SIGNED,
} from '../../helpers/papers';
import { callContext, INVOICER } from '../../helpers/calls';
import { accessibilityFaults, readPdf } from '../../helpers/pdf-ua';

/** Every paper says that it is PDF/UA-1: what a program can see of that holds. */

const LOGO = fs.readFileSync(path.join(__dirname, '../../../favicon.png'));
const LOCALES: Locale[] = ['fr', 'en'];
/** A name that breaks XML where it is not escaped. */
const ISSUER = { ...INVOICER, ...SIGNED, name: 'L’Atelier <commun> & amis' };
const call = (locale: Locale) => callPaper(callContext({ issuer: ISSUER }), locale);

const PAPERS: [string, (locale: Locale) => Promise<Buffer>][] = [
  ['a call', (locale) => drawPaper(call(locale), on(LOGO))],
  [
    'a call that carries data',
    async (locale) =>
      drawPaper(
        call(locale),
        on(LOGO),
        await facturXData(invoiceOf(callContext({ issuer: ISSUER }), locale)),
      ),
  ],
  ['a certificate', (locale) => drawPaper(certificatePaper(certified(ISSUER), locale), on(LOGO))],
  ['a receipt of pages', (locale) => drawPaper(receiptPaper(receipted(ISSUER, 40), locale), on())],
  ['an attendance sheet', (locale) => drawPaper(attendanceSheet(60, locale), on(LOGO))],
  [
    'a draft of an offer',
    (locale) => drawSheet(offerSheet(OFFER, ISSUER, { ...SHEET, locale, draft: true }), on(LOGO)),
  ],
];

describe.each(PAPERS)('%s', (_, draw) => {
  test.each(LOCALES)('in %s is what its identifier says', async (locale) => {
    const bytes = await draw(locale);
    expect(accessibilityFaults(bytes)).toEqual([]);
    const { leaves, pages, metadata } = readPdf(bytes);
    expect(metadata).not.toContain('& amis');
    // Reading nothing would find nothing.
    expect(pages.flatMap(({ content }) => content.ids)).toHaveLength(leaves.length);
    expect(leaves.length).toBeGreaterThan(10);
  });
});

test('a paper that carries data describes the identifier, as PDF/A asks', async () => {
  const data = await facturXData(invoiceOf(callContext({ issuer: ISSUER }), 'fr'));
  const { metadata } = readPdf(await drawPaper(call('fr'), on(), data));
  const [, described] =
    /<pdfaExtension:schemas>(.*)<\/pdfaExtension:schemas>/s.exec(metadata) ?? [];
  expect(described).toMatch(/<pdfaSchema:prefix>pdfuaid<[^]*<pdfaProperty:name>part</);
  expect(metadata).toContain('<pdfaid:part>3<');
  expect(metadata.match(/<dc:title>/g)).toHaveLength(1);
  const plain = readPdf(await drawPaper(call('fr'), on())).metadata;
  expect(plain).not.toContain('pdfaExtension');
});

test.each([
  ['<pdfuaid:part>1', '<pdfuaid:part>2', 'no identifier'],
  ['/Marked true', '/Marked null', 'not marked'],
  ['/Lang (fr-FR)', '/Lang (de-DE)', 'no language'],
  ['/S /H1\n', '/S /H4\n', 'a heading of level 4 under none'],
  ['/Alt (', '/Als (', 'a figure without its words or its place'],
  ['/Scope /Row', '/Scopf /Row', 'a header of nothing'],
  ['/Tabs /S', '/Tabt /S', 'page 1 has no order of tabs'],
  ['/ToUnicode', '/ToUnicodf', 'a font unread'],
])('the lack of %s is seen', async (there, instead, fault) => {
  const bytes = await drawPaper(call('fr'), on(LOGO));
  const broken = Buffer.from(bytes.toString('latin1').replace(there, instead), 'latin1');
  expect(accessibilityFaults(broken)).toContain(fault);
});
