import { Button, Link, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { ImportSummary } from '../../../../../shared/transfer/imports';
import { useRefusal } from '../../../kit/api/refusal';
import { Confirm } from '../../../kit/components/Confirm';
import { ListTable } from '../../../kit/components/ListTable';
import { StateBadge } from '../../../kit/components/StateBadge';
import { useActorName } from '../../../kit/panels/useActorName';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useDiscardImportMutation } from '../../api';
import { IMPORTS } from '../places';

const COLUMNS = ['name', 'rows', 'when', 'who', 'state', 'act'] as const;

/** The files of before: what was imported, and what waits. */
export const ImportTable = ({ imports }: { imports: ImportSummary[] }) => {
  const { t } = useTrad();
  const { day, number, shortMoment } = useFormat();
  const nameOf = useActorName();
  const { notify } = useRefusal();
  const [discard] = useDiscardImportMutation();
  const [asked, setAsked] = useState<ImportSummary | null>(null);
  const columns = COLUMNS.map((name) => ({ name, label: t(`imports.column.${name}`) }));
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
        columns={columns}
        rows={imports}
        empty={t('imports.empty')}
      >
        {(row) => (
          <>
            <td>
              <Link tag={NavLink} to={`${IMPORTS}/${row.id}`}>
                {row.name}
              </Link>
            </td>
            <td>
              <Typography>{number(row.rows)}</Typography>
            </td>
            <td>
              <Typography style={{ whiteSpace: 'nowrap' }}>
                {shortMoment(new Date(row.readAt).toISOString())}
              </Typography>
            </td>
            <td>
              <Typography>{nameOf(row.readBy)}</Typography>
            </td>
            <td>
              <StateBadge tone={row.state === 'applied' ? 'success' : 'secondary'}>
                {row.appliedOn
                  ? t('imports.applied-on', { day: day(row.appliedOn) })
                  : t(`imports.state.${row.state}`)}
              </StateBadge>
            </td>
            <td>
              {row.state === 'draft' ? (
                <Button
                  size="S"
                  variant="danger-light"
                  startIcon={<Trash aria-hidden />}
                  aria-label={t('imports.discard.of', { name: row.name })}
                  onClick={() => setAsked(row)}
                >
                  {t('imports.discard')}
                </Button>
              ) : null}
            </td>
          </>
        )}
      </ListTable>
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
