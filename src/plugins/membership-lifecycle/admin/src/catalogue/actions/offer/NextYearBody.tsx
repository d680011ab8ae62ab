import { Button, Flex, Loader, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { OFFER_UID } from '../../../../../shared/kernel/ids';
import { useRefusal } from '../../../kit/api/refusal';
import { ContentLink, contentPath } from '../../../kit/components/ContentLink';
import { Notice } from '../../../kit/components/Notice';
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
  const { toggleNotification } = useNotification();
  const navigate = useNavigate();
  const { data: plan, error, isLoading, refetch } = useGetNextYearQuery(documentId);
  const [prepare, { isLoading: preparing }] = usePrepareNextYearMutation();
  const [refused, setRefused] = useState<string | null>(null);
  const problem = refused ?? (error ? read(error).message : null);
  const existing = plan?.existing;

  const submit = async () => {
    setRefused(null);
    try {
      const made = await prepare(documentId).unwrap();
      const message = t('next-year.done', { year: String(made.year) });
      toggleNotification({ type: 'success', message, timeout: 10_000 });
      onClose();
      navigate(contentPath(OFFER_UID, made.documentId));
    } catch (thrown) {
      setRefused(read(thrown).message);
      // Whoever was faster has made it: the link to it comes with the new answer.
      void refetch();
    }
  };

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
          <Button variant="tertiary">{t(existing ? 'action.close' : 'action.cancel')}</Button>
        </Modal.Close>
        {plan && !existing ? (
          <Button loading={preparing} disabled={preparing} onClick={() => void submit()}>
            {t('next-year.submit')}
          </Button>
        ) : null}
      </Modal.Footer>
    </>
  );
};
