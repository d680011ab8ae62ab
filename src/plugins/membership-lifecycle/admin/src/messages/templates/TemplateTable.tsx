import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { TemplateView } from '../../../../shared/messages/templates';
import { ListTable } from '../../kit/components/ListTable';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { sameTexts } from './texts';
import { useLastSaved } from './useLastSaved';
import { useUses } from './useUses';

const COLUMNS = ['name', 'sent', 'saved'] as const;

/** Every template, with when its messages leave and who wrote it last. */
export const TemplateTable = ({ templates }: { templates: TemplateView[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const usesOf = useUses();
  const lastSaved = useLastSaved();
  const columns = COLUMNS.map((name) => ({ name, label: t(`templates.column.${name}`) }));
  return (
    <ListTable
      caption={t('templates.title')}
      columns={columns}
      rows={templates.map((one) => ({ ...one, id: one.code }))}
    >
      {(template) => (
        <>
          <td>
            <Link tag={NavLink} to={`?letter=${template.code}`}>
              {text(template.names)}
            </Link>
          </td>
          <td>
            {usesOf(template).map((use) => (
              <Typography tag="p" key={use}>
                {use}
              </Typography>
            ))}
          </td>
          <td>
            <Typography tag="p" textColor="neutral600">
              {sameTexts(template, template.original)
                ? t('templates.is-original')
                : lastSaved(template)}
            </Typography>
          </td>
        </>
      )}
    </ListTable>
  );
};
