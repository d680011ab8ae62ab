import type { ListedAssembly } from '../../../shared/assemblies/assemblies';
import type { Day } from '../../../shared/kernel/common';

/** Whether convocations of an assembly have not left: nobody is convened by one of those. */
export const isUnsent = ({ state, unsent }: Pick<ListedAssembly, 'state' | 'unsent'>): boolean =>
  state === 'convened' && unsent > 0;

/** How an assembly that is to come stands, for a summary of them all. */
export const standingOf = (
  assembly: Pick<ListedAssembly, 'state' | 'unsent' | 'heldOn'>,
  today: Day,
): ListedAssembly['state'] | 'late' | 'unsent' => {
  if (assembly.heldOn < today) return 'late';
  return isUnsent(assembly) ? 'unsent' : assembly.state;
};

/** How the plan says that little of it may still change; null while all of it may. */
export const toldOf = (
  assembly: Pick<ListedAssembly, 'state' | 'unsent'>,
): 'sent' | 'unsent' | null => {
  if (assembly.state === 'drafted') return null;
  return isUnsent(assembly) ? 'unsent' : 'sent';
};
