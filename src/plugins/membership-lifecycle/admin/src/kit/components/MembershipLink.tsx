import { Link, Typography } from '@strapi/design-system';
import { NavLink, useLocation } from 'react-router-dom';
import { useOpensMembers } from '../utils/can';
import { MEMBERS, memberPlace, type MemberTab } from '../utils/member-place';

interface Props {
  id: string;
  children: string;
  /** The tab of the page that tells of what the link stands beside. */
  tab?: MemberTab;
  /** Opens another tab of the browser, when leaving the page would lose work. */
  apart?: boolean;
}

/**
 * Leads to the page of a member; from the list of members, with the way back to its filters. The name
 * alone for those who may not open it.
 */
export const MembershipLink = ({ id, children, tab, apart = false }: Props) => {
  const { pathname, search } = useLocation();
  const opens = useOpensMembers();
  if (!opens) return <Typography>{children}</Typography>;
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
