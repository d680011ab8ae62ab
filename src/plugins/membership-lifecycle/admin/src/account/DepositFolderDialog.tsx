import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { PlannedDeposit } from '../../../shared/core/deposits';
import { fetchExport } from '../kit/api/exports';
import type { Filters } from '../kit/api/ways';
import { Told } from '../kit/bulk/Told';
import { Notice } from '../kit/components/Notice';
import { PanelBody } from '../kit/components/PanelBody';
import { Sheet } from '../kit/components/Sheet';
import { useSubmit } from '../kit/hooks/useSubmit';
import { download } from '../kit/utils/download';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetDepositPlanQuery } from './api';

interface Props {
  question: Filters;
  onClose: () => void;
}

const named = (line: PlannedDeposit): PlannedDeposit => ({
  ...line,
  organisation: `${line.number} ${line.organisation || line.reference}`.trim(),
});

/** The contents of the folder, with remarks on them, and the documents left aside with the reason. */
const Plan = ({ lines }: { lines: readonly PlannedDeposit[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const ready = lines.filter(({ why }) => why === null);
  const aside = lines.filter(({ why }) => why !== null).map(named);
  const remarked = ready.filter(({ remarks }) => remarks.length > 0).map(named);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" fontWeight="semiBold">
        {t('deposit.folder.ready', { count: ready.length })}
      </Typography>
      <Typography tag="p">{t('deposit.folder.help')}</Typography>
      <Told
        tone="primary"
        title={t('deposit.folder.remarks', { count: remarked.length })}
        lines={remarked}
        say={({ remarks }) => remarks.map(text).join(' ')}
      />
      <Told
        tone="warning"
        title={t('deposit.folder.aside', { count: aside.length })}
        lines={aside}
        say={({ why }) => text(why)}
      />
    </Flex>
  );
};

/** « Dossier de dépôt »: the files of what is chosen and their list, after what it would hold. */
export const DepositFolderDialog = ({ question, onClose }: Props) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  // Read anew each time: deposits may have been noted, or calls corrected, since.
  const query = useGetDepositPlanQuery(question, { refetchOnMountOrArgChange: true });
  const { pending, unplaced, submit } = useSubmit();
  const count = (query.data?.lines ?? []).filter(({ why }) => why === null).length;
  const refused = unplaced([]);
  const take = () =>
    submit(
      () => fetchExport({ path: 'deposit-folder', filters: question, format: 'csv', locale: lang }),
      {
        then: ({ file, name }) => {
          download(file, name);
          onClose();
        },
      },
    );
  return (
    <Sheet
      title={t('deposit.folder.title')}
      onClose={onClose}
      onSubmit={() => void take()}
      footer={
        <>
          <Modal.Close>
            <Button variant="tertiary">{t('action.close')}</Button>
          </Modal.Close>
          <Button type="submit" disabled={count === 0 || query.isFetching} loading={pending}>
            {t('deposit.folder.take', { count })}
          </Button>
        </>
      }
    >
      {refused ? <Notice tone="danger">{refused}</Notice> : null}
      <PanelBody query={query}>{({ lines }) => <Plan lines={lines} />}</PanelBody>
    </Sheet>
  );
};
