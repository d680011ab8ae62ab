import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

const Frame = styled.table`
  width: 100%;
  border-collapse: collapse;
  th,
  td {
    padding: 0.8rem 1.2rem;
    text-align: end;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  td {
    white-space: nowrap;
  }
  th:first-child {
    text-align: start;
    padding-inline-start: 0;
  }
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;

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

/** The numbers of a chart: a name at the start of each row, numbers aligned at their end. */
export const DataTable = ({ caption, headers, rows }: Props) => (
  // Focusable, so that the keyboard can scroll it where the window is narrow.
  <Box overflow="auto" width="100%" tabIndex={0} role="group" aria-label={caption}>
    <Frame>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {headers.map((header) => (
            <th key={header} scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {header}
              </Typography>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
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
      </tbody>
    </Frame>
  </Box>
);
