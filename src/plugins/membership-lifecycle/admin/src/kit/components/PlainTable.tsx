import { Box, Typography } from '@strapi/design-system';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { css, styled } from 'styled-components';
import { useOverflow } from '../hooks/useOverflow';

/** Inside a section: flush with its text. */
const DENSE = css`
  th,
  td {
    text-align: start;
    vertical-align: baseline;
    padding: 0.8rem 1.2rem 0.8rem 0;
  }
  td:last-child,
  th:last-child {
    padding-inline-end: 0;
  }
`;

/** A name at the start of each row, numbers aligned at their end. */
const NUMBERS = css`
  th,
  td {
    text-align: end;
    padding: 0.8rem 1.2rem;
  }
  td {
    white-space: nowrap;
  }
  th:first-child {
    text-align: start;
    padding-inline-start: 0;
  }
`;

/** The list of a page, as tall as Strapi's own. */
const LIST = css`
  th,
  td {
    text-align: start;
    vertical-align: middle;
    padding: 1.6rem;
  }
  thead th {
    height: 5.6rem;
    padding-block: 0;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 2.4rem;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 2.4rem;
  }
`;

const LOOKS = { dense: DENSE, numbers: NUMBERS, list: LIST };

const Frame = styled.table<{ $look: keyof typeof LOOKS }>`
  width: 100%;
  border-collapse: collapse;
  ${({ $look }) => LOOKS[$look]}
  th,
  td {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  tbody > tr:last-child > * {
    border-bottom: none;
  }
`;

/** A caption for screen readers only. */
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
  look?: keyof typeof LOOKS;
  /** A first header, for a column without a name. */
  lead?: ReactNode;
  /** Whether other rows are being loaded. */
  busy?: boolean;
  children: ReactNode;
}

/** A table in which Tab reaches every button and link, as on any page. */
export const PlainTable = ({
  caption,
  headers,
  look = 'dense',
  lead,
  busy = false,
  children,
}: Props) => {
  const frame = useRef<HTMLDivElement>(null);
  // Focusable while it overflows, so that the keyboard can scroll it.
  const scrolled = useOverflow(frame)
    ? ({ tabIndex: 0, role: 'group', 'aria-label': caption } as const)
    : {};
  return (
    <Box ref={frame} position="relative" overflow="auto" width="100%" {...scrolled}>
      <Frame $look={look} aria-busy={busy}>
        <Hidden>{caption}</Hidden>
        <thead>
          <tr>
            {lead}
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
};
