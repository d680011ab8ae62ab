import { Link } from '@strapi/design-system';
import { NavLink, useLocation } from 'react-router-dom';
import { MEMBERS, memberPlace, type MemberTab } from '../utils/member-place';

interface Props {
  id: string;
  children: string;
  /** The tab of the page that tells of what the link stands beside. */
  tab?: MemberTab;
  /** Opens another tab of the browser, when leaving the page would lose work. */
  apart?: boolean;
}

/** Leads to the page of a member; from the list of members, with the way back to its filters. */
export const MembershipLink = ({ id, children, tab, apart = false }: Props) => {
  const { pathname, search } = useLocation();
  return (
    <Link
      tag={NavLink}
      to={memberPlace(id, tab)}
      state={pathname.endsWith(MEMBERS) ? { list: search } : undefined}
      isExternal={apart}
    >
      {children}
    </Link>
  );
};
