/** What the media library takes: pictures, and papers that the offer leads to. No SVG: it is a page. */
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
