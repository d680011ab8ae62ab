import { Box, Flex, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
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

/** The list of a page, narrower than Strapi's own: the widest fit a screen of 1280 pixels. */
const LIST = css`
  th,
  td {
    text-align: start;
    vertical-align: middle;
    padding: 1.2rem 1rem;
  }
  thead th {
    height: 4.8rem;
    padding-block: 0;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 2rem;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 2rem;
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
  [data-number] {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td[data-number] {
    white-space: nowrap;
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

const SortButton = styled.button`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  padding: 0.4rem 0;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  text-align: start;
  cursor: pointer;
  svg {
    flex-shrink: 0;
    width: 1rem;
    height: 1rem;
  }
`;

/** A header that sorts the table. */
export interface SortHeading {
  label: string;
  sorted: 'ascending' | 'descending' | 'none';
  onSort: () => void;
}

/** A header: its text, or what sorts the table by the values of its cells. */
export type Heading = string | readonly SortHeading[];

const SORT_ICONS = {
  ascending: <CaretUp aria-hidden />,
  descending: <CaretDown aria-hidden />,
  none: null,
};

const HeaderText = ({ children }: { children: string }) => (
  <Typography variant="sigma" textColor="neutral600">
    {children}
  </Typography>
);

const Header = ({ heading, number }: { heading: Heading; number: true | undefined }) => {
  if (typeof heading === 'string') {
    return (
      <th scope="col" data-number={number}>
        <HeaderText>{heading}</HeaderText>
      </th>
    );
  }
  const { sorted } = heading.find((one) => one.sorted !== 'none') ?? heading[0];
  return (
    <th scope="col" aria-sort={sorted}>
      <Flex gap={3}>
        {heading.map(({ label, onSort, sorted: own }) => (
          <SortButton key={label} type="button" onClick={onSort}>
            <HeaderText>{label}</HeaderText>
            {SORT_ICONS[own]}
          </SortButton>
        ))}
      </Flex>
    </th>
  );
};

interface Props {
  caption: string;
  headers: readonly Heading[];
  /** The headers above numbers, which stand at the end like their cells with `data-number`. */
  numbers?: readonly string[];
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
  numbers = [],
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
            {headers.map((heading) => {
              const label = typeof heading === 'string' ? heading : heading[0].label;
              const number = numbers.includes(label) || undefined;
              return <Header key={label} heading={heading} number={number} />;
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Frame>
    </Box>
  );
};
