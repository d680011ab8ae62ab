import { Flex, Typography } from '@strapi/design-system';
import type { ImportMapping, ImportView } from '../../../../../shared/transfer/imports';
import { useTrad } from '../../../kit/utils/trad';
import { Card } from '../../../settings/Card';
import { examplesOf } from './examples';

interface Props {
  columns: ImportView['columns'];
  mapping: ImportMapping;
}

/** The columns that no field takes: what they hold is left out. */
export const UnusedColumns = ({ columns, mapping }: Props) => {
  const { t } = useTrad();
  const used = new Set(Object.values(mapping));
  const left = columns.filter(({ heading }) => !used.has(heading));
  if (left.length === 0) return null;
  return (
    <Card
      title={t('imports.columns.unused', { count: left.length })}
      help={t('imports.columns.unused.help')}
    >
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {left.map((column) => (
          <li key={column.heading}>
            <Typography fontWeight="semiBold" tag="span">
              {column.heading}
            </Typography>{' '}
            <Typography variant="pi" textColor="neutral600" tag="span">
              {examplesOf(column)}
            </Typography>
          </li>
        ))}
      </Flex>
    </Card>
  );
};
