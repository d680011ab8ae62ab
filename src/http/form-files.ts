import fs from 'node:fs';

/** A file of a form, which Strapi's parser writes to disk. */
interface FormFile {
  filepath: string;
  _writeStream: fs.WriteStream;
  destroy(): void;
}

/** The most fields of a form, and the most files. */
export const FORM_PARTS = 100;

/**
 * Deletes a file of an aborted form once it is closed. The parser would delete it at once, and it
 * might only be created afterwards.
 */
const destroyOnceMade = (file: FormFile): void => {
  const remove = () => fs.unlink(file.filepath, () => undefined);
  if (file._writeStream.closed) return remove();
  file._writeStream.once('close', remove);
  file._writeStream.destroy();
};

/** Called before a file is written; counts the files, since the parser (`this`) only counts fields. */
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
