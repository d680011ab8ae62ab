/**
 * Whether bytes are a PDF that anybody can open, judged by the bytes alone: a name and a type are
 * what the sender says. It looks at what every reader needs first, and runs nothing.
 */

export type PdfFault = 'pdf-not-one' | 'pdf-broken' | 'pdf-protected';

/** The end of a PDF that readers search. */
const TAIL = 2_048;
const HEADER = /^%PDF-[12]\.\d/;
const END = /startxref\s+(\d{1,10})\s+%%EOF\s*$/;
/** The start of a cross-reference: a table, or an object that holds it. */
const REFERENCES = /^\s*(xref\s|\d+\s+\d+\s+obj\b)/;
/** As much of a cross-reference as shows whether it is one. */
const GLANCE = 64;

const textOf = (bytes: Uint8Array, from: number, to?: number): string =>
  Buffer.from(bytes.subarray(Math.max(0, from), to)).toString('latin1');

/** Why a file is not accepted as a PDF; null for a sound one. */
export const pdfFault = (bytes: Uint8Array): PdfFault | null => {
  if (!HEADER.test(textOf(bytes, 0, 16))) return 'pdf-not-one';
  // Printers and mail gateways leave blanks or zeroes behind.
  const end = END.exec(textOf(bytes, bytes.length - TAIL).replace(/[\0\s]+$/, ''));
  if (!end) return 'pdf-broken';
  const at = Number(end[1]);
  if (at === 0 || !REFERENCES.test(textOf(bytes, at, at + GLANCE))) return 'pdf-broken';
  const whole = textOf(bytes, 0);
  if (!/\/Root\s+\d+\s+\d+\s+R/.test(whole)) return 'pdf-broken';
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(whole) || /\/Encrypt\s*<</.test(whole)
    ? 'pdf-protected'
    : null;
};
