import type { Core } from '@strapi/strapi';
import type { AssemblyCommand } from '../../../shared/assemblies/assemblies';
import type { Actor } from '../../../shared/kernel/common';
import { factsIn } from '../core/facts';
import { newId } from '../kernel/new-id';
import { convene, prepareConvocation, recordConvocation, withdrawConvocation } from './convening';
import { closeAssembly, markAttendance, recordProxy, revokeProxy } from './day-commands';
import { refuse } from './refusals/assembly';
import { chooseHolder, correctRoll, freezeRoll } from './roll-commands';
import { secondQuorum } from './rules/attendance';
import { cancelRefusal, planRefusal, secondRefusal } from './rules/rules';
import type { Assembly, AssemblyCommands, Voter } from './rules/types';
import { changeAssembly, ensure, type Done, type Session } from './session';
import { addAssembly, findSecond } from './store/assemblies';
import { NEW_ASSEMBLY } from './view';

/** The commands of an assembly, by their names. */

type Change = (session: Session) => Promise<Done | null>;

export interface AskedCommand<Name extends AssemblyCommand> {
  /** As it was read before its lock. */
  assembly: Assembly;
  name: Name;
  input: AssemblyCommands[Name];
  actor: Actor;
}

const cancel = async (session: Session, { reason }: AssemblyCommands['cancel']): Promise<Done> => {
  const { assembly, today } = session;
  ensure(cancelRefusal(assembly));
  const withdrawn = await withdrawConvocation(session);
  return {
    assembly: { ...assembly, state: 'cancelled', cancelledOn: today, cancelReason: reason },
    input: { reason, ...(withdrawn > 0 ? { withdrawn } : {}) },
    before: { state: assembly.state },
    after: { state: 'cancelled' },
  };
};

/** Creates the draft of a second convocation: the same assembly on another day, once. */
const conveneAgain = async (
  { trx, assembly, now }: Session,
  { heldOn }: AssemblyCommands['convene-again'],
  id: string,
): Promise<Done> => {
  ensure(secondRefusal(assembly));
  if (heldOn <= assembly.heldOn) throw refuse('second-too-early', { field: 'heldOn' });
  if (await findSecond(trx, assembly.id)) throw refuse('second-exists');
  const quorum = secondQuorum(assembly);
  const second: Assembly = {
    ...assembly,
    ...NEW_ASSEMBLY,
    id,
    heldOn,
    quorum,
    firstId: assembly.id,
  };
  ensure(planRefusal(second));
  await addAssembly(trx, second, now);
  return { input: { heldOn }, after: { secondId: id } };
};

/** Prepares the change of a command, with all reads that must precede its transaction. */
const changeOf = async <Name extends AssemblyCommand>(
  strapi: Core.Strapi,
  { assembly, name, input }: AskedCommand<Name>,
  votersOf: () => Promise<Voter[]>,
  newOne: string,
): Promise<Change> => {
  const of = <Wanted extends AssemblyCommand>() => input as AssemblyCommands[Wanted];
  switch (name as AssemblyCommand) {
    case 'freeze-roll': {
      const surroundings = await factsIn(strapi).surroundings();
      return (session) => freezeRoll(session, surroundings);
    }
    case 'correct-roll':
      return (session) => correctRoll(session, of<'correct-roll'>());
    case 'choose-holder':
      return (session) => chooseHolder(session, of<'choose-holder'>());
    case 'convene': {
      const surroundings = await factsIn(strapi).surroundings();
      const voters = await votersOf();
      const prepared = await prepareConvocation(strapi, assembly, voters, surroundings);
      return (session) => convene(session, of<'convene'>(), prepared);
    }
    case 'record-convocation': {
      const voters = assembly.frozenOn ? [] : await votersOf();
      return (session) => recordConvocation(session, of<'record-convocation'>(), voters);
    }
    case 'give-proxy':
      return (session) => recordProxy(session, of<'give-proxy'>());
    case 'revoke-proxy':
      return (session) => revokeProxy(session, of<'revoke-proxy'>());
    case 'mark-attendance':
      return (session) => markAttendance(session, of<'mark-attendance'>());
    case 'close':
      return closeAssembly;
    case 'cancel':
      return (session) => cancel(session, of<'cancel'>());
    case 'convene-again':
      return (session) => conveneAgain(session, of<'convene-again'>(), newOne);
  }
};

/** Runs a command; returns the id of an assembly that it created, if any. */
export const runAssemblyCommand = async <Name extends AssemblyCommand>(
  strapi: Core.Strapi,
  asked: AskedCommand<Name>,
  votersOf: () => Promise<Voter[]>,
): Promise<string | null> => {
  const { assembly, name, actor } = asked;
  const newOne = newId();
  const change = await changeOf(strapi, asked, votersOf, newOne);
  await changeAssembly(strapi, assembly.id, name, actor, change);
  return name === 'convene-again' ? newOne : null;
};
