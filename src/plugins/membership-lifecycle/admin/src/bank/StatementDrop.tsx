import { Flex } from '@strapi/design-system';
import { File as FileIcon } from '@strapi/icons';
import { useState } from 'react';
import type { ColumnsAsked, CsvColumns, StatementsRead } from '../../../shared/bank/bank';
import { FileDropZone } from '../kit/components/FileDropZone';
import { Notice } from '../kit/components/Notice';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { ColumnsSheet } from './ColumnsSheet';
import { useSendBankStatementMutation } from './api';

const FILES = '.xml,.ofx,.qfx,.csv,.txt,.cfo,.cfonb,.asc,.dat,.120,.afb,.rel';

/** A statement, dropped or chosen; a CSV file of a new kind asks for its columns. */
export const StatementDrop = () => {
  const { t } = useTrad();
  const [send] = useSendBankStatementMutation();
  const { pending, refusal, submit } = useSubmit();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState<ColumnsAsked | null>(null);
  const [read, setRead] = useState<StatementsRead | null>(null);
  const name = files.map((file) => file.name).join(', ');

  const take = (sent: readonly File[], columns?: CsvColumns) => {
    setFiles(sent);
    setRead(null);
    void submit(() => send({ files: sent, ...(columns ? { columns } : {}) }).unwrap(), {
      then: (answer) => {
        setAsked(answer.columns);
        setRead(answer.columns ? null : answer);
      },
    });
  };
  const count = (of: 'lines' | 'newLines' | 'waiting'): number =>
    (read?.statements ?? []).reduce((sum, one) => sum + one[of], 0);
  const others = (read?.statements ?? []).filter(({ ofOther }) => ofOther);
  // Of the lines that were just read, those alone wait for nothing.
  const outgoing = count('newLines') - count('waiting');

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {refusal && !asked ? (
        <Notice tone="danger" title={t('bank.file.refused', { name })}>
          {refusal.message}
        </Notice>
      ) : null}
      {read ? (
        <Notice tone="success" title={t('bank.file.read', { name })}>
          {t('bank.file.lines', {
            lines: count('lines'),
            fresh: count('newLines'),
            known: count('lines') - count('newLines'),
          })}
          {outgoing > 0 ? ` ${t('bank.file.outgoing', { count: outgoing })}` : null}
        </Notice>
      ) : null}
      {others.map(({ id, account }) => (
        <Notice key={id} tone="warning">
          {t('bank.file.other', { end: account.slice(-4) })}
        </Notice>
      ))}
      {read && read.alike > 0 ? (
        <Notice tone="warning">{t('bank.file.alike', { count: read.alike })}</Notice>
      ) : null}
      <FileDropZone
        compact
        icon={<FileIcon width="2.4rem" height="2.4rem" aria-hidden />}
        accept={FILES}
        hint={t('bank.file.formats')}
        status={pending && !asked ? t('bank.file.sending', { name }) : ''}
        onFiles={(sent) => take(sent)}
      />
      {asked ? (
        <ColumnsSheet
          asked={asked}
          name={name}
          pending={pending}
          refused={refusal?.message ?? null}
          onSubmit={(columns) => take(files, columns)}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Flex>
  );
};
