import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

interface Props {
  uid: string;
  id: string;
  children: string;
}

/** The French version of a document, which holds its lists and dates. */
export const contentPath = (uid: string, id: string): string =>
  `/content-manager/collection-types/${uid}/${id}?plugins[i18n][locale]=fr`;

/** Leads to a document in the Content Manager. */
export const ContentLink = ({ uid, id, children }: Props) => (
  <Link tag={NavLink} to={contentPath(uid, id)}>
    {children}
  </Link>
);
