/** The text of a file, whatever wrote it. */

// Windows-1252 for the bytes from 0x80 on, where ISO 8859-1 has control characters; a space means none.
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Written by hand: Node 20's decoder treats Windows-1252 as ISO 8859-1 and loses every `€`. */
const fromWindows = (file: Buffer): string =>
  file.toString('latin1').replace(/[\u0080-\u009f]/g, (character) => {
    const letter = WINDOWS[character.charCodeAt(0) - 0x80];
    return letter === ' ' ? '\ufffd' : letter;
  });

/** Decodes UTF-8, with or without its mark, and else Windows-1252. */
export const decoded = (file: Buffer): { text: string; encoding: string } => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), encoding: 'utf-8' };
  } catch {
    return { text: fromWindows(file), encoding: 'windows-1252' };
  }
};
