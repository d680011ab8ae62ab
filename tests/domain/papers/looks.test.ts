import { certificatePaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/attestation';
import { callPaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/call';
import { offerSheet } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/offer-sheet';
import type { Paper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/paper';
import { drawPaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/drawing';
import { lookOf } from '../../../src/plugins/membership-lifecycle/server/src/papers/letterhead';
import { drawSheet } from '../../../src/plugins/membership-lifecycle/server/src/papers/sheet-drawing';
import {
  lightTones,
  type Face,
} from '../../../src/plugins/membership-lifecycle/shared/settings/face';
import { callContext, ISSUER } from '../../helpers/calls';
import { attendanceSheet, certified, OFFER, on, SHEET, SIGNED } from '../../helpers/papers';
import { readPdf } from '../../helpers/pdf-ua';

/** Papers look as the pages of the association do. */

const FACE: Face = { color: '#3f6b2a', secondColor: '#94600f', fonts: 'warm' };

const drawn = async (paper: Paper) =>
  readPdf(await drawPaper(paper, { ...on(), face: FACE })).pages.map(({ content }) => content);

const PAPERS: [string, Paper][] = [
  ['a call', callPaper(callContext(), 'fr')],
  ['a certificate', certificatePaper(certified({ ...ISSUER, ...SIGNED }), 'fr')],
  ['an attendance sheet', attendanceSheet(60, 'fr')],
];

test.each(PAPERS)('%s has no colour but those of its face', async (_, paper) => {
  const pages = await drawn(paper);
  const tones: string[] = Object.values(lightTones(FACE));
  const foreign = pages.flatMap(({ colors }) => [...colors].filter((one) => !tones.includes(one)));
  expect(foreign).toEqual([]);
  expect(pages[0].colors.size).toBeGreaterThan(4);
});

test('the sheet of an offer has no colour but those of its face, whose fonts decide its corners and lines', async () => {
  const offer = { ...OFFER, tiers: [...OFFER.tiers, { ...OFFER.tiers[0]!, allowances: [] }] };
  const sheet = offerSheet(offer, ISSUER, { ...SHEET, locale: 'fr' });
  const head = { ...on(), face: FACE };
  const [{ content }] = readPdf(await drawSheet(sheet, head)).pages;
  const tones: string[] = Object.values(lightTones(FACE));
  expect([...content.colors].filter((one) => !tones.includes(one))).toEqual([]);
  expect(lookOf(head)).toMatchObject({ corner: 12, isRuled: false });
  expect(lookOf({ ...head, face: { ...FACE, fonts: 'contemporary' } })).toMatchObject({
    ...{ corner: 0, isRuled: true },
  });
});

test('what a call comes to is the largest on it but for its title', async () => {
  const [page] = await drawn(callPaper(callContext(), 'fr'));
  const [title, sum, name] = [...page.sizes].sort((one, other) => other - one);
  expect([title, sum, name]).toEqual([18, 14, 13]);
});
