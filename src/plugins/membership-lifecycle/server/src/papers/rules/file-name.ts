/** Names of files that others chose, made fit for any disk and for what is read of them. */

const LONGEST = 120;
const LONGEST_GIVEN = 1_000;
const PDF = '.pdf';

/**
 * The name of a PDF: the last part of a path, without what is invisible, turns text around, or means
 * something to a disk. Always ends in `.pdf`.
 */
export const pdfName = (given: string): string => {
  // What is longer is no name: its end is looked for by what repeats.
  const last = given.slice(-LONGEST_GIVEN).normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    // Control, format (among them those that write from right to left), halves and unassigned ones.
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(\.pdf)+\s*$/i, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = [...clean].slice(0, LONGEST).join('').trimEnd();
  return `${short || 'document'}${PDF}`;
};
