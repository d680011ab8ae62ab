import type { AssemblyRow } from '../../../shared/assemblies/assemblies';
import { StateBadge } from '../kit/components/StateBadge';
import { useTrad } from '../kit/utils/trad';
import { ASSEMBLY_TONES } from './tones';

/** The state of an assembly; one that was closed also says whether it could decide. */
export const AssemblyState = ({ assembly }: { assembly: AssemblyRow }) => {
  const { t } = useTrad();
  const lacked = assembly.result?.quorum.reached === false;
  return (
    <StateBadge tone={lacked ? 'danger' : ASSEMBLY_TONES[assembly.state]}>
      {t(lacked ? 'assembly.state.lacked' : `assembly.state.${assembly.state}`)}
    </StateBadge>
  );
};
