import { Flex, Typography } from '@strapi/design-system';
import type { AssemblyTally, AssemblyView } from '../../../shared/assemblies/assemblies';
import { Bar } from '../kit/components/Bar';
import { Card } from '../kit/components/Card';
import { StateBadge } from '../kit/components/StateBadge';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

const Share = ({ kind, of }: { kind: 'members' | 'votes'; of: AssemblyTally['members'] }) => {
  const { t } = useTrad();
  const { number } = useFormat();
  const there = of.present + of.represented;
  const text = t('assembly.tally', {
    there: number(there),
    roll: number(of.roll),
    present: number(of.present),
    represented: number(of.represented),
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={1} style={{ flex: 1, minWidth: '24rem' }}>
      <Typography fontWeight="semiBold">{t(`assembly.tally.${kind}`)}</Typography>
      <Typography variant="pi">{text}</Typography>
      <Bar value={there} max={of.roll} label={t(`assembly.tally.${kind}`)} text={text} />
    </Flex>
  );
};

/** The attendance against the quorum of the statutes, in members and in votes. */
export const QuorumCard = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { number } = useFormat();
  const { tally, quorumNow } = assembly;
  const { basis, needed, there, reached } = quorumNow;
  const verdict =
    basis === 'none'
      ? t('assembly.quorum.none')
      : t(reached ? 'assembly.quorum.reached' : 'assembly.quorum.missing', {
          basis,
          needed: number(needed),
          there: number(there),
          left: needed - there,
        });
  return (
    <Card
      title={t('assembly.quorum')}
      action={
        basis === 'none' ? null : (
          <StateBadge tone={reached ? 'success' : 'warning'}>
            {t(reached ? 'assembly.quorum.yes' : 'assembly.quorum.no')}
          </StateBadge>
        )
      }
    >
      <Typography role="status">{verdict}</Typography>
      <Flex gap={6} wrap="wrap" alignItems="stretch">
        <Share kind="members" of={tally.members} />
        <Share kind="votes" of={tally.votes} />
      </Flex>
      {tally.attending > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('assembly.tally.attending', { count: tally.attending })}
        </Typography>
      ) : null}
    </Card>
  );
};
