import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink, useNavigate } from 'react-router-dom';
import type { AssemblyView } from '../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { Notice } from '../kit/components/Notice';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { AssemblyJournal } from './AssemblyJournal';
import { CommandSheet } from './CommandSheet';
import { DayField } from './PlanField';
import { QuorumCard } from './QuorumCard';
import { ASSEMBLIES } from './places';

const SecondDialog = ({ assembly, onClose }: { assembly: AssemblyView; onClose: () => void }) => {
  const { t } = useTrad();
  const navigate = useNavigate();
  const [heldOn, setHeldOn] = useState('');
  return (
    <CommandSheet
      title={t('assembly.again')}
      subject={assembly.title}
      help={t('assembly.again.help')}
      command={{ id: assembly.id, name: 'convene-again', input: { heldOn } }}
      onClose={onClose}
      onDone={(id) => void navigate(`${ASSEMBLIES}/${id}`)}
    >
      {(errors) => (
        <DayField
          name="heldOn"
          required
          value={heldOn}
          error={errors.heldOn}
          onChange={setHeldOn}
        />
      )}
    </CommandSheet>
  );
};

/** The second convocation, after an assembly without quorum. */
const Second = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.assemblyManage);
  const [asking, setAsking] = useState(false);
  const { secondId, firstId, result } = assembly;
  const to = (id: string, text: string) => (
    <Link tag={NavLink} to={`${ASSEMBLIES}/${id}`}>
      {text}
    </Link>
  );
  return (
    <>
      {firstId ? to(firstId, t('assembly.again.first')) : null}
      {secondId ? to(secondId, t('assembly.again.second')) : null}
      {result && !result.quorum.reached && !secondId ? (
        <Notice tone="warning" title={t('assembly.again.title')}>
          <Flex direction="column" alignItems="start" gap={3}>
            <Typography>{t('assembly.again.why')}</Typography>
            {canManage ? (
              <Button onClick={() => setAsking(true)}>{t('assembly.again')}</Button>
            ) : null}
          </Flex>
        </Notice>
      ) : null}
      {asking ? <SecondDialog assembly={assembly} onClose={() => setAsking(false)} /> : null}
    </>
  );
};

/** « Résultat du quorum »: what the attendance came to, and everything that was done. */
export const OutcomeTab = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {assembly.closedOn ? (
        <Notice tone="success">{t('assembly.closed-on', { day: day(assembly.closedOn) })}</Notice>
      ) : (
        <Notice tone="primary">{t('assembly.not-closed')}</Notice>
      )}
      <QuorumCard assembly={assembly} />
      <Second assembly={assembly} />
      <AssemblyJournal assembly={assembly} />
    </Flex>
  );
};
