import type { Core } from '@strapi/strapi';
import { faceOf, lightTones, type Face, type Tones } from '../../../shared/settings/face';
import type { Identity } from '../../../shared/settings/identity';
import { readLocalImage } from '../kernel/store/images';
import type { FontName } from './fonts';

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
  tones: Tones;
  heading: FontName;
}

export const lookOf = (face: Face): Look => ({
  tones: lightTones(face),
  heading: `heading-${face.fonts}`,
});
