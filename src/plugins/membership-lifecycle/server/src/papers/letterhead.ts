import type { Core } from '@strapi/strapi';
import {
  faceOf,
  FONT_PAIRS,
  lightTones,
  type Face,
  type Tones,
} from '../../../shared/settings/face';
import type { Identity } from '../../../shared/settings/identity';
import { readLocalImage } from '../kernel/store/images';
import type { FontName } from './fonts';
import { decoration, type Doc } from './pdf-document';

/** What makes a paper the association's: its logo, its colours and the font of its headings. */
export interface Letterhead {
  /** Bytes: what is a Buffer here is none in the thread that draws. */
  logo: Uint8Array | null;
  face: Face;
}

export const letterheadOf = async (
  strapi: Core.Strapi,
  identity: Identity,
): Promise<Letterhead> => ({
  logo: identity.logoId === null ? null : await readLocalImage(strapi, identity.logoId),
  face: faceOf(identity),
});

/** How the parts of a paper look. */
export interface Look {
  logo: Buffer | null;
  tones: Tones;
  heading: FontName;
  /** The radius of corners, in points. */
  corner: number;
  isRuled: boolean;
}

const POINTS_PER_REM = 12;

export const lookOf = ({ logo, face }: Letterhead): Look => ({
  logo: logo && Buffer.from(logo),
  tones: lightTones(face),
  heading: `heading-${face.fonts}`,
  corner: FONT_PAIRS[face.fonts].corner * POINTS_PER_REM,
  isRuled: FONT_PAIRS[face.fonts].isRuled,
});

/** The ribbon in both colours across the head of a page, as on the pages of the site, in points. */
const RIBBON = { height: 5, share: 0.72 };

/** Draws the ribbon. */
export const drawRibbon = (doc: Doc, { tones }: Look): void => {
  const { width } = doc.page;
  const first = width * RIBBON.share;
  decoration({ doc }, () => {
    doc.rect(0, 0, first, RIBBON.height).fill(tones.accent);
    doc.rect(first, 0, width - first, RIBBON.height).fill(tones.panel);
  });
};
