import { Button, Flex } from '@strapi/design-system';
import { Calendar, Trash } from '@strapi/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { OccasionView } from '../../../shared/occasions/participation';
import { Confirm } from '../kit/components/Confirm';
import { useSubmit, type Submission } from '../kit/hooks/useSubmit';
import { useCan } from '../kit/utils/can';
import { download } from '../kit/utils/download';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { ReasonDialog } from './ReasonDialog';
import {
  fetchCalendar,
  useCancelOccasionMutation,
  usePublishOccasionMutation,
  useRemoveOccasionMutation,
} from './api';
import { OCCASIONS } from './places';

type Asked = 'publish' | 'cancel' | 'remove';

interface QuestionsProps {
  view: OccasionView;
  asked: Asked | null;
  submit: Submission['submit'];
  onClose: () => void;
}

/** Asks before an occasion is published, removed or cancelled, and does it. */
const Questions = ({ view, asked, submit, onClose }: QuestionsProps) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const navigate = useNavigate();
  const [publish] = usePublishOccasionMutation();
  const [cancel] = useCancelOccasionMutation();
  const [remove] = useRemoveOccasionMutation();
  const { id } = view;
  const publishNow = () => {
    onClose();
    void submit(() => publish(id).unwrap(), { done: t('occasion.published') });
  };
  const removeNow = () => {
    onClose();
    void submit(() => remove(id).unwrap(), {
      done: t('occasion.removed'),
      then: () => navigate(OCCASIONS),
    });
  };
  return (
    <>
      <Confirm
        open={asked === 'publish'}
        title={t('occasion.publish')}
        onConfirm={publishNow}
        onClose={onClose}
      >
        {t(`occasion.publish.${view.announced ? 'public' : 'members'}`, {
          title: text(view.titles),
        })}
      </Confirm>
      <Confirm
        open={asked === 'remove'}
        title={t('occasion.remove')}
        onConfirm={removeNow}
        onClose={onClose}
      >
        {t('occasion.remove.question', { title: text(view.titles) })}
      </Confirm>
      {asked === 'cancel' ? (
        <ReasonDialog
          title={t('occasion.cancel')}
          help={t('occasion.cancel.help', { count: view.taken })}
          initial={view.cancelReason ?? ''}
          confirm={t('occasion.cancel.confirm')}
          done={t('occasion.cancelled')}
          onConfirm={(reason) => cancel({ id, reason }).unwrap()}
          onClose={onClose}
        />
      ) : null}
    </>
  );
};

/** The actions possible now on an event or a programme. */
export const OccasionActions = ({ view }: { view: OccasionView }) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const canManage = useCan(PERMISSIONS.occasionManage);
  const canCancel = useCan(PERMISSIONS.participationManage) && canManage;
  const { pending, submit } = useSubmit({ aside: true });
  const [asked, setAsked] = useState<Asked | null>(null);
  const { id, openness, unsettled } = view;
  const stands = !['draft', 'cancelled', 'over'].includes(openness);
  const toCalendar = () =>
    submit(() => fetchCalendar(id, lang), { then: (file) => download(file, 'rendez-vous.ics') });
  return (
    <Flex gap={2} flex="none">
      {canManage && openness === 'draft' ? (
        <>
          <Button
            variant="danger-light"
            startIcon={<Trash aria-hidden />}
            onClick={() => setAsked('remove')}
          >
            {t('occasion.remove')}
          </Button>
          <Button loading={pending} onClick={() => setAsked('publish')}>
            {t('occasion.publish')}
          </Button>
        </>
      ) : (
        <Button
          variant="tertiary"
          startIcon={<Calendar aria-hidden />}
          onClick={() => void toCalendar()}
        >
          {t('occasion.calendar')}
        </Button>
      )}
      {canCancel && (stands || unsettled > 0) ? (
        <Button variant="danger-light" onClick={() => setAsked('cancel')}>
          {t(unsettled > 0 ? 'occasion.settle' : 'occasion.cancel')}
        </Button>
      ) : null}
      <Questions view={view} asked={asked} submit={submit} onClose={() => setAsked(null)} />
    </Flex>
  );
};
