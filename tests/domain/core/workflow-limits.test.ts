import {
  calls,
  ids,
  keptKinds,
  kinds,
  moved,
  oneReminder,
  oneStage,
  order,
  ownName,
  range,
  sameKinds,
  tiers,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/workflow-checks';
import type { Stage } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { workflow } from '../../helpers/facts';

/** What a workflow may be at most, and what staff are told where it is more: place, reason, values. */

const { stages, reminders } = workflow();
const [todo, waiting, , committed, calling] = stages;
const TEMPLATES = new Set(['renewal-proposal', 'renewal-accepted', 'renewal-reminder']);
const stage = (values: Partial<Stage> = {}): Stage => ({ ...todo, ...values });

describe('a number', () => {
  it('is whole, and between its least and its most', () => {
    const outside = [{ path: 'p', reason: 'out-of-range', params: { min: 1, max: 5 } }];
    expect([1, 5].flatMap((value) => range('p', value, 1, 5))).toEqual([]);
    for (const value of [0, 6, 1.5]) expect(range('p', value, 1, 5)).toEqual(outside);
  });
});

describe('a name', () => {
  const others = [workflow({ name: ' Le Nôtre ' })];

  it('is said, in a hundred signs, and is no other’s, whatever its capitals', () => {
    expect(ownName('x'.repeat(100), others)).toEqual([]);
    expect(ownName('x'.repeat(101), others)).toEqual([
      { path: 'name', reason: 'too-long', params: { max: 100 } },
    ]);
    expect(ownName('  ', others)).toEqual([{ path: 'name', reason: 'name-required' }]);
    expect(ownName('le nôtre', others)).toEqual([{ path: 'name', reason: 'name-taken' }]);
    expect(ownName('', [workflow({ name: '' })])).toEqual([
      { path: 'name', reason: 'name-required' },
    ]);
  });
});

describe('the tiers of a workflow', () => {
  it('are codes, each once, that no other workflow has', () => {
    const others = [workflow({ name: 'Autre', tierCodes: ['b'] })];
    expect(tiers(['a', 'c-1'], others)).toEqual([]);
    expect(tiers(['A', 'a', 'a', 'b'], others)).toEqual([
      { path: 'tierCodes.0', reason: 'not-an-id' },
      { path: 'tierCodes.2', reason: 'tier-twice' },
      { path: 'tierCodes.3', reason: 'tier-elsewhere', params: { workflow: 'Autre' } },
    ]);
  });
});

describe('the steps of a workflow', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `s${index}` }));

  it('are thirty at most', () => {
    expect(ids('stages', many(30))).toEqual([]);
    expect(ids('stages', many(31))).toEqual([
      { path: 'stages', reason: 'too-many-steps', params: { max: 30 } },
    ]);
  });

  it('have each an id of their own, of sixty signs at most', () => {
    const valid = [{ id: 'x'.repeat(60) }, { id: 'a-1' }];
    expect(ids('stages', valid)).toEqual([]);
    for (const id of ['x'.repeat(61), 'a-', '-a', 'a--b', 'É', 'a b', '']) {
      expect(ids('stages', [{ id }])).toEqual([{ path: 'stages.0.id', reason: 'not-an-id' }]);
    }
    expect(ids('reminders', [{ id: 'a' }, { id: 'b' }, { id: 'a' }])).toEqual([
      { path: 'reminders.2.id', reason: 'id-twice', params: { id: 'a' } },
    ]);
  });
});

describe('a stage', () => {
  const faults = (values: Partial<Stage>) => oneStage(stage(values), 'stages.0', TEMPLATES);

  it('is named in both languages, has a colour, and a known template or none', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ messageTemplate: 'renewal-proposal', color: '#ABCDEF' })).toEqual([]);
    expect(faults({ names: { fr: '', en: ' ' } })).toEqual([
      { path: 'stages.0.names.fr', reason: 'name-required' },
      { path: 'stages.0.names.en', reason: 'name-required' },
    ]);
    for (const color of ['red', '#12345', '#1234567', 'x#123456', '#12345g']) {
      expect(faults({ color })).toEqual([{ path: 'stages.0.color', reason: 'not-a-color' }]);
    }
    expect(faults({ messageTemplate: 'gone' })).toEqual([
      { path: 'stages.0.messageTemplate', reason: 'unknown-template', params: { code: 'gone' } },
    ]);
  });

  it('expects ten years at most, or nothing', () => {
    expect([0, 3650, null].flatMap((expectedDays) => faults({ expectedDays }))).toEqual([]);
    expect(faults({ expectedDays: 3651 })).toEqual([
      {
        path: 'stages.0.expectedDays',
        reason: 'out-of-range',
        params: { min: 0, max: 3650 },
      },
    ]);
  });

  it('issues the call once, and after the yes', () => {
    expect(faults({ issuesCall: true })).toEqual([
      { path: 'stages.0.issuesCall', reason: 'call-needs-commitment' },
    ]);
    expect(calls(stages)).toEqual([]);
    expect(calls([calling, todo])).toEqual([]);
    expect(calls([todo, calling, { ...committed, issuesCall: true }])).toEqual([
      { path: 'stages.2.issuesCall', reason: 'call-twice' },
    ]);
  });
});

