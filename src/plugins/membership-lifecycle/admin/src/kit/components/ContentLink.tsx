import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

interface Props {
  uid: string;
  id: string;
  children: string;
}

/** Where the French version of a document is written: its lists and its dates rule. */
export const contentPath = (uid: string, id: string): string =>
  `/content-manager/collection-types/${uid}/${id}?plugins[i18n][locale]=fr`;

/** Leads to a document in the Content Manager. */
export const ContentLink = ({ uid, id, children }: Props) => (
  <Link tag={NavLink} to={contentPath(uid, id)}>
    {children}
  </Link>
);
