import {
  COMMANDS,
  type CommandName,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import { isSchedulable } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/scheduled';
import type { ScheduledCommand } from '../../../src/plugins/membership-lifecycle/server/src/membership/store/scheduled-commands';
import { scheduledSentence } from '../../../src/plugins/membership-lifecycle/server/src/renewals/scheduled-lines';

/** What the schedule says of commands that staff noted for a day. */

const SCHEDULABLE = (Object.keys(COMMANDS) as CommandName[]).filter(isSchedulable);
const OTHER = { organisation: 'Ville d’Exemple', reference: 'ADH-2021-0002' };
const scheduled = (values: Partial<ScheduledCommand>): ScheduledCommand => ({
  id: 'scheduled',
  membershipId: 'member',
  otherMembershipId: null,
  command: 'open-renewal',
  input: {},
  on: '2021-06-01',
  state: 'pending',
  refusal: null,
  scheduledAt: 0,
  actorType: 'admin',
  actorId: '1',
  settledAt: null,
  settledByType: null,
  settledById: null,
  ...values,
});

test.each(SCHEDULABLE)('%s leaves no hole open, before its day and while it waits', (command) => {
  for (const state of ['pending', 'waiting'] as const) {
    const { fr, en } = scheduledSentence(scheduled({ command, state }), OTHER).text;
    expect(fr + en).not.toMatch(/[{}]/);
  }
});

test('what could not be done is named with the reason', () => {
  const text = { fr: 'L’adhésion a pris fin.', en: 'The membership is over.' };
  const refusal = { reason: 'membership-over', text };
  const waiting = scheduled({ command: 'merge-into', state: 'waiting', refusal });
  expect(scheduledSentence(waiting, OTHER).text).toEqual({
    fr: 'Prévu pour le 1er juin 2021, n’a pas pu se faire et attend l’équipe\u00a0: réunir l’adhésion à celle de «\u00a0Ville d’Exemple\u00a0» (ADH-2021-0002). L’adhésion a pris fin.',
    en: 'Scheduled for 1 June 2021, could not be done and waits for staff: merge the membership into that of “Ville d’Exemple” (ADH-2021-0002). The membership is over.',
  });
});
