import { Button, Flex, Loader, Modal } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { OFFER_UID } from '../../../../../shared/kernel/ids';
import { useRefusal } from '../../../kit/api/refusal';
import { ContentLink, contentPath } from '../../../kit/components/ContentLink';
import { Notice } from '../../../kit/components/Notice';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { useGetNextYearQuery, usePrepareNextYearMutation } from '../../api';
import { NextYearPlan } from './NextYearPlan';

interface Props {
  documentId: string;
  onClose: () => void;
}

/** The inside of « Préparer l’offre de l’année suivante »: what it will make, then makes. */
export const NextYearBody = ({ documentId, onClose }: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const navigate = useNavigate();
  const { data: plan, error, isLoading, refetch } = useGetNextYearQuery(documentId);
  const [prepare] = usePrepareNextYearMutation();
  const { pending, refusal, submit } = useSubmit();
  const problem = refusal?.message ?? (error ? read(error).message : null);
  const existing = plan?.existing;

  const make = () =>
    submit(() => prepare(documentId).unwrap(), {
      done: ({ year }) => ({
        type: 'success',
        message: t('next-year.done', { year: String(year) }),
        timeout: 10_000,
      }),
      then: (made) => {
        onClose();
        navigate(contentPath(OFFER_UID, made.documentId));
      },
      // Somebody else created it first: the reloaded answer links to it.
      refused: () => void refetch(),
    });

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {isLoading ? <Loader>{t('state.loading')}</Loader> : null}
          {problem ? <Notice tone="danger">{problem}</Notice> : null}
          {existing && plan ? (
            <Notice tone="warning">
              {t('next-year.exists', { year: String(plan.year) })}{' '}
              <ContentLink uid={OFFER_UID} id={existing.documentId}>
                {existing.title || t('offer.unnamed')}
              </ContentLink>
            </Notice>
          ) : null}
          {plan && !existing ? <NextYearPlan plan={plan} /> : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t(existing ? 'action.close' : 'action.back')}</Button>
        </Modal.Close>
        {plan && !existing ? (
          <Button loading={pending} disabled={pending} onClick={() => void make()}>
            {t('next-year.submit')}
          </Button>
        ) : null}
      </Modal.Footer>
    </>
  );
};
