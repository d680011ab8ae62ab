import type { MembershipView } from '../../../../../shared/core/membership';
import { fetchPaper } from '../../../kit/api/paper-file';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { download } from '../../../kit/utils/download';
import { useTrad } from '../../../kit/utils/trad';
import { useIssuePaperMutation } from '../../api/attestations';
import type { AskedPaper } from '../../api/attestations';

/** Has a paper made, hands it to the browser, and closes the form; or keeps why not. */
export const useIssue = (view: MembershipView, onClose: () => void) => {
  const { t } = useTrad();
  const [make] = useIssuePaperMutation();
  const { pending, refusal, submit } = useSubmit();
  const issue = (asked: AskedPaper) =>
    submit(
      async () => {
        const { id } = await make({ documentId: view.documentId, asked }).unwrap();
        const { file, name } = await fetchPaper(id);
        download(file, name);
      },
      { done: t('attestation.made'), then: onClose },
    );
  return { issue, refusal, busy: pending };
};
