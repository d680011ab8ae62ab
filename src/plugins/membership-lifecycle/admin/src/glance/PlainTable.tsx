import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

const Frame = styled.table`
  width: 100%;
  border-collapse: collapse;
  th,
  td {
    text-align: start;
    vertical-align: baseline;
    padding: 0.8rem 1.2rem 0.8rem 0;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  tr:last-child > td {
    border-bottom: none;
  }
  td:last-child,
  th:last-child {
    padding-inline-end: 0;
  }
`;

/** A caption for those who do not see the heading above. */
const Hidden = styled.caption`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`;

interface Props {
  caption: string;
  headers: readonly string[];
  children: ReactNode;
}

/** A dense table inside a section, where the design system's own would be too tall. */
export const PlainTable = ({ caption, headers, children }: Props) => (
  // Focusable, so that the keyboard can scroll it where the window is narrow.
  <Box overflow="auto" width="100%" tabIndex={0} role="group" aria-label={caption}>
    <Frame>
      <Hidden>{caption}</Hidden>
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
      <tbody>{children}</tbody>
    </Frame>
  </Box>
);
