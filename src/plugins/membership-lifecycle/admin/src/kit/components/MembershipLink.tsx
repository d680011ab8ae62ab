import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { MEMBERSHIP_UID } from '../../../../shared/kernel/ids';

interface Props {
  id: string;
  children: string;
  /** Opens another tab, when leaving the page would lose work. */
  apart?: boolean;
}

/** Leads to a membership in the Content Manager, where its panels stand. */
export const MembershipLink = ({ id, children, apart = false }: Props) => (
  <Link
    tag={NavLink}
    to={`/content-manager/collection-types/${MEMBERSHIP_UID}/${id}`}
    isExternal={apart}
  >
    {children}
  </Link>
);
