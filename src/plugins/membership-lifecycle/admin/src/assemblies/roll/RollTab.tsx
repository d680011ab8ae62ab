import { Button, Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useState } from 'react';
import type { AssemblyView } from '../../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { Confirm } from '../../kit/components/Confirm';
import { Notice } from '../../kit/components/Notice';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useRun } from '../useRun';
import { LateMembers } from './LateMembers';
import { OtherRules } from './OtherRules';
import { RollList } from './RollList';

/** The day and state of the roll, with the button to freeze it. */
const RollHead = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { day, number } = useFormat();
  const { tryRun, busy } = useRun();
  const [asking, setAsking] = useState(false);
  const canManage = useCan(PERMISSIONS.assemblyManage);
  const { id, frozenOn, cutOffOn, rollOn, today, tally } = assembly;
  const size = t('assembly.roll.size', {
    members: tally.members.roll,
    votes: number(tally.votes.roll),
  });
  const open = assembly.state === 'drafted' || assembly.state === 'convened';
  if (frozenOn) {
    return (
      <Notice tone="success" title={t('assembly.roll.frozen', { day: day(cutOffOn) })}>
        {`${size} ${t('assembly.roll.frozen.help', { on: day(frozenOn) })}`}
      </Notice>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notice tone="primary" title={t('assembly.roll.open', { day: day(rollOn) })}>
        {`${size} ${t(cutOffOn > today ? 'assembly.roll.wait' : 'assembly.roll.open.help', {
          day: day(cutOffOn),
        })}`}
      </Notice>
      {canManage && open ? (
        <Flex justifyContent="flex-end">
          <Button
            startIcon={<Lock aria-hidden />}
            loading={busy}
            disabled={cutOffOn > today}
            onClick={() => setAsking(true)}
          >
            {t('assembly.freeze')}
          </Button>
        </Flex>
      ) : null}
      <Confirm
        open={asking}
        title={t('assembly.freeze')}
        onConfirm={() => {
          setAsking(false);
          tryRun({ id, name: 'freeze-roll', input: {} });
        }}
        onClose={() => setAsking(false)}
      >
        {t('assembly.freeze.question', { day: day(cutOffOn), size })}
      </Confirm>
    </Flex>
  );
};

/** « Liste électorale »: who votes, with how many votes, through whom, and why. */
export const RollTab = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <RollHead assembly={assembly} />
      {assembly.frozenOn ? <LateMembers assembly={assembly} /> : <OtherRules assembly={assembly} />}
      <Typography variant="delta" tag="h2">
        {t('assembly.tab.roll')}
      </Typography>
      <RollList assembly={assembly} />
    </Flex>
  );
};
