/** Names of files that people send. Pure. */

const LONGEST = 120;
const LONGEST_GIVEN = 1_000;

/**
 * A safe name with its ending: the last part of a path, without invisible characters, direction
 * marks, and characters special to file systems.
 */
export const safeName = (given: string): string => {
  const last = given.slice(-LONGEST_GIVEN).normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
  return `${[...stem].slice(0, LONGEST).join('').trimEnd() || 'document'}${ending}`;
};
