import { Button, Flex } from '@strapi/design-system';
import { Download, FileCsv } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { HISTORY_FIELDS } from '../../../../../shared/transfer/history-fields';
import { FileDropZone } from '../../../kit/components/FileDropZone';
import { Notice } from '../../../kit/components/Notice';
import { PageBody } from '../../../kit/components/PageBody';
import { csvFile } from '../../../kit/utils/csv';
import { download } from '../../../kit/utils/download';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetImportsQuery } from '../../api';
import { StepHeading } from '../StepHeading';
import { StepTrail } from '../StepTrail';
import { ImportTable } from './ImportTable';
import { TABLE_FILES } from './accept';
import { useSendFile } from './useSendFile';

/** An empty file with every column that is read, for those who start from nothing. */
const ModelButton = () => {
  const { t } = useTrad();
  const { text } = useFormat();
  const make = () =>
    download(csvFile([HISTORY_FIELDS.map(({ names }) => text(names))]), t('imports.model.name'));
  return (
    <Button variant="tertiary" startIcon={<Download aria-hidden />} onClick={make}>
      {t('imports.model')}
    </Button>
  );
};

/** The file of a history, dropped or chosen. */
const FileDrop = () => {
  const { t } = useTrad();
  const { send, sending, refused } = useSendFile();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {refused ? (
        <Notice tone="danger" title={t('imports.file.refused', { name: refused.name })}>
          {refused.message}
        </Notice>
      ) : null}
      <FileDropZone
        icon={<FileCsv width="3.2rem" height="3.2rem" aria-hidden />}
        accept={TABLE_FILES}
        hint={t('imports.file.read')}
        status={sending === null ? '' : t('imports.file.sending', { name: sending })}
        onFiles={(files) => void send(files)}
      />
    </Flex>
  );
};

/** The first step: a file is chosen, or one that waits is taken up again. */
export const FileStep = () => {
  const { t } = useTrad();
  const query = useGetImportsQuery();
  return (
    <>
      <Layouts.Header title={t('imports.title')} subtitle={t('imports.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <StepTrail id={null} current="file" opened={['file']} />
          <StepHeading
            title={t('imports.step.file')}
            help={t('imports.file.help')}
            action={<ModelButton />}
          />
          <FileDrop />
          <PageBody query={query}>{(imports) => <ImportTable imports={imports} />}</PageBody>
        </Flex>
      </Layouts.Content>
    </>
  );
};
