import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { MEMBERSHIP_UID } from '../../../shared/ids';

interface Props {
  id: string;
  children: string;
}

/** Leads to a membership in the Content Manager, where its panels stand. */
export const MembershipLink = ({ id, children }: Props) => (
  <Link tag={NavLink} to={`/content-manager/collection-types/${MEMBERSHIP_UID}/${id}`}>
    {children}
  </Link>
);
