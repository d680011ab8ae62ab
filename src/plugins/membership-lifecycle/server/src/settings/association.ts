import type { Core } from '@strapi/strapi';
import type { PublicAssociation } from '../../../shared/settings/content-api';
import type { Identity } from '../../../shared/settings/identity';
import { madeOnce } from '../kernel/made-once';
import { findImage } from '../kernel/store/images';
import type { Notices } from './privacy-notices';
import { privacyNoticesIn } from './privacy-notices';
import { settingsIn } from './settings';

const said = (text: string): string | null => text || null;

/** Who the association is, as anybody may know it: what its messages and papers already say. */
const createAssociationService = ({ strapi }: { strapi: Core.Strapi }) => {
  /** One answer for each copy of the identity: the logo is looked up once a second at most. */
  const views = new WeakMap<
    Identity,
    { notices: Notices | null; view: Promise<PublicAssociation> }
  >();

  const viewOf = async (
    identity: Identity,
    notices: Notices | null,
  ): Promise<PublicAssociation> => {
    const { name, legalName, legalForm, siret, street, postcode, city, country } = identity;
    const { email, phone, website, logoId, accessibility, accessibilityUrl } = identity;
    const image = logoId === null ? null : await findImage(strapi, logoId);
    return {
      name,
      legalName,
      legalForm,
      siret: said(siret),
      address: city ? { lines: street, postalCode: postcode, city, country } : null,
      email: said(email),
      phone: said(phone),
      website: said(website),
      accessibility: accessibility || null,
      accessibilityStatement: said(accessibilityUrl),
      logo: image && { url: image.url, alternativeText: image.alternativeText },
      privacy: notices,
    };
  };

  return {
    /** The association, at most a second old; the same object while nothing was read again. */
    async view(): Promise<PublicAssociation> {
      const identity = await settingsIn(strapi).identity();
      const notices = await privacyNoticesIn(strapi).current();
      const known = views.get(identity);
      if (known?.notices === notices) return known.view;
      const view = viewOf(identity, notices);
      views.set(identity, { notices, view });
      // A look-up that failed is tried again by whoever asks next.
      view.catch(() => views.delete(identity));
      return view;
    },
  };
};

export const associationIn = madeOnce(createAssociationService);
