import type { MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { useCan } from '../../kit/utils/can';
import { MEMBER_TABS, type MemberTab } from '../../kit/utils/member-place';

/** The tabs of a member that this person may read. */
export const useMemberTabs = ({ readsContacts, rightsOnly }: MembershipView): MemberTab[] => {
  const readsMessages = useCan(PERMISSIONS.messageRead);
  const isOpen: Partial<Record<MemberTab, boolean>> = {
    contacts: readsContacts,
    messages: readsMessages,
  };
  if (rightsOnly) return ['rights'];
  return MEMBER_TABS.filter((tab) => isOpen[tab] ?? true);
};
