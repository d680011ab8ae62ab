import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView, ProxyRow } from '../../../../shared/assemblies/assemblies';
import { ListTable, type Column } from '../../kit/components/ListTable';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ReasonSheet } from '../CommandSheet';
import { useGetProxiesQuery } from '../api';

const SHOWN = '100';

interface StandingProps {
  row: ProxyRow;
  onRevoke: ((row: ProxyRow) => void) | null;
}

/** Whether a proxy stands, or why it no longer does. */
const Standing = ({ row, onRevoke }: StandingProps) => {
  const { t } = useTrad();
  const { shortDay } = useFormat();
  const { revokedOn, revokeReason: reason, giver } = row;
  const on = revokedOn && shortDay(revokedOn);
  return (
    <Flex gap={3} wrap="wrap">
      <Typography>
        {on === null
          ? t('assembly.proxy.stands')
          : t(reason ? 'assembly.proxy.revoked' : 'assembly.proxy.fell', { on, reason })}
      </Typography>
      {onRevoke && !revokedOn ? (
        <Button
          size="S"
          variant="tertiary"
          aria-label={t('assembly.proxy.revoke.of', { giver })}
          onClick={() => onRevoke(row)}
        >
          {t('assembly.proxy.revoke')}
        </Button>
      ) : null}
    </Flex>
  );
};

interface Props {
  assembly: AssemblyView;
  canRevoke: boolean;
}

/** All proxies in order; revoked ones stay visible. */
export const ProxyList = ({ assembly: { id }, canRevoke }: Props) => {
  const { t } = useTrad();
  const { shortDay } = useFormat();
  const { data, isFetching } = useGetProxiesQuery({ id, filters: { pageSize: SHOWN } });
  const [revoking, setRevoking] = useState<ProxyRow | null>(null);
  const rows = data?.data ?? [];
  const columns: Column<ProxyRow>[] = [
    { label: t('assembly.proxies.giver'), cell: (row) => row.giver },
    { label: t('assembly.proxies.votes'), number: true, cell: (row) => row.votes },
    { label: t('assembly.proxies.to'), cell: (row) => row.to },
    { label: t('assembly.proxies.givenOn'), cell: (row) => shortDay(row.givenOn) },
    {
      label: t('assembly.proxies.standing'),
      cell: (row) => <Standing row={row} onRevoke={canRevoke ? setRevoking : null} />,
    },
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {t('assembly.proxies')}
      </Typography>
      <ListTable
        caption={t('assembly.proxies')}
        columns={columns}
        rows={rows}
        loading={isFetching && rows.length === 0}
        empty={t('assembly.proxies.empty')}
      />
      {revoking ? (
        <ReasonSheet
          title={t('assembly.proxy.revoke')}
          subject={t('assembly.proxy.line', { giver: revoking.giver, to: revoking.to })}
          command={(reason) => ({
            id,
            name: 'revoke-proxy',
            input: { proxyId: revoking.id, reason },
          })}
          onClose={() => setRevoking(null)}
        />
      ) : null}
    </Flex>
  );
};
