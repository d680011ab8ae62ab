import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView, ProxyRow } from '../../../../shared/assemblies/assemblies';
import { ListTable } from '../../kit/components/ListTable';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { CommandSheet } from '../CommandSheet';
import { TextField } from '../PlanField';
import { useGetProxiesQuery } from '../api';

const COLUMNS = ['giver', 'votes', 'to', 'givenOn', 'standing'] as const;
const SHOWN = '100';

interface RevokeProps {
  assembly: AssemblyView;
  proxy: ProxyRow;
  onClose: () => void;
}

const RevokeDialog = ({ assembly, proxy, onClose }: RevokeProps) => {
  const { t } = useTrad();
  const [reason, setReason] = useState('');
  return (
    <CommandSheet
      danger
      title={t('assembly.proxy.revoke')}
      subject={t('assembly.proxy.line', { giver: proxy.giver, to: proxy.to })}
      command={{ id: assembly.id, name: 'revoke-proxy', input: { proxyId: proxy.id, reason } }}
      onClose={onClose}
    >
      {(errors) => (
        <TextField
          name="reason"
          long
          required
          value={reason}
          error={errors.reason}
          onChange={setReason}
        />
      )}
    </CommandSheet>
  );
};

/** All proxies in order; revoked ones stay visible. */
export const ProxyList = ({
  assembly,
  canRevoke,
}: {
  assembly: AssemblyView;
  canRevoke: boolean;
}) => {
  const { t } = useTrad();
  const { shortDay } = useFormat();
  const { id } = assembly;
  const { data, isFetching } = useGetProxiesQuery({ id, filters: { pageSize: SHOWN } });
  const [revoking, setRevoking] = useState<ProxyRow | null>(null);
  const rows = data?.data ?? [];
  const columns = COLUMNS.map((name) => ({ name, label: t(`assembly.proxies.${name}`) }));
  const standing = (row: ProxyRow): string => {
    if (!row.revokedOn) return t('assembly.proxy.stands');
    const on = shortDay(row.revokedOn);
    return row.revokeReason
      ? t('assembly.proxy.revoked', { on, reason: row.revokeReason })
      : t('assembly.proxy.fell', { on });
  };
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
      >
        {(row) => (
          <>
            <td>
              <Typography>{row.giver}</Typography>
            </td>
            <td>
              <Typography>{row.votes}</Typography>
            </td>
            <td>
              <Typography>{row.to}</Typography>
            </td>
            <td>
              <Typography>{shortDay(row.givenOn)}</Typography>
            </td>
            <td>
              <Flex gap={3} wrap="wrap">
                <Typography variant="pi">{standing(row)}</Typography>
                {canRevoke && !row.revokedOn ? (
                  <Button
                    size="S"
                    variant="tertiary"
                    aria-label={t('assembly.proxy.revoke.of', { giver: row.giver })}
                    onClick={() => setRevoking(row)}
                  >
                    {t('assembly.proxy.revoke')}
                  </Button>
                ) : null}
              </Flex>
            </td>
          </>
        )}
      </ListTable>
      {revoking ? (
        <RevokeDialog assembly={assembly} proxy={revoking} onClose={() => setRevoking(null)} />
      ) : null}
    </Flex>
  );
};
