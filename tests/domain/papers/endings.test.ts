import type { Paper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/paper';
import { receiptPaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/attestation';
import { drawPaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/drawing';
import { on, attendanceSheet, receipted, SIGNED } from '../../helpers/papers';
import { ISSUER } from '../../helpers/calls';
import { readPdf } from '../../helpers/pdf-ua';

/** Signatures stand on the page of what they sign, with room for them, however long it is. */

/** The height of the foot of a page, and of the room for a signature without its label. */
const FOOT = 70;
const ROOM = 60;

/** The pages on which the last cell of the table and the last texts stand. */
const ending = async (paper: Paper, texts: number) => {
  const { leaves, pages } = readPdf(await drawPaper(paper, on()));
  const lastCell = leaves.filter(({ type }) => type === 'TD').at(-1);
  const last = leaves.slice(-texts);
  expect(last.map(({ type }) => type)).toEqual(Array.from({ length: texts }, () => 'P'));
  const lowest = pages.at(-1)?.content.lowest ?? 0;
  return { cell: lastCell?.page, texts: last.map(({ page }) => page), pages: pages.length, lowest };
};

/** Every number of rows, over the end of the first page and of the second. */
const COUNTS = Array.from({ length: 50 }, (_, at) => at + 1);

const KINDS: [string, number, (count: number) => Paper][] = [
  ['an attendance sheet', 3, (count) => attendanceSheet(count, 'fr')],
  ['a receipt', 4, (count) => receiptPaper(receipted({ ...ISSUER, ...SIGNED }, count), 'fr')],
];

test.each(KINDS)('%s of any length keeps its end with its last row', async (_, texts, paper) => {
  const lengths = new Set<number>();
  for (const count of COUNTS) {
    const { cell, pages, lowest, ...end } = await ending(paper(count), texts);
    const whole = Array.from({ length: texts }, () => pages);
    expect({ count, cell, ...end }).toEqual({ count, cell: pages, texts: whole });
    expect(lowest).toBeGreaterThan(FOOT + ROOM);
    lengths.add(pages);
  }
  expect([...lengths]).toEqual([1, 2, 3]);
});

test('a receipt without signatory keeps its end too', async () => {
  for (const count of COUNTS) {
    const { cell, pages, texts } = await ending(receiptPaper(receipted(ISSUER, count), 'fr'), 3);
    expect({ count, cell, texts }).toEqual({ count, cell: pages, texts: [pages, pages, pages] });
  }
});
