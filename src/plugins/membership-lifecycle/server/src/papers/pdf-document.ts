import type PDFDocument from 'pdfkit';
import type { Locale } from '../kernel/rules/values';
import { undrawable } from './faults';
import { fontOf, type FontName } from './fonts';

/**
 * What every PDF of ours is made with: tags, embedded fonts, and nothing that comes from a clock or
 * from chance, so that the same content gives the same bytes.
 */

export type Doc = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Doc['struct']>;

/** What an element says of itself; the published types lag behind the library. */
interface Described {
  alt?: string;
  bbox?: number[];
  scope?: 'Column' | 'Row';
}

/** An element of the structure that readers with ears follow, with what is drawn for it. */
export const element = (
  doc: Doc,
  type: string,
  draw: () => void,
  described: Described = {},
): Element => doc.struct(type, described as Parameters<Doc['struct']>[1], draw as never);

const LANGUAGES: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

interface Glyphs {
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
}

/** A character without a glyph would be an empty box on what somebody keeps. */
export const refuseUnwritable = (doc: Doc, text: string, fonts: readonly FontName[]): void => {
  for (const name of fonts) {
    doc.font(name);
    const { font } = (doc as typeof doc & { _font: Glyphs })._font;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (!font.hasGlyphForCodePoint(codePoint))
        throw undrawable({ kind: 'unwritable', character });
    }
  }
};

interface About {
  locale: Locale;
  /** What the file says of itself. */
  info: { Title?: string; Author?: string; CreationDate: Date };
  margins: { top: number; bottom: number; left: number; right: number };
  fonts: readonly FontName[];
  /** In points; A4 unless it is only measured with. */
  size?: [number, number];
  /** What the document is made with, besides what each of ours is. */
  more?: { subset?: 'PDF/A-3b' };
}

/**
 * A tagged document that waits to be drawn on. The library is read with the first one: a start that
 * draws nothing does not wait for it.
 */
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
    // The published types do not know that the library takes fonts that are parsed.
    doc.registerFont(name, (await fontOf(name)) as unknown as Buffer);
  }
  return doc;
};

/** The bytes of a document that has been drawn. */
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
