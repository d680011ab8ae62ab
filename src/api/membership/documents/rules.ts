import { isDay, isEmpty } from '../../../documents/checks';
import { problem, type Problem } from '../../../documents/errors';
import type { DocumentRules, Write } from '../../../documents/rules';

const DATES = [
  'appliedOn',
  'approvedOn',
  'refusedOn',
  'importedSince',
  'endedOn',
  'suspendedOn',
  'overrideUntil',
  'nextDueOn',
  'endsOn',
];

const onWrite = ({ data }: Write): Problem[] =>
  DATES.filter((field) => !isEmpty(data[field]) && !isDay(data[field])).map((field) =>
    problem([field], 'not-a-day'),
  );

/** What is asked of a membership's row; its life is ruled by the commands of the plugin. */
export const membershipRules: DocumentRules = { uid: 'api::membership.membership', onWrite };
