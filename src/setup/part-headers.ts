import { createRequire } from 'node:module';

/** The form parser inside Strapi's body parser. */
interface FormReader {
  IncomingForm: { prototype: { _getFileName(header: string): string | null } };
}

/** A file name has at most 255 bytes, each written with at most three characters. */
const LONGEST = 1_024;

const readerOfForms = (): FormReader =>
  ['@strapi/core', 'koa-body', 'formidable'].reduce(
    (from, name) => createRequire(from.resolve(name)),
    createRequire(require.resolve('@strapi/strapi/package.json')),
  )('formidable') as FormReader;

/**
 * Limits the header of a form's part. The parser looks for the file name in it with a regular
 * expression of quadratic time: a header of a few hundred kilobytes blocked the server for
 * minutes. A part with a longer header counts as a field without a file.
 */
export const boundPartHeaders = (): void => {
  const { prototype } = readerOfForms().IncomingForm;
  const read = prototype._getFileName;
  prototype._getFileName = function (header) {
    return header.length > LONGEST ? null : read.call(this, header);
  };
};
