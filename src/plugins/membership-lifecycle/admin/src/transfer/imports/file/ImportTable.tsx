import { Button, Link, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { ImportSummary } from '../../../../../shared/transfer/imports';
import { useRefusal } from '../../../kit/api/refusal';
import { Confirm } from '../../../kit/components/Confirm';
import { ListTable, type Column } from '../../../kit/components/ListTable';
import { StateBadge } from '../../../kit/components/StateBadge';
import { useActorName } from '../../../kit/panels/useActorName';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useDiscardImportMutation } from '../../api';
import { IMPORTS } from '../places';

const useColumns = (onDiscard: (row: ImportSummary) => void): Column<ImportSummary>[] => {
  const { t } = useTrad();
  const { day, number, shortMoment } = useFormat();
  const nameOf = useActorName();
  return [
    {
      label: t('imports.column.name'),
      cell: (row) => (
        <Link tag={NavLink} to={`${IMPORTS}/${row.id}`}>
          {row.name}
        </Link>
      ),
    },
    { label: t('imports.column.rows'), number: true, cell: (row) => number(row.rows) },
    {
      label: t('imports.column.when'),
      cell: (row) => (
        <Typography style={{ whiteSpace: 'nowrap' }}>
          {shortMoment(new Date(row.readAt).toISOString())}
        </Typography>
      ),
    },
    { label: t('imports.column.who'), cell: (row) => nameOf(row.readBy) },
    {
      label: t('imports.column.state'),
      cell: (row) => (
        <StateBadge tone={row.state === 'applied' ? 'success' : 'secondary'}>
          {row.appliedOn
            ? t('imports.applied-on', { day: day(row.appliedOn) })
            : t(`imports.state.${row.state}`)}
        </StateBadge>
      ),
    },
    {
      label: t('imports.column.act'),
      cell: (row) =>
        row.state === 'draft' ? (
          <Button
            size="S"
            variant="danger-light"
            startIcon={<Trash aria-hidden />}
            aria-label={t('imports.discard.of', { name: row.name })}
            onClick={() => onDiscard(row)}
          >
            {t('imports.discard')}
          </Button>
        ) : null,
    },
  ];
};

/** The files of before: what was imported, and what waits. */
export const ImportTable = ({ imports }: { imports: ImportSummary[] }) => {
  const { t } = useTrad();
  const { notify } = useRefusal();
  const [discard] = useDiscardImportMutation();
  const [asked, setAsked] = useState<ImportSummary | null>(null);
  const throwAway = () => {
    if (!asked) return;
    setAsked(null);
    discard(asked.id).unwrap().catch(notify);
  };
  return (
    <section aria-label={t('imports.earlier')}>
      <Typography variant="delta" tag="h2">
        {t('imports.earlier')}
      </Typography>
      <Typography tag="p" textColor="neutral600" style={{ paddingBlockEnd: '1.2rem' }}>
        {t('imports.earlier.help')}
      </Typography>
      <ListTable
        caption={t('imports.earlier')}
        columns={useColumns(setAsked)}
        rows={imports}
        empty={t('imports.empty')}
      />
      <Confirm
        open={asked !== null}
        title={t('imports.discard')}
        onConfirm={throwAway}
        onClose={() => setAsked(null)}
      >
        {t('imports.discard.question', { name: asked?.name ?? '' })}
      </Confirm>
    </section>
  );
};
