import type { AssemblyView } from '../../../shared/assemblies/assemblies';
import { addDays } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { rollDay, type Attendees } from './roll';
import { quorumOf, tallyOf } from './rules/attendance';
import { convenedAmong, convenedLate } from './rules/convened';
import { noticeOf } from './rules/rules';
import type { Assembly } from './rules/types';

/** The shaping of an assembly for the screen. Pure. */

/** The state of a new assembly. */
export const NEW_ASSEMBLY = {
  state: 'drafted',
  frozenOn: null,
  convenedOn: null,
  closedOn: null,
  cancelledOn: null,
  cancelReason: null,
  firstId: null,
  result: null,
  version: 1,
} as const;

/** An assembly with its quorum, final or current. */
export const assemblyView = (
  assembly: Assembly,
  { voters, proxies, convocations }: Attendees,
  { today, secondId }: { today: Day; secondId: string | null },
): AssemblyView => {
  const tally = assembly.result?.tally ?? tallyOf(voters, proxies);
  const counts = convenedAmong(voters, convocations);
  const unsent = counts.kept + counts.failed;
  const { heldOn, noticeDays } = assembly;
  return {
    ...assembly,
    today,
    rollOn: rollDay(assembly, today),
    tally,
    quorumNow: assembly.result?.quorum ?? quorumOf(assembly.quorum, tally),
    notice: noticeOf(assembly, today),
    convocations: counts,
    convenedLate: convenedLate(voters, convocations, addDays(heldOn, -noticeDays)),
    unconvened: counts.leaving + unsent + counts.none,
    unsent: counts.leaving + unsent,
    secondId,
  };
};
