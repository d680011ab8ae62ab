import type { Block } from './content/paper';
import {
  FACES,
  heightOf,
  makeRoom,
  MARGIN,
  tagged,
  WINDOW,
  type Drawing,
  type Styled,
} from './pen';

/** Draws what a section ends with: texts, and those who sign. */

/** The room for a signature below its label, and the space between two. */
const SIGNATURE = { height: 62, gap: 24 };
/** The space above and below a text. */
const GAP = { above: 14, below: 4 };

type Signatures = Extract<Block, { kind: 'signatures' }>;
type Signed = Extract<Block, { kind: 'signed' }>;
type Closing = Extract<Block, { kind: 'text' }> | Signatures | Signed;

const CLOSINGS: readonly Block['kind'][] = ['text', 'signatures', 'signed'];
const isClosing = ({ kind }: Block): boolean => CLOSINGS.includes(kind);

const signatureWidth = ({ width }: Drawing, { labels }: Signatures): number =>
  (width + SIGNATURE.gap) / labels.length - SIGNATURE.gap;

/** Who signs is looked for at the right: below the address of who gets the paper. */
const besideOf = ({ width }: Drawing) => ({ x: WINDOW.x, width: MARGIN + width - WINDOW.x });

const linesOf = ({ made, by, signatory }: Signed): string[] => [
  made,
  by.text,
  ...(signatory === null ? [] : [signatory]),
];

const closingHeight = (drawing: Drawing, content: Closing): number => {
  const { doc, width } = drawing;
  const below = (text: string, room: number, font: (typeof FACES)[number]) =>
    heightOf(doc, text, room, font) + GAP.below;
  if (content.kind === 'text') {
    return below(content.text, width, content.strong ? 'bold' : 'regular');
  }
  if (content.kind === 'signed') {
    const across = besideOf(drawing).width;
    const heights = linesOf(content).map((text) => below(text, across, 'regular'));
    return heights.reduce((sum, height) => sum + height, GAP.above + SIGNATURE.height);
  }
  const each = signatureWidth(drawing, content);
  const highest = Math.max(...content.labels.map((text) => heightOf(doc, text, each, 'regular')));
  return highest + SIGNATURE.height;
};

/** The height in points of the texts and signatures that end a section: they never stand alone. */
export const heightAfter = (drawing: Drawing, blocks: readonly Block[], index: number): number => {
  const rest = blocks.slice(index + 1);
  if (!rest.every(isClosing)) return 0;
  return (rest as Closing[]).reduce((sum, next) => sum + closingHeight(drawing, next), 0);
};

const text = (drawing: Drawing, said: string, style: Styled): void => {
  tagged(drawing, 'P', said, style);
  drawing.doc.y += GAP.below;
};

export const drawClosing = (drawing: Drawing, content: Closing, after: number): void => {
  const { doc } = drawing;
  const height = closingHeight(drawing, content);
  makeRoom(drawing, height + after);
  const { y } = doc;
  if (content.kind === 'text') {
    return text(drawing, content.text, { font: content.strong ? 'bold' : 'regular' });
  }
  if (content.kind === 'signed') {
    doc.y += GAP.above;
    for (const line of linesOf(content)) text(drawing, line, besideOf(drawing));
  } else {
    const width = signatureWidth(drawing, content);
    for (const [index, label] of content.labels.entries()) {
      const x = MARGIN + index * (width + SIGNATURE.gap);
      tagged(drawing, 'P', label, { x, y, width });
    }
  }
  doc.y = y + height;
};
