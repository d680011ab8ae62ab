import { UNDEMANDING } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/call-needs';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import { kindOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/renewal';
import type {
  Facts,
  Payer,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  callWait,
  callWaitOf,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/calls-to-issue';
import { STATES } from '../../helpers/states';

/** For whom the call of a period that was agreed to waits. */

const waitIn = ({ facts }: { facts: Facts }) => {
  const open = facts.renewals.filter(({ closedOn }) => closedOn === null).at(-1);
  return open ? callWaitOf(facts, open) : null;
};
const asking = (payer: Partial<Payer>, numbers: object = {}) => {
  const { facts } = STATES.agreed();
  const renewals = facts.renewals.map((renewal) => ({ ...renewal, ...numbers }));
  return waitIn({ facts: { ...facts, renewals, payer: { ...UNDEMANDING, ...payer } } });
};

test('is staff, from the yes until the call, and never before the yes', () => {
  const told = Object.entries(STATES).flatMap(([state, life]) =>
    waitIn(life()) === null ? [] : [[state, waitIn(life())]],
  );
  expect(told).toEqual([['agreed', 'call']]);
});

test('is told of every renewal that was agreed to and has a price and no call', () => {
  for (const life of Object.values(STATES)) {
    const { facts } = life();
    for (const renewal of facts.renewals) {
      const term = facts.terms.find(({ id }) => id === renewal.termId);
      const called = facts.dues.some(
        ({ termId, cancelledOn }) => termId === renewal.termId && cancelledOn === null,
      );
      const waits =
        renewal.closedOn === null &&
        kindOf(facts, renewal) === 'committed' &&
        Boolean(term?.price) &&
        term?.waivedOn === null &&
        !called;
      expect(callWaitOf(facts, renewal) !== null).toBe(waits);
    }
  }
});

test('is the body while it is to give an engagement number, and nothing else', () => {
  expect(asking({ engagementRequired: true })).toBe('number');
  expect(asking({ engagementRequired: true }, { engagementNumber: 'E-1' })).toBe('call');
  expect(asking({ serviceOrEngagementRequired: true })).toBe('number');
  expect(asking({ serviceOrEngagementRequired: true, serviceCode: 'SVC' })).toBe('call');
  // A service code or a SIRET is written by staff.
  expect(asking({ serviceCodeRequired: true })).toBe('call');
});

test('is staff where no stage has a time after which it would be late, and nobody once it is noted', () => {
  const payer: Payer = { ...UNDEMANDING, engagementRequired: true };
  const term = { termId: 't', state: 'issued', engagementNumber: null, serviceCode: null };
  const stage = DEFAULT_WORKFLOW.stages.find(({ id }) => id === 'awaiting-decision');
  const none = new Set<string>();
  expect(callWait(term, { stage, payer, scheduled: none })).toBe('number');
  expect(callWait(term, { stage: undefined, payer, scheduled: none })).toBe('call');
  const timeless = stage && { ...stage, expectedDays: null };
  expect(callWait(term, { stage: timeless, payer, scheduled: none })).toBe('call');
  expect(callWait(term, { stage, payer, scheduled: new Set(['t']) })).toBeNull();
});
