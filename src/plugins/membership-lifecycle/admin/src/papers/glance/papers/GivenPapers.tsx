import { Box, Flex, Typography } from '@strapi/design-system';
import { FilePdf } from '@strapi/icons';
import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import type { MemberPaperView } from '../../../../../shared/papers/papers';
import { FileDropZone } from '../../../kit/components/FileDropZone';
import { Notice } from '../../../kit/components/Notice';
import { PanelBody } from '../../../kit/components/PanelBody';
import { PlainTable } from '../../../kit/components/PlainTable';
import { Quiet } from '../../../kit/components/Quiet';
import { useCan } from '../../../kit/utils/can';
import { useTrad } from '../../../kit/utils/trad';
import { useGetMemberPapersQuery } from '../../api/papers';
import { AddPaperDialog } from './AddPaperDialog';
import { GivenPaperRow } from './GivenPaperRow';
import { RemovePaperDialog } from './RemovePaperDialog';

const COLUMNS = ['document', 'document-on', 'added', 'file'] as const;
const MEGABYTE = 1024 * 1024;

interface TableProps {
  papers: readonly MemberPaperView[];
  view: MembershipView;
  onRemove: ((paper: MemberPaperView) => void) | null;
}

const PaperTable = ({ papers, view, onRemove }: TableProps) => {
  const { t } = useTrad();
  if (papers.length === 0) return <Quiet>{t('papers.given.none')}</Quiet>;
  return (
    <PlainTable
      caption={t('papers.given')}
      headers={COLUMNS.map((name) => t(`papers.column.${name}`))}
    >
      {papers.map((paper) => (
        <GivenPaperRow
          key={paper.id}
          paper={paper}
          view={view}
          onRemove={onRemove && (() => onRemove(paper))}
        />
      ))}
    </PlainTable>
  );
};

/** The papers that a member gave, and where more are dropped. */
export const GivenPapers = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const mayManage = useCan(PERMISSIONS.paperManage);
  const [file, setFile] = useState<File | null>(null);
  const [removed, setRemoved] = useState<MemberPaperView | null>(null);
  const [tooMany, setTooMany] = useState(false);
  const query = useGetMemberPapersQuery(view.documentId);
  const choose = (files: File[]) => {
    setTooMany(files.length > 1);
    if (files.length === 1) setFile(files[0] ?? null);
  };
  return (
    <Box>
      <Typography variant="sigma" textColor="neutral600" tag="h3" paddingBottom={2}>
        {t('papers.given')}
      </Typography>
      <PanelBody query={query}>
        {({ papers, mostBytes }) => (
          <Flex direction="column" alignItems="stretch" gap={3}>
            <PaperTable papers={papers} view={view} onRemove={mayManage ? setRemoved : null} />
            {tooMany ? <Notice tone="danger">{t('papers.one-at-a-time')}</Notice> : null}
            {mayManage ? (
              <FileDropZone
                compact
                icon={<FilePdf width="2.4rem" height="2.4rem" aria-hidden />}
                accept=".pdf,application/pdf"
                hint={t('papers.hint', { max: mostBytes / MEGABYTE })}
                status=""
                onFiles={choose}
              />
            ) : null}
            {file ? (
              <AddPaperDialog
                file={file}
                mostBytes={mostBytes}
                view={view}
                onClose={() => setFile(null)}
              />
            ) : null}
            {removed ? (
              <RemovePaperDialog
                paper={removed}
                membershipId={view.documentId}
                onClose={() => setRemoved(null)}
              />
            ) : null}
          </Flex>
        )}
      </PanelBody>
    </Box>
  );
};
