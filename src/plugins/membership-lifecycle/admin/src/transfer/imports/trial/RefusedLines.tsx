import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { ImportView, ImportReport } from '../../../../../shared/transfer/imports';
import { FileButton } from '../../../kit/components/FileButton';
import { Notice } from '../../../kit/components/Notice';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { csvFile } from '../../../kit/utils/csv';
import { download } from '../../../kit/utils/download';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { fetchRefusedLines } from '../../api';
import { TABLE_FILES } from '../file/accept';
import { useSendFile } from '../file/useSendFile';

/** The refused lines as a file: one row for each fault, with the column to correct. */
const useRefusedFile = (view: ImportView) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { pending, submit } = useSubmit({ aside: true });

  const save = () =>
    submit(async () => {
      const names = new Map(view.fields.map(({ key, names: said }) => [key, text(said)]));
      const lines = await fetchRefusedLines(view.id);
      const rows = lines.flatMap(({ line, organisation, notes }) =>
        notes.map((note) => [
          String(line),
          organisation,
          text(note.text),
          names.get(note.field ?? '') ?? '',
          note.column ?? '',
        ]),
      );
      const headings = [
        t('imports.lines.line'),
        t('imports.lines.organisation'),
        t('imports.lines.reason'),
        t('imports.lines.field'),
        t('imports.lines.column'),
      ];
      download(csvFile([headings, ...rows]), t('imports.refused.file', { name: view.name }));
    });
  return { busy: pending, save };
};

interface Props {
  view: ImportView;
  report: ImportReport;
}

/** The ways to treat refused lines: read why, correct the file, choose it again. */
export const RefusedLines = ({ view, report }: Props) => {
  const { t } = useTrad();
  const { send, sending, refused } = useSendFile(view);
  const { busy, save } = useRefusedFile(view);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {refused ? (
        <Notice tone="danger" title={t('imports.file.refused', { name: refused.name })}>
          {refused.message}
        </Notice>
      ) : null}
      <Notice tone="warning" title={t('imports.refused', { count: report.lines.refused })}>
        <Flex direction="column" alignItems="flex-start" gap={3}>
          <span>{t('imports.refused.help')}</span>
          <Flex gap={3} wrap="wrap">
            <FileButton
              label={t('imports.refused.replace')}
              accept={TABLE_FILES}
              busy={sending !== null}
              onChoose={(files) => void send(files)}
            />
            <Button
              variant="tertiary"
              loading={busy}
              startIcon={<Download aria-hidden />}
              onClick={() => void save()}
            >
              {t('imports.refused.download')}
            </Button>
          </Flex>
          <span role="status">
            {sending === null ? '' : t('imports.file.sending', { name: sending })}
          </span>
        </Flex>
      </Notice>
    </Flex>
  );
};
