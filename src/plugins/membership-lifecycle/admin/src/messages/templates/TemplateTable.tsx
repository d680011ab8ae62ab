import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { TemplateView } from '../../../../shared/messages/templates';
import { ListTable, type Column } from '../../kit/components/ListTable';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { sameTexts } from './texts';
import { useLastSaved } from './useLastSaved';
import { useUses } from './useUses';

/** Every template, with when its messages leave and who wrote it last. */
export const TemplateTable = ({ templates }: { templates: TemplateView[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const usesOf = useUses();
  const lastSaved = useLastSaved();
  const columns: Column<TemplateView & { id: string }>[] = [
    {
      label: t('templates.column.name'),
      cell: ({ code, names }) => (
        <Link tag={NavLink} to={`?letter=${code}`}>
          {text(names)}
        </Link>
      ),
    },
    {
      label: t('templates.column.sent'),
      cell: (template) =>
        usesOf(template).map((use) => (
          <Typography tag="p" key={use}>
            {use}
          </Typography>
        )),
    },
    {
      label: t('templates.column.saved'),
      cell: (template) =>
        sameTexts(template, template.original) ? (
          <Typography textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
            {t('templates.is-original')}
          </Typography>
        ) : (
          <Typography textColor="neutral600">{lastSaved(template)}</Typography>
        ),
    },
  ];
  return (
    <ListTable
      caption={t('templates.title')}
      columns={columns}
      rows={templates.map((one) => ({ ...one, id: one.code }))}
    />
  );
};
