import { Link, Typography } from '@strapi/design-system';
import { NavLink, useLocation } from 'react-router-dom';
import type { Measure } from '../../../../shared/core/brackets';
import { useOpensMembers } from '../utils/can';
import { figurePlace, MEMBERS, memberPlace, type MemberTab } from '../utils/member-place';

interface Props {
  id: string;
  children: string;
  /** The tab of the page that tells of what the link stands beside. */
  tab?: MemberTab;
  /** The figure that is to be written there: its form is open, whatever the tab. */
  write?: Measure;
  /** Opens another tab of the browser, when leaving the page would lose work. */
  apart?: boolean;
}

/**
 * Leads to the page of a member; from the list of members, with the way back to its filters. The name
 * alone for those who may not open it.
 */
export const MembershipLink = ({ id, children, tab, write, apart = false }: Props) => {
  const { pathname, search } = useLocation();
  const opens = useOpensMembers();
  if (!opens) return <Typography>{children}</Typography>;
  return (
    <Link
      tag={NavLink}
      to={write ? figurePlace(id, write) : memberPlace(id, tab)}
      state={pathname.endsWith(MEMBERS) ? { list: search } : undefined}
      isExternal={apart}
    >
      {children}
    </Link>
  );
};
