import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { RetentionPlan } from '../../../shared/privacy/privacy';
import { useRefusal } from '../kit/api/refusal';
import { Confirm } from '../kit/components/Confirm';
import { ListTable, type Column } from '../kit/components/ListTable';
import { Notice } from '../kit/components/Notice';
import { Quiet } from '../kit/components/Quiet';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useLazyGetRetentionQuery, usePurgeMutation } from './api';

const Plan = ({ plan }: { plan: RetentionPlan }) => {
  const { t } = useTrad();
  const format = useFormat();
  const columns: Column<RetentionPlan['lines'][number] & { id: string }>[] = [
    {
      label: t('privacy.retention.what'),
      cell: ({ category, months }) => (
        <>
          <Typography tag="p" fontWeight="semiBold">
            {t(`privacy.retention.category.${category}`)}
          </Typography>
          <Quiet>{t('privacy.retention.months', { months })}</Quiet>
        </>
      ),
    },
    { label: t('privacy.retention.before'), cell: ({ before }) => format.day(before) },
    {
      label: t('privacy.retention.count'),
      number: true,
      cell: ({ count }) => <Typography fontWeight="semiBold">{format.number(count)}</Typography>,
    },
    {
      label: t('privacy.retention.examples'),
      cell: ({ examples }) => (examples.length > 0 ? format.list(examples) : t('value.none')),
    },
  ];
  return (
    <ListTable
      caption={t('privacy.retention.plan')}
      columns={columns}
      rows={plan.lines.map((line) => ({ ...line, id: line.category }))}
      empty={t('privacy.retention.none')}
    />
  );
};

/** « Effacements »: data past their retention, shown before they are deleted. */
export const RetentionTab = () => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [look, { data: plan, isFetching }] = useLazyGetRetentionQuery();
  const [purge, { isLoading }] = usePurgeMutation();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const show = async () => {
    setRefused(null);
    const { error } = await look();
    if (error) setRefused(read(error).message);
  };
  const remove = async () => {
    setAsking(false);
    if (!plan) return;
    try {
      const { total } = await purge(plan.fingerprint).unwrap();
      await show();
      toggleNotification({ type: 'success', message: t('privacy.retention.done', { total }) });
    } catch (error) {
      await show();
      setRefused(read(error).message);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notice tone="primary">{t('privacy.retention.help')}</Notice>
      {refused ? <Notice tone="danger">{refused}</Notice> : null}
      <Flex gap={2}>
        <Button variant="secondary" loading={isFetching} onClick={() => void show()}>
          {t('privacy.retention.show')}
        </Button>
        {plan && plan.total > 0 ? (
          <Button variant="danger" loading={isLoading} onClick={() => setAsking(true)}>
            {t('privacy.retention.purge', { total: plan.total })}
          </Button>
        ) : null}
      </Flex>
      {plan ? <Plan plan={plan} /> : null}
      <Confirm
        open={asking}
        title={t('privacy.retention.confirm.title')}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        {t('privacy.retention.confirm', { total: plan?.total ?? 0 })}
      </Confirm>
    </Flex>
  );
};
