/** The media library takes pictures, and papers that the offer leads to. No SVG: it is a page. */
const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'image/avif': ['.avif'],
};
const PAPERS: typeof PICTURES = { 'application/pdf': ['.pdf'] };

const PICTURE_ENDINGS = Object.values(PICTURES).flat();
const ENDINGS = [...PICTURE_ENDINGS, ...Object.values(PAPERS).flat()];

const endsWith = (name: string, endings: readonly string[]): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending));

/** The media types, for Strapi, which tells them by a file's first bytes. */
export const MEDIA_TYPES = [...Object.keys(PICTURES), ...Object.keys(PAPERS)];

/** Whether a name is that of a picture of the library, by how it ends. */
export const isPictureName = (name: string): boolean => endsWith(name, PICTURE_ENDINGS);

/** Whether a name ends as one of the library's files. */
export const isMediaName = (name: string): boolean => endsWith(name, ENDINGS);

/** The bytes at each end of a file that show its kind. */
export const GLANCE = 2_048;

const startsWith = (head: string, ...starts: string[]): boolean =>
  starts.some((start) => head.startsWith(start));

/** The beginning and end of a file of each kind, as Latin-1. */
const CONTENTS: Readonly<Record<string, (head: string, tail: string) => boolean>> = {
  'image/png': (head) => startsWith(head, '\x89PNG\r\n\x1a\n') && head.slice(12, 16) === 'IHDR',
  'image/jpeg': (head) => startsWith(head, '\xff\xd8\xff'),
  'image/gif': (head, tail) => startsWith(head, 'GIF87a', 'GIF89a') && tail.endsWith(';'),
  'image/webp': (head) => startsWith(head, 'RIFF') && /^WEBPVP8[ LX]/.test(head.slice(8)),
  'image/avif': (head) => /^ftyp[^]{8,24}?avi[fs]|^ftypavi[fs]/.test(head.slice(4, 40)),
  // Printers add blanks or zeroes after the end of a PDF, and nothing before its beginning.
  'application/pdf': (head, tail) =>
    /^%PDF-[12]\.\d/.test(head) && /startxref\s+\d{1,10}\s+%%EOF[\0\s]*$/.test(tail),
};

/**
 * Whether a file has the content that its extension says or, without an extension, a content that
 * the library accepts. Judged by its first and last `GLANCE` bytes.
 */
export const isOfItsKind = (ending: string, head: Uint8Array, tail: Uint8Array): boolean => {
  const [start, end] = [head, tail].map((bytes) => Buffer.from(bytes).toString('latin1'));
  return Object.entries({ ...PICTURES, ...PAPERS })
    .filter(([, endings]) => ending === '' || endings.includes(ending.toLowerCase()))
    .some(([type]) => CONTENTS[type](start, end));
};
