import type PDFDocument from 'pdfkit';
import type { Locale } from '../kernel/rules/values';
import { undrawable } from './faults';
import { fontOf, type FontName } from './fonts';

/**
 * The common part of all PDFs: tags and what else PDF/UA asks of a file, embedded fonts, and no time
 * or random value, so that equal contents give equal bytes.
 */

export type Doc = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Doc['struct']>;

/** Attributes of an element; the published types lag behind the library. */
interface Described {
  alt?: string;
  bbox?: number[];
  scope?: 'Column' | 'Row';
}

/** A structure element for screen readers, with the drawing that belongs to it. */
export const element = (
  doc: Doc,
  type: string,
  draw: () => void,
  described: Described = {},
): Element => doc.struct(type, described as Parameters<Doc['struct']>[1], draw as never);

/** Draws decoration, which screen readers skip. */
export const decoration = ({ doc }: { doc: Doc }, draw: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
};

const LANGUAGES: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

interface Glyphs {
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
}

/** The first character of a text that a font has no glyph for; null when it has all. */
const lackingIn = (doc: Doc, name: FontName, text: string): string | null => {
  doc.font(name);
  const { font } = (doc as typeof doc & { _font: Glyphs })._font;
  for (const character of text) {
    if (!font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character;
  }
  return null;
};

/** Refuses a character without a glyph: it would show as an empty box. */
export const refuseUnwritable = (doc: Doc, text: string, fonts: readonly FontName[]): void => {
  for (const name of fonts) {
    const character = lackingIn(doc, name, text);
    if (character !== null) throw undrawable({ kind: 'unwritable', character });
  }
};

/**
 * A heading and its font: the association's, or that of texts, which has more letters, where it lacks
 * one. A narrow space and a hyphen that breaks no line, which it lacks too, become their neighbours.
 */
export const headed = (
  doc: Doc,
  heading: FontName,
  text: string,
): { font: FontName; text: string } => {
  const plain = text.replace(/\u202f/g, '\u00a0').replace(/\u2011/g, '-');
  return lackingIn(doc, heading, plain) === null
    ? { font: heading, text: plain }
    : { font: 'bold', text };
};

interface About {
  locale: Locale;
  /** The file's metadata. */
  info: { Title: string; Author: string; CreationDate: Date };
  margins: { top: number; bottom: number; left: number; right: number };
  fonts: readonly FontName[];
  /** In points; A4 by default, other sizes for measuring. */
  size?: [number, number];
  /** Further options of the document. */
  more?: { subset?: 'PDF/A-3b' };
}

export const PDF_UA_NAMESPACE = 'http://www.aiim.org/pdfua/ns/id/';

/** PDF/UA-1, appended here since pdfkit's subset of that name excludes PDF/A. */
const ACCESSIBLE = `
    <rdf:Description rdf:about="" xmlns:pdfuaid="${PDF_UA_NAMESPACE}">
      <pdfuaid:part>1</pdfuaid:part>
    </rdf:Description>`;

const escaped = (text = ''): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Has free texts escaped in the XML of the metadata, where pdfkit puts them as they are. */
const escapeMetadata = (doc: Doc): void => {
  // The hook runs once the same texts are written elsewhere, where they are not escaped.
  const end = doc.endMetadata.bind(doc);
  doc.endMetadata = () => {
    const { Title, Author } = doc.info;
    doc.info = { ...doc.info, Title: escaped(Title), Author: escaped(Author) };
    end();
  };
};

/** Creates a tagged document. The library is loaded on demand, which keeps the start fast. */
export const openDocument = async (about: About): Promise<Doc> => {
  const { locale, info, margins, fonts, size, more } = about;
  const { default: Document } = await import('pdfkit');
  const doc = new Document({
    ...more,
    size: size ?? 'A4',
    margins,
    pdfVersion: '1.7',
    tagged: true,
    lang: LANGUAGES[locale],
    displayTitle: true,
    bufferPages: true,
    info: { Creator: 'Adhésions', ...info },
  });
  for (const name of fonts) {
    // The published types lack parsed fonts, which the library accepts.
    doc.registerFont(name, (await fontOf(name)) as unknown as Buffer);
  }
  doc.appendXML(ACCESSIBLE);
  escapeMetadata(doc);
  return doc;
};

/** The bytes of a finished document. */
export const bytesOf = (doc: Doc): Promise<Buffer> => {
  const bytes: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => bytes.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(bytes)));
    doc.on('error', reject);
  });
  doc.end();
  return done;
};
