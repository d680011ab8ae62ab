import type { ListedAssembly } from '../../../shared/assemblies/assemblies';
import { StateBadge } from '../kit/components/StateBadge';
import { useTrad } from '../kit/utils/trad';
import { isUnsent } from './standing';
import { ASSEMBLY_TONES } from './tones';

/** The state of an assembly; one that was closed also says whether it could decide. */
export const AssemblyState = ({ assembly }: { assembly: ListedAssembly }) => {
  const { t } = useTrad();
  const unsent = isUnsent(assembly);
  const lacked = assembly.result?.quorum.reached === false;
  return (
    <StateBadge tone={lacked ? 'danger' : unsent ? 'warning' : ASSEMBLY_TONES[assembly.state]}>
      {lacked
        ? t('assembly.state.lacked')
        : unsent
          ? t('assembly.state.unsent', { count: assembly.unsent })
          : t(`assembly.state.${assembly.state}`)}
    </StateBadge>
  );
};
