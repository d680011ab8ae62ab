import { useEffect } from 'react';
import { useBlocker, useNavigate, useParams } from 'react-router-dom';
import { MEMBERSHIP_UID, ORGANISATION_UID, PERMISSIONS } from '../../../shared/kernel/ids';
import { useCan } from '../kit/utils/can';
import { memberPlace } from '../kit/utils/member-place';
import { useLazyGetMembershipOfQuery } from '../membership/api/memberships';

/** The record that an address of the Content Manager opens; null for any other address. */
const recordIn = (pathname: string, uid: string): string | null => {
  const [, id] = new RegExp(`/collection-types/${uid}/([^/]+)$`).exec(pathname) ?? [];
  return id === undefined || id === 'create' ? null : id;
};

/**
 * On the Content Manager's lists of memberships and of organisations: opening a record leads to the
 * page of the member. An organisation without a membership opens in the Content Manager.
 */
export const RecordLead = () => {
  const { slug = '' } = useParams();
  const navigate = useNavigate();
  const canRead = useCan(PERMISSIONS.membershipRead);
  const [membershipOf] = useLazyGetMembershipOfQuery();
  const leads = canRead && (slug === MEMBERSHIP_UID || slug === ORGANISATION_UID);
  const blocker = useBlocker(
    ({ nextLocation }) => leads && recordIn(nextLocation.pathname, slug) !== null,
  );
  const { state } = blocker;
  useEffect(() => {
    if (state !== 'blocked') return;
    const id = recordIn(blocker.location.pathname, slug) ?? '';
    const lead = async () => {
      const found =
        slug === MEMBERSHIP_UID
          ? id
          : // Without an answer, the Content Manager shows what it can.
            (
              await membershipOf(id)
                .unwrap()
                .catch(() => null)
            )?.documentId;
      if (found === undefined) {
        blocker.proceed();
        return;
      }
      blocker.reset();
      await navigate(memberPlace(found));
    };
    void lead();
    // The blocker is another object at each rendering; its state tells when it stops somebody.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
  return null;
};
