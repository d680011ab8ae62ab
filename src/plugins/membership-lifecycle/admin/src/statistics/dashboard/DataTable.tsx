import { Typography } from '@strapi/design-system';
import { PlainTable } from '../../kit/components/PlainTable';

export interface DataRow {
  key: string;
  /** The name of the row, then its numbers as they are read. */
  cells: string[];
}

interface Props {
  caption: string;
  headers: string[];
  rows: DataRow[];
}

/** The numbers of a chart. */
export const DataTable = ({ caption, headers, rows }: Props) => (
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
