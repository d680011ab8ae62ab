import { Typography, Box, Button, Flex } from '@strapi/design-system';
import { ChevronDown, ChevronUp, Download } from '@strapi/icons';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { YearTable } from '../../../../shared/statistics/statistics';
import { PlainTable } from '../../kit/components/PlainTable';
import { useTrad } from '../../kit/utils/trad';

interface DataRow {
  key: string;
  /** The name of the row, then its numbers as they are read. */
  cells: string[];
}

interface DataTableProps {
  caption: string;
  headers: string[];
  rows: DataRow[];
}

/** The numbers of a chart. */
const DataTable = ({ caption, headers, rows }: DataTableProps) => (
  <PlainTable look="numbers" caption={caption} headers={headers}>
    {rows.map(({ key, cells: [name, ...numbers] }) => (
      <tr key={key}>
        <th scope="row">
          <Typography>{name}</Typography>
        </th>
        {numbers.map((number, index) => (
          <td key={headers[index + 1]}>
            <Typography>{number}</Typography>
          </td>
        ))}
      </tr>
    ))}
  </PlainTable>
);

/** Collapsed on the screen, always printed. */
const Disclosed = styled.div<{ $open: boolean }>`
  display: ${({ $open }) => ($open ? 'block' : 'none')};
  width: 100%;
  @media print {
    display: block;
  }
`;

interface Props {
  table: YearTable;
  headers: string[];
  rows: DataRow[];
  onExport: (table: YearTable) => void;
  /** The chart. */
  children: ReactNode;
}

/** One question about a year: its chart, its table, its file. */
export const Block = ({ table, headers, rows, onExport, children }: Props) => {
  const { t } = useTrad();
  const [open, setOpen] = useState(false);
  const id = useId();
  const title = t(`dashboard.${table}.title`);
  return (
    <Box
      tag="section"
      id={table}
      aria-labelledby={`${id}-title`}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
      style={{ breakInside: 'avoid' }}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Box>
          <Typography variant="delta" tag="h2" id={`${id}-title`}>
            {title}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t(`dashboard.${table}.help`)}
          </Typography>
        </Box>
        {rows.length === 0 ? (
          <Typography textColor="neutral600">{t(`dashboard.${table}.empty`)}</Typography>
        ) : (
          <>
            {children}
            <Flex gap={2} data-print="hide">
              <Button
                size="S"
                variant="tertiary"
                aria-expanded={open}
                aria-controls={`${id}-table`}
                startIcon={open ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
                onClick={() => setOpen(!open)}
              >
                {t(open ? 'dashboard.hide-table' : 'dashboard.show-table')}
              </Button>
              <Button
                size="S"
                variant="tertiary"
                startIcon={<Download aria-hidden />}
                aria-label={t('dashboard.export-one', { title })}
                onClick={() => onExport(table)}
              >
                {t('dashboard.export')}
              </Button>
            </Flex>
            <Disclosed id={`${id}-table`} $open={open}>
              <DataTable caption={title} headers={headers} rows={rows} />
            </Disclosed>
          </>
        )}
      </Flex>
    </Box>
  );
};
