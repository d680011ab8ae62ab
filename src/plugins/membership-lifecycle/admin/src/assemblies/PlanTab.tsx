import { Box, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { AssemblyInput, AssemblyView } from '../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { votersUnder } from '../../../shared/settings/voters';
import { Card } from '../kit/components/Card';
import { Fact } from '../kit/components/Fact';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { PlanForm } from './PlanForm';
import { useSaveAssemblyMutation } from './api';
import { planOf } from './plan-values';

/** The plan as text, for people who may not change it, or when it is locked. */
const PlanFacts = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { quorum, proxyCap } = assembly;
  const place = [assembly.place, assembly.link].filter(Boolean).join(' · ');
  return (
    <Card title={t('assembly.tab.plan')}>
      <Flex direction="column" alignItems="stretch" gap={2} maxWidth="64rem">
        <Fact label={t('assembly.field.heldOn')}>{day(assembly.heldOn)}</Fact>
        {assembly.startsAt ? (
          <Fact label={t('assembly.field.startsAt')}>{assembly.startsAt}</Fact>
        ) : null}
        {place ? <Fact label={t('assembly.field.place')}>{place}</Fact> : null}
        <Fact label={t('assembly.field.cutOffOn')}>{day(assembly.cutOffOn)}</Fact>
        <Fact label={t('identity.voters')}>{t(`identity.voters.${votersUnder(assembly)}`)}</Fact>
        <Fact label={t('assembly.field.noticeDays')}>{assembly.noticeDays}</Fact>
        <Fact label={t('assembly.field.proxyCap')}>{proxyCap ?? t('assembly.no-limit')}</Fact>
        <Fact label={t('assembly.field.proxyHolders')}>
          {t(`assembly.field.proxyHolders.${assembly.proxyHolders}`)}
        </Fact>
        <Fact label={t('assembly.field.basis')}>
          {t('assembly.quorum.rule', {
            basis: quorum.basis,
            numerator: quorum.numerator,
            denominator: quorum.denominator,
          })}
        </Fact>
      </Flex>
      {assembly.agenda ? (
        <Box>
          <Typography variant="sigma" textColor="neutral600" tag="h3">
            {t('assembly.field.agenda')}
          </Typography>
          <Typography style={{ whiteSpace: 'pre-line' }}>{assembly.agenda}</Typography>
        </Box>
      ) : null}
    </Card>
  );
};

/** « Préparation »: what it is, where, and by which rules. */
export const PlanTab = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { toggleNotification } = useNotification();
  const canManage = useCan(PERMISSIONS.assemblyManage);
  const [saveIt] = useSaveAssemblyMutation();
  const { id, state } = assembly;
  if (!canManage || state === 'closed' || state === 'cancelled') {
    return <PlanFacts assembly={assembly} />;
  }
  const save = async (data: AssemblyInput, version: number) => {
    const view = await saveIt({ id, version, data }).unwrap();
    toggleNotification({ type: 'success', message: t('assembly.saved') });
    return view;
  };
  return (
    <PlanForm
      initial={planOf(assembly)}
      assembly={assembly}
      label={t('action.save')}
      onSave={save}
    />
  );
};
