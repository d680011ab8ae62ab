/** The kinds of files that members may be given, by the ending of their names. */
const KINDS: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  odp: 'application/vnd.oasis.opendocument.presentation',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** The endings, as `.pdf`. */
export const ENDINGS: readonly string[] = Object.keys(KINDS).map((ending) => `.${ending}`);

/** The kind of a file by its name; null for one that is not taken, such as a page or a program. */
export const kindOf = (name: string): string | null => {
  const ending = /\.([a-z0-9]{2,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(KINDS, ending) ? KINDS[ending] : null;
};

/** A name that editors gave, with the ending that the file came with: without one, no program opens it. */
export const withEnding = (given: string, came: { name: string; mime: string }): string =>
  kindOf(given) === came.mime ? given : given + came.name.slice(came.name.lastIndexOf('.'));
