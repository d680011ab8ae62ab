import fs from 'node:fs';

/** A file of a form, as Strapi's parser writes it to the disk. */
interface FormFile {
  filepath: string;
  _writeStream: fs.WriteStream;
  destroy(): void;
}

/** How many fields a form may have, and how many files. */
export const FORM_PARTS = 100;

/** Of a form that is given up: the parser removes a file that may not be there yet, and is made afterwards. */
const destroyOnceMade = (file: FormFile): void => {
  const remove = () => fs.unlink(file.filepath, () => undefined);
  if (file._writeStream.closed) return remove();
  file._writeStream.once('close', remove);
  file._writeStream.destroy();
};

/** Hears of each file of a form before it is written. The parser, which is `this`, counts fields alone. */
export function onFileBegin(
  this: { openedFiles: FormFile[] },
  _name: string,
  file: FormFile,
): void {
  if (this.openedFiles.length >= FORM_PARTS) {
    throw Object.assign(new Error(`More than ${FORM_PARTS} files`), { status: 413 });
  }
  file.destroy = () => destroyOnceMade(file);
}
