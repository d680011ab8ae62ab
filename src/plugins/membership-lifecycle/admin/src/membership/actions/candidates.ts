import type { CommandName } from '../../../../shared/core/commands';
import type { MembershipView } from '../../../../shared/core/membership';
import { plusDays } from '../../kit/utils/days';

/** The end of a membership that never began: the withdrawal of an application. */

type Standing = Pick<MembershipView, 'neverJoined' | 'today'>;

/** The key of a command's texts. */
export const commandKey = (
  name: CommandName,
  { neverJoined }: Standing,
): `command.${CommandName}` | 'command.withdraw-application' =>
  name === 'withdraw' && neverJoined ? 'command.withdraw-application' : `command.${name}`;

/** Values that need not be asked: an application is over at once, so yesterday was its last day. */
export const knownValues = (
  name: CommandName,
  { neverJoined, today }: Standing,
): { lastDay?: string } =>
  name === 'withdraw' && neverJoined ? { lastDay: plusDays(today, -1) } : {};
