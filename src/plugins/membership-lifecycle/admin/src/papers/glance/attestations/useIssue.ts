import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import { fetchPaper } from '../../../kit/api/paper-file';
import { useRefusal } from '../../../kit/api/refusal';
import type { Refusal } from '../../../kit/api/refusal';
import { download } from '../../../kit/utils/download';
import { useTrad } from '../../../kit/utils/trad';
import { useIssuePaperMutation } from '../../api/attestations';
import type { AskedPaper } from '../../api/attestations';

/** Has a paper made, hands it to the browser, and closes the form; or keeps why not. */
export const useIssue = (
  view: MembershipView,
  onClose: () => void,
): { issue: (asked: AskedPaper) => Promise<void>; refusal: Refusal | null; busy: boolean } => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [make, { isLoading }] = useIssuePaperMutation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const issue = async (asked: AskedPaper) => {
    setRefusal(null);
    try {
      const { id, name } = await make({ documentId: view.documentId, asked }).unwrap();
      download(await fetchPaper(id), name);
      toggleNotification({ type: 'success', message: t('attestation.made') });
      onClose();
    } catch (error) {
      setRefusal(read(error));
    }
  };
  return { issue, refusal, busy: isLoading };
};