describe('the stages together', () => {
  it('have every kind, in the order of a road', () => {
    expect(kinds(stages.filter(({ kind }) => kind !== 'won'))).toEqual([
      { path: 'stages', reason: 'stage-kind-missing', params: { kind: 'won' } },
    ]);
    expect(order(stages)).toEqual([]);
    expect(order([waiting, todo])).toEqual([
      {
        path: 'stages.1',
        reason: 'stage-out-of-order',
        params: { name: todo.names.fr, before: waiting.names.fr },
      },
    ]);
  });

  it('mean the same in every workflow', () => {
    const other = workflow({ name: 'Autre', stages: [stage({ kind: 'lost' })] });
    expect(sameKinds([todo, waiting], [workflow(), other])).toEqual([
      { path: 'stages.0.kind', reason: 'stage-kind-elsewhere', params: { workflow: 'Autre' } },
    ]);
    expect(sameKinds([waiting], [other])).toEqual([]);
  });

  it('mean what they meant for what stands or ended in them', () => {
    const current = workflow({ pastStages: [stage({ id: 'past' })] });
    const changed = stage({ kind: 'waiting' });
    const known = new Set([todo.id]);
    expect(keptKinds(current, [changed], known)).toEqual([
      { path: 'stages.0.kind', reason: 'stage-kind-in-use', params: { name: todo.names.fr } },
    ]);
    expect(keptKinds(current, [changed], new Set())).toEqual([]);
    expect(keptKinds(current, [todo, stage({ id: 'new' })], known)).toEqual([]);
    expect(keptKinds(current, [stage({ id: 'past' })], known)).toEqual([
      { path: 'stages.0.id', reason: 'id-past' },
    ]);
  });
});

describe('renewals of a stage that is removed', () => {
  const faults = (removed: Stage, toStageId: string | null) =>
    moved(removed, 3, toStageId === null ? undefined : { stageId: removed.id, toStageId }, stages);
  const path = `moves.${committed.id}`;
  const name = committed.names.fr;

  it('go to one that says the same, and calls for no money', () => {
    expect(faults(committed, 'payment-order')).toEqual([]);
    expect(faults(committed, null)).toEqual([
      { path, reason: 'stage-in-use', params: { name, count: 3 } },
    ]);
    expect(faults(committed, 'gone')).toEqual([{ path, reason: 'move-unknown', params: { name } }]);
    expect(faults(committed, todo.id)).toEqual([
      { path, reason: 'move-other-kind', params: { name, target: todo.names.fr } },
    ]);
    expect(faults(committed, calling.id)).toEqual([
      { path, reason: 'move-would-call', params: { name, target: calling.names.fr } },
    ]);
    expect(faults({ ...calling, id: 'old' }, calling.id)).toEqual([]);
  });
});

describe('a reminder', () => {
  const faults = (values: object, index = 1) =>
    oneReminder([reminders[0], { ...reminders[1], ...values }], index, TEMPLATES);

  it('falls within a year, on a day of its own, with a known template', () => {
    expect(faults({})).toEqual([]);
    expect([-365, 365].flatMap((offsetDays) => faults({ offsetDays }))).toEqual([]);
    expect(faults({ offsetDays: 366 })).toEqual([
      {
        path: 'reminders.1.offsetDays',
        reason: 'out-of-range',
        params: { min: -365, max: 365 },
      },
    ]);
    expect(faults({ offsetDays: -60 })).toEqual([
      { path: 'reminders.1.offsetDays', reason: 'reminder-same-day' },
    ]);
    expect(faults({ offsetDays: -60 }, 0)).toEqual([]);
    expect(faults({ messageTemplate: 'gone' })).toEqual([
      {
        path: 'reminders.1.messageTemplate',
        reason: 'unknown-template',
        params: { code: 'gone' },
      },
    ]);
  });
});
