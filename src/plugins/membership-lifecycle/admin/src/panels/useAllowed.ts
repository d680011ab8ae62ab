import type { LegalCommand, MembershipView } from '../../../shared/contracts';
import { PERMISSIONS } from '../../../shared/ids';
import { useCan } from '../utils/can';

/** The commands that are legal now and that this person may run. */
export const useAllowed = (view: MembershipView): LegalCommand[] => {
  const canManage = useCan(PERMISSIONS.membershipManage);
  const canRecord = useCan(PERMISSIONS.usageRecord);
  return view.commands.filter(({ group }) => (group === 'rights' ? canRecord : canManage));
};
