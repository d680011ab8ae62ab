/** Makes file names from other people safe. */

const LONGEST = 120;
const LONGEST_GIVEN = 1_000;
const PDF = '.pdf';

/**
 * A safe name for a PDF: the last part of a path, without invisible characters, direction marks,
 * and characters special to file systems. Always ends in `.pdf`.
 */
export const pdfName = (given: string): string => {
  // Cut first: a longer text is no name, and the patterns below would be slow on it.
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
