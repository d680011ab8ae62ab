import { Flex, Typography } from '@strapi/design-system';
import type { BulkLine } from '../../../../shared/kernel/common';
import { MembershipLink } from '../components/MembershipLink';
import { Notice } from '../components/Notice';

interface Props<Line extends BulkLine> {
  tone: 'primary' | 'warning';
  title: string;
  lines: readonly Line[];
  /** The sentence about one member. */
  say: (line: Line) => string;
}

/** A notice with some members of a bulk command and a sentence about each; nothing without members. */
export const Told = <Line extends BulkLine>({ tone, title, lines, say }: Props<Line>) =>
  lines.length === 0 ? null : (
    <Notice tone={tone} title={title}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {lines.map((line) => (
          <li key={line.id}>
            <MembershipLink id={line.membershipId}>{line.organisation}</MembershipLink>
            <Typography tag="p">{say(line)}</Typography>
          </li>
        ))}
      </Flex>
    </Notice>
  );
