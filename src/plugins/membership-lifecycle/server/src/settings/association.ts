import type { Core } from '@strapi/strapi';
import { linesOf } from '../../../shared/kernel/lines';
import { publicPicture } from '../../../shared/kernel/picture';
import type { PublicAssociation } from '../../../shared/settings/content-api';
import { faceOf, publicFace } from '../../../shared/settings/face';
import type { Identity } from '../../../shared/settings/identity';
import { madeOnce } from '../kernel/made-once';
import { findImage, type Image } from '../kernel/store/images';
import type { Notices } from './privacy-notices';
import { privacyNoticesIn } from './privacy-notices';
import { settingsIn } from './settings';

const publicImage = ({
  url,
  alternativeText,
  width,
  height,
}: Image): PublicAssociation['logo'] => ({
  url,
  alternativeText,
  width,
  height,
});

const said = (text: string): string | null => text || null;

/** The public data of the association, which its messages and papers contain anyway. */
const createAssociationService = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Cached per copy of the identity, so that the logo is looked up at most once a second. */
  const views = new WeakMap<
    Identity,
    { notices: Notices | null; view: Promise<PublicAssociation> }
  >();

  const viewOf = async (
    identity: Identity,
    notices: Notices | null,
  ): Promise<PublicAssociation> => {
    const { name, legalName, legalForm, siret, street, postcode, city, country } = identity;
    const { email, phone, website, accessibility, accessibilityUrl } = identity;
    const logo = await findImage(strapi, identity.logoId);
    const picture = await findImage(strapi, identity.pictureId);
    return {
      name,
      legalName,
      legalForm,
      siret: said(siret),
      address: city ? { lines: street, postalCode: postcode, city, country } : null,
      email: said(email),
      phone: said(phone),
      website: said(website),
      rna: said(identity.rna),
      publicationDirector: said(identity.publicationDirector),
      hosting: said(identity.hosting),
      links: linesOf(identity.links),
      accessibility: accessibility || null,
      accessibilityStatement: said(accessibilityUrl),
      face: publicFace(faceOf(identity)),
      logo: logo && publicImage(logo),
      picture: picture && publicPicture(picture),
      privacy: notices,
    };
  };

  return {
    /** The association, at most a second old; the same object until it is reloaded. */
    async view(): Promise<PublicAssociation> {
      const identity = await settingsIn(strapi).identity();
      const notices = await privacyNoticesIn(strapi).current();
      const known = views.get(identity);
      if (known?.notices === notices) return known.view;
      const view = viewOf(identity, notices);
      views.set(identity, { notices, view });
      // After a failure, the next caller tries again.
      view.catch(() => views.delete(identity));
      return view;
    },
  };
};

export const associationIn = madeOnce(createAssociationService);
