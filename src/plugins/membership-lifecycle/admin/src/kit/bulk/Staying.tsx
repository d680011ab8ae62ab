import { Flex, Typography } from '@strapi/design-system';
import { MembershipLink } from '../components/MembershipLink';
import { Notice } from '../components/Notice';
import { useFormat } from '../utils/format';
import type { PlannedLine } from './usePlan';

interface Props {
  title: string;
  lines: readonly PlannedLine[];
}

/** The members to whom a bulk command will do nothing, and why; nothing when there are none. */
export const Staying = ({ title, lines }: Props) => {
  const { text } = useFormat();
  if (lines.length === 0) return null;
  return (
    <Notice tone="warning" title={title}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {lines.map((line) => (
          <li key={line.membershipId}>
            <MembershipLink id={line.membershipId}>{line.organisation}</MembershipLink>
            <Typography tag="p">{text(line.refusal?.text)}</Typography>
          </li>
        ))}
      </Flex>
    </Notice>
  );
};
