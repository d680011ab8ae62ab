import { Link, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { TemplateView } from '../../../../shared/contracts';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';
import { sameTexts } from './texts';
import { useLastSaved } from './useLastSaved';
import { useUses } from './useUses';

const COLUMNS = ['name', 'sent', 'saved'] as const;

/** Every letter, with when it is sent and who wrote it last. */
export const TemplateTable = ({ templates }: { templates: TemplateView[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const usesOf = useUses();
  const lastSaved = useLastSaved();
  const headers = COLUMNS.map((name) => ({
    name,
    label: t(`templates.column.${name}`),
    sortable: false,
  }));
  return (
    <Table.Root rows={templates.map((one) => ({ ...one, id: one.code }))} headers={headers}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Body>
          {templates.map((template) => (
            <Table.Row key={template.code}>
              <Table.Cell>
                <Link tag={NavLink} to={`?letter=${template.code}`}>
                  {text(template.names)}
                </Link>
              </Table.Cell>
              <Table.Cell>
                {usesOf(template).map((use) => (
                  // A table keeps its cells on one line; at 1280 pixels the last column would be lost.
                  <Typography tag="p" key={use} style={{ whiteSpace: 'normal' }}>
                    {use}
                  </Typography>
                ))}
              </Table.Cell>
              <Table.Cell>
                <Typography tag="p" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
                  {sameTexts(template, template.original)
                    ? t('templates.is-original')
                    : lastSaved(template)}
                </Typography>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
};
