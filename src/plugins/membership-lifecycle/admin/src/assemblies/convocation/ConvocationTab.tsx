import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { AssemblyView, ConvocationPlan } from '../../../../shared/assemblies/assemblies';
import { PERMISSIONS, PLUGIN_ID } from '../../../../shared/kernel/ids';
import { Card } from '../../kit/components/Card';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Notice } from '../../kit/components/Notice';
import { PageBody } from '../../kit/components/PageBody';
import { ReceivedView } from '../../kit/components/ReceivedView';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetConvocationQuery } from '../api';
import { ElsewhereDialog, SendDialog } from './ConveneDialogs';

const TEMPLATE = 'assembly-convocation';

/** Of those who are not convened. */
const CONVOCATION_STANDINGS = ['leaving', 'kept', 'failed', 'none'] as const;

/** How the convocations stand, and the required days of notice. */
const Standing = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { convenedOn, notice, unconvened, convocations, convenedLate, noticeDays } = assembly;
  if (convenedOn) {
    const told = CONVOCATION_STANDINGS.filter((standing) => convocations[standing] > 0);
    const late = convenedLate > 0;
    return (
      <Notice
        tone={unconvened > 0 || late ? 'warning' : 'success'}
        title={t('assembly.convened-on', {
          day: day(convenedOn),
          count: convocations.convened,
          none: convocations.convened === 0 ? 'none' : 'some',
        })}
      >
        {unconvened === 0 ? t('assembly.convened.all') : null}
        {told.map((standing) => (
          <Typography key={standing} tag="p">
            {t(`assembly.convened.${standing}`, { count: convocations[standing] })}
          </Typography>
        ))}
        {late ? (
          <Typography tag="p">
            {t('assembly.convened.late', { count: convenedLate, required: noticeDays })}
          </Typography>
        ) : null}
      </Notice>
    );
  }
  if (notice.days < 0) {
    return (
      <Notice tone="warning" title={t('assembly.notice.past')}>
        {t('assembly.notice.past.help')}
      </Notice>
    );
  }
  return (
    <Notice
      tone={notice.enough ? 'primary' : 'warning'}
      title={t('assembly.notice.title', { days: notice.days, required: notice.required })}
    >
      {t(notice.enough ? 'assembly.notice.enough' : 'assembly.notice.short')}
    </Notice>
  );
};

const Recipients = ({ plan }: { plan: ConvocationPlan }) => {
  const { t } = useTrad();
  const more = plan.recipients - plan.first.length;
  return (
    <Card title={t('assembly.recipients', { count: plan.recipients })}>
      {plan.recipients === 0 ? (
        <Typography textColor="neutral600">{t('assembly.recipients.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
          {plan.first.map((line) => (
            <Typography tag="li" key={line.id}>
              {t('assembly.recipient', {
                member: line.organisation,
                name: line.toName,
                email: line.toEmail,
              })}
            </Typography>
          ))}
          {more > 0 ? (
            <Typography tag="li" textColor="neutral600">
              {t('assembly.recipients.more', { count: more })}
            </Typography>
          ) : null}
        </Flex>
      )}
    </Card>
  );
};

const Unreachable = ({ plan }: { plan: ConvocationPlan }) => {
  const { t } = useTrad();
  const { total } = plan.meta.pagination;
  if (total === 0) return null;
  return (
    <Notice tone="warning" title={t('assembly.unreachable', { count: total })}>
      {t('assembly.unreachable.help')}
      <Flex tag="ul" direction="column" alignItems="start" gap={1} paddingTop={2}>
        {plan.data.map((line) => (
          <li key={line.id}>
            <MembershipLink id={line.id}>{line.organisation || line.reference}</MembershipLink>
          </li>
        ))}
      </Flex>
    </Notice>
  );
};

/** « Convocation »: who gets it, who cannot, the message, and sending it. */
const Content = ({ assembly, plan }: { assembly: AssemblyView; plan: ConvocationPlan }) => {
  const { t } = useTrad();
  const [asking, setAsking] = useState<'send' | 'elsewhere' | null>(null);
  const canEditTemplates = useCan(PERMISSIONS.templatesManage);
  const readsMessages = useCan(PERMISSIONS.messageRead);
  const open = assembly.state === 'drafted' || assembly.state === 'convened';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Standing assembly={assembly} />
      {open ? (
        <>
          <Unreachable plan={plan} />
          <Recipients plan={plan} />
          {plan.letter ? (
            <Card
              title={t('assembly.message', { subject: plan.letter.subject })}
              action={
                canEditTemplates ? (
                  <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/templates?letter=${TEMPLATE}`}>
                    {t('assembly.template.edit')}
                  </Link>
                ) : null
              }
            >
              <ReceivedView title={t('messages.frame')} message={plan.letter} />
            </Card>
          ) : null}
          <Flex justifyContent="flex-end" gap={2} wrap="wrap">
            <Button
              variant="tertiary"
              disabled={assembly.unconvened === 0}
              onClick={() => setAsking('elsewhere')}
            >
              {t('assembly.elsewhere')}
            </Button>
            <Button
              startIcon={<PaperPlane aria-hidden />}
              disabled={plan.recipients === 0}
              onClick={() => setAsking('send')}
            >
              {t('assembly.convene', { count: plan.recipients })}
            </Button>
          </Flex>
        </>
      ) : null}
      {readsMessages ? (
        <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/messages?template=${TEMPLATE}`}>
          {t('assembly.messages.sent')}
        </Link>
      ) : null}
      {asking === 'send' ? (
        <SendDialog assembly={assembly} plan={plan} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'elsewhere' ? (
        <ElsewhereDialog assembly={assembly} onClose={() => setAsking(null)} />
      ) : null}
    </Flex>
  );
};

const Plan = ({ assembly }: { assembly: AssemblyView }) => {
  const query = useGetConvocationQuery({ id: assembly.id });
  return <PageBody query={query}>{(plan) => <Content assembly={assembly} plan={plan} />}</PageBody>;
};

export const ConvocationTab = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const canManage = useCan(PERMISSIONS.assemblyManage);
  if (canManage) return <Plan assembly={assembly} />;
  return (
    <Notice tone="primary">
      {assembly.convenedOn
        ? t('assembly.convened-on', {
            day: day(assembly.convenedOn),
            count: assembly.convocations.convened,
            none: assembly.convocations.convened === 0 ? 'none' : 'some',
          })
        : t('assembly.not-convened')}
    </Notice>
  );
};
