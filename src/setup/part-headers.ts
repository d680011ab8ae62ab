import { createRequire } from 'node:module';

/** The reader of forms that Strapi's parser uses, as it finds it. */
interface FormReader {
  IncomingForm: { prototype: { _getFileName(header: string): string | null } };
}

/** The longest name of a file on a disk has 255 bytes, written as three signs each at most. */
const LONGEST = 1_024;

const readerOfForms = (): FormReader =>
  ['@strapi/core', 'koa-body', 'formidable'].reduce(
    (from, name) => createRequire(from.resolve(name)),
    createRequire(require.resolve('@strapi/strapi/package.json')),
  )('formidable') as FormReader;

/**
 * The name of a file stands in the header of its part, which may be as long as the form, and is looked for
 * by an expression that takes the square of its length: a few hundred kilobytes held the server for
 * minutes. A part whose header is longer than any name has none, and is taken for a field.
 */
export const boundPartHeaders = (): void => {
  const { prototype } = readerOfForms().IncomingForm;
  const read = prototype._getFileName;
  prototype._getFileName = function (header) {
    return header.length > LONGEST ? null : read.call(this, header);
  };
};
