import { Button, Flex } from '@strapi/design-system';
import { Download, Check, Plus } from '@strapi/icons';
import { useState } from 'react';
import type { AssemblyView } from '../../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { Confirm } from '../../kit/components/Confirm';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { Notice } from '../../kit/components/Notice';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useCan } from '../../kit/utils/can';
import { download } from '../../kit/utils/download';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { QuorumCard } from '../QuorumCard';
import { fetchSheet } from '../api';
import { useRun } from '../useRun';
import { AttendanceList } from './AttendanceList';
import { ProxyDialog } from './ProxyDialog';
import { ProxyList } from './ProxyList';

/** The attendance sheet, to be printed or worked upon. */
const SheetButton = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { pending, submit } = useSubmit({ aside: true });
  const take = () =>
    submit(() => fetchSheet(assembly.id, lang), {
      then: (file) => download(file, `${t('assembly.sheet.file', { day: assembly.heldOn })}.pdf`),
    });
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Download aria-hidden />}
        loading={pending}
        onClick={() => void take()}
      >
        {t('assembly.sheet')}
      </Button>
      <ExportMenu
        what={[
          {
            label: 'assembly.sheet.list',
            path: `assemblies/${assembly.id}`,
            filters: { listing: 'on' },
          },
        ]}
      />
    </>
  );
};

/** Why nothing can be noted yet. */
const Waiting = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { state, frozenOn, today, heldOn } = assembly;
  if (state === 'closed' || state === 'cancelled') return null;
  if (!frozenOn) return <Notice tone="primary">{t('assembly.wait.frozen')}</Notice>;
  if (state === 'drafted') return <Notice tone="primary">{t('assembly.wait.convened')}</Notice>;
  return today < heldOn ? (
    <Notice tone="primary">{t('assembly.wait.day', { day: day(heldOn) })}</Notice>
  ) : null;
};

/** « Pouvoirs et présence »: who lends its votes, who is there, and the quorum as it comes. */
export const AttendanceTab = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { tryRun, busy } = useRun();
  const canManage = useCan(PERMISSIONS.assemblyManage);
  const [giving, setGiving] = useState(false);
  const [closing, setClosing] = useState(false);
  const { id, state, frozenOn, today, heldOn } = assembly;
  const inSession = canManage && state === 'convened' && Boolean(frozenOn);
  const canMark = inSession && today >= heldOn;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Waiting assembly={assembly} />
      {frozenOn ? <QuorumCard assembly={assembly} /> : null}
      <Flex gap={2} wrap="wrap" justifyContent="flex-end">
        <SheetButton assembly={assembly} />
        {inSession ? (
          <Button
            variant="secondary"
            startIcon={<Plus aria-hidden />}
            onClick={() => setGiving(true)}
          >
            {t('assembly.proxy.give')}
          </Button>
        ) : null}
        {canMark ? (
          <Button startIcon={<Check aria-hidden />} loading={busy} onClick={() => setClosing(true)}>
            {t('assembly.close')}
          </Button>
        ) : null}
      </Flex>
      {frozenOn ? (
        <>
          <AttendanceList assembly={assembly} canMark={canMark} canGive={inSession} />
          <ProxyList assembly={assembly} canRevoke={inSession} />
        </>
      ) : null}
      {giving ? <ProxyDialog assembly={assembly} onClose={() => setGiving(false)} /> : null}
      <Confirm
        open={closing}
        title={t('assembly.close')}
        onConfirm={() => {
          setClosing(false);
          tryRun({ id, name: 'close', input: {} });
        }}
        onClose={() => setClosing(false)}
      >
        {t('assembly.close.question')}
      </Confirm>
    </Flex>
  );
};
