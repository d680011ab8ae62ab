import {
  DEFAULT_WORKFLOW,
  withPresentNames,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import type { Stage } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  copyOf,
  editWorkflow,
  removable,
  type EditedWorkflow,
  type WorkflowSurroundings,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/workflow';
import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';

const around: WorkflowSurroundings = {
  today: '2021-06-01',
  others: [],
  open: {},
  known: new Set(),
  templateCodes: new Set(MESSAGES.shipped.map(({ code }) => code)),
};
const { id: _id, pastStages: _past, ...values } = DEFAULT_WORKFLOW;
const form: EditedWorkflow = { ...values, moves: [] };
const edit = (
  change: Partial<EditedWorkflow>,
  more: Partial<WorkflowSurroundings> = {},
  current = DEFAULT_WORKFLOW,
) => editWorkflow(current, { ...form, ...change }, { ...around, ...more });
const problems = (change: Partial<EditedWorkflow>, more?: Partial<WorkflowSurroundings>) => {
  const decision = edit(change, more);
  return decision.ok ? [] : decision.problems.map(({ path, reason }) => [path, reason]);
};
const without = (...ids: string[]) => DEFAULT_WORKFLOW.stages.filter(({ id }) => !ids.includes(id));
const stages = (change: (stage: Stage, index: number) => Partial<Stage>) =>
  DEFAULT_WORKFLOW.stages.map((stage, index) => ({ ...stage, ...change(stage, index) }));

test('a stored workflow loses the name that asked every body for a number, and no name of staff', () => {
  const named = (fr: string, en: string) => ({
    stages: stages(({ id, names }) => ({
      names: id === 'awaiting-decision' ? { fr, en } : names,
    })),
  });
  const former = named('Accord reçu, engagement attendu', 'Agreed, awaiting purchase order');
  expect(withPresentNames(former).stages).toEqual(DEFAULT_WORKFLOW.stages);
  const own = named('Engagement attendu', 'Agreed, awaiting purchase order');
  expect(withPresentNames(own)).toBe(own);
});

test('the default workflow is the eight stages, five reminders of the end and two of a call', () => {
  expect(DEFAULT_WORKFLOW.stages.map(({ id, kind }) => [id, kind])).toEqual([
    ['to-prepare', 'todo'],
    ['proposed', 'waiting'],
    ['council', 'deciding'],
    ['awaiting-decision', 'committed'],
    ['call-issued', 'committed'],
    ['payment-order', 'committed'],
    ['settled', 'won'],
    ['not-renewed', 'lost'],
  ]);
  expect(DEFAULT_WORKFLOW).toMatchObject({
    windowDays: 90,
    graceDays: 60,
    activation: 'decision',
    dueDays: 30,
    leastReminded: 100,
  });
  expect(DEFAULT_WORKFLOW.reminders.map(({ id, offsetDays }) => [id, offsetDays])).toEqual([
    ['before-60', -60],
    ['before-30', -30],
    ['before-7', -7],
    ['after-15', 15],
    ['after-30', 30],
    ['due-15', 15],
    ['due-45', 45],
  ]);
  expect(
    DEFAULT_WORKFLOW.stages.filter(({ issuesCall }) => issuesCall).map(({ id }) => id),
  ).toEqual(['call-issued']);
});

test('the default workflow may be saved unchanged, and stays what it is', () => {
  expect(edit({})).toEqual({ ok: true, workflow: DEFAULT_WORKFLOW, moves: [] });
});

test.each(['todo', 'waiting', 'committed', 'won', 'lost'] as const)(
  'a workflow without a %s stage is refused',
  (kind) => {
    const kept = DEFAULT_WORKFLOW.stages.filter((stage) => stage.kind !== kind);
    expect(problems({ stages: kept })).toEqual([['stages', 'stage-kind-missing']]);
  },
);

test('stages follow the order of a renewal, and the one that stands too late is named', () => {
  const [prepare, proposed, awaiting, call, order, settled, lost] = without('council');
  const swapped = [prepare, awaiting, proposed, call, order, settled, lost];
  const decision = edit({ stages: swapped });
  expect(decision.ok ? [] : decision.problems).toEqual([
    {
      path: 'stages.2',
      reason: 'stage-out-of-order',
      params: {
        name: 'Proposition envoyée',
        before: 'Accord reçu',
      },
    },
  ]);
  expect(problems({ stages: [prepare, proposed, order, call, awaiting, lost, settled] })).toEqual(
    [],
  );
  expect(problems({ stages: [settled, prepare, proposed, awaiting, call, order, lost] })).toEqual(
    [1, 2, 3, 4, 5].map((index) => [`stages.${index}`, 'stage-out-of-order']),
  );
});

describe('a stage in which renewals stand', () => {
  const known = new Set(['proposed', 'payment-order', 'settled']);
  const open = { 'payment-order': 3 };
  const removed = without('payment-order');
  const leave = (toStageId: string) => ({
    stages: removed,
    moves: [{ stageId: 'payment-order', toStageId }],
  });

  test('can be renamed and recoloured, not given another kind', () => {
    const renamed = stages(({ id }) =>
      id === 'proposed' ? { names: { fr: 'Envoyée', en: 'Sent' }, color: '#000000' } : {},
    );
    expect(problems({ stages: renamed }, { known, open: { proposed: 1 } })).toEqual([]);
    // The renewals that ended in it, too, would mean something else from one day to the next.
    const turned = stages(({ id }) => (id === 'settled' ? { kind: 'lost' } : {}));
    expect(problems({ stages: turned }, { known })).toContainEqual([
      'stages.6.kind',
      'stage-kind-in-use',
    ]);
  });

  test('is removed once it is said where they go', () => {
    const decision = edit({ stages: removed }, { known, open });
    expect(decision.ok ? [] : decision.problems).toEqual([
      {
        path: 'moves.payment-order',
        reason: 'stage-in-use',
        params: { name: 'Mandatement en cours', count: 3 },
      },
    ]);
    expect(edit(leave('awaiting-decision'), { known, open })).toMatchObject({
      ok: true,
      moves: [{ stageId: 'payment-order', toStageId: 'awaiting-decision' }],
    });
  });

  test('sends them neither to another kind, nor to a call for money, nor nowhere', () => {
    const moving = (to: string) => problems(leave(to), { known, open });
    expect(moving('proposed')).toEqual([['moves.payment-order', 'move-other-kind']]);
    expect(moving('call-issued')).toEqual([['moves.payment-order', 'move-would-call']]);
    expect(moving('payment-order')).toEqual([['moves.payment-order', 'move-unknown']]);
  });

  test('asks nothing when the renewals in it are over: they keep its name', () => {
    const decision = edit({ stages: removed }, { known });
    expect(decision).toMatchObject({
      ok: true,
      moves: [],
      workflow: { pastStages: [{ id: 'payment-order', kind: 'committed' }] },
    });
    expect(edit({ stages: removed })).toMatchObject({ workflow: { pastStages: [] } });
  });

  test('leaves an id that no new stage can take', () => {
    const [past] = DEFAULT_WORKFLOW.stages.filter(({ id }) => id === 'payment-order');
    const current = { ...DEFAULT_WORKFLOW, stages: removed, pastStages: [past] };
    const decision = edit({}, {}, current);
    expect(decision.ok ? [] : decision.problems).toEqual([
      { path: 'stages.5.id', reason: 'id-past' },
    ]);
  });
});

describe('several workflows', () => {
  const other = { ...DEFAULT_WORKFLOW, id: 'other', name: 'Associations', isDefault: false };
  const associations = { ...other, tierCodes: ['associations'] };

  test('have a name of their own each', () => {
    expect(problems({ name: ' associations ' }, { others: [other] })).toEqual([
      ['name', 'name-taken'],
    ]);
  });

  test('share no tier, and the field says which workflow has it', () => {
    const decision = edit(
      { tierCodes: ['communes', 'associations', 'communes', 'Bad code'] },
      { others: [associations] },
    );
    expect(decision.ok ? [] : decision.problems).toEqual([
      { path: 'tierCodes.1', reason: 'tier-elsewhere', params: { workflow: 'Associations' } },
      { path: 'tierCodes.2', reason: 'tier-twice' },
      { path: 'tierCodes.3', reason: 'not-an-id' },
    ]);
  });

  test('have one default, which only another one can replace', () => {
    expect(problems({ isDefault: false })).toEqual([['isDefault', 'default-needed']]);
    const decision = editWorkflow(other, { ...form, name: 'Associations' }, around);
    expect(decision).toMatchObject({ ok: true, workflow: { id: 'other', isDefault: true } });
  });

  test('give the same stage the same kind, since lists gather them', () => {
    const turned = stages(({ id }) => (id === 'payment-order' ? { kind: 'waiting' } : {}));
    expect(problems({ stages: turned }, { others: [other] })).toContainEqual([
      'stages.5.kind',
      'stage-kind-elsewhere',
    ]);
  });

  test('are copied for nobody yet, with every stage and reminder', () => {
    const copied = copyOf(associations, { id: 'new', name: ' Écoles ' }, [associations]);
    expect(copied).toEqual({
      ok: true,
      workflow: { ...associations, id: 'new', name: 'Écoles', tierCodes: [] },
    });
    expect(copyOf(other, { id: 'new', name: 'Associations' }, [other])).toMatchObject({
      problems: [{ path: 'name', reason: 'name-taken' }],
    });
  });

  test('go when nothing holds them, and say what does', () => {
    const unused = { open: 0, closed: 0 };
    expect(removable(other, unused)).toEqual({ ok: true });
    const why = (workflow: typeof other, use = unused) => {
      const removal = removable(workflow, use);
      return removal.ok ? null : removal.reason;
    };
    expect(why(DEFAULT_WORKFLOW)).toBe('workflow-default');
    expect(why(associations)).toBe('workflow-has-tiers');
    expect(why(other, { open: 1, closed: 0 })).toBe('workflow-in-use');
    expect(why(other, { open: 0, closed: 1 })).toBe('workflow-in-use');
  });
});

test('numbers stay within their limits, with the path of the field', () => {
  expect(problems({ windowDays: 0, graceDays: 366, dueDays: -1 })).toEqual([
    ['windowDays', 'out-of-range'],
    ['graceDays', 'out-of-range'],
    ['dueDays', 'out-of-range'],
  ]);
  const [first, ...rest] = DEFAULT_WORKFLOW.reminders;
  expect(problems({ reminders: [{ ...first, offsetDays: -366 }, ...rest] })).toEqual([
    ['reminders.0.offsetDays', 'out-of-range'],
  ]);
  expect(problems({ graceDays: 0, windowDays: 365 })).toEqual([]);
});

test('ids, names, colours and templates are checked one by one', () => {
  const spoilt = stages((_, index) =>
    index === 0
      ? { id: 'Bad id', color: 'red', names: { fr: '', en: 'x' }, messageTemplate: 'nothing' }
      : {},
  );
  expect(problems({ stages: spoilt })).toEqual([
    ['stages.0.id', 'not-an-id'],
    ['stages.0.names.fr', 'name-required'],
    ['stages.0.color', 'not-a-color'],
    ['stages.0.messageTemplate', 'unknown-template'],
  ]);
  const twice = stages(({ id }) =>
    id === 'payment-order' ? { id: 'call-issued', issuesCall: false } : {},
  );
  expect(problems({ stages: twice })).toEqual([['stages.5.id', 'id-twice']]);
});

test('one stage at most issues the call, and only once the member is committed', () => {
  expect(
    problems({ stages: stages(({ id }) => (id === 'payment-order' ? { issuesCall: true } : {})) }),
  ).toEqual([['stages.5.issuesCall', 'call-twice']]);
  const early = stages(({ id }) => ({ issuesCall: id === 'proposed' }));
  expect(problems({ stages: early })).toEqual([['stages.1.issuesCall', 'call-needs-commitment']]);
});

test('a new reminder begins today, an old one keeps its day whatever the form says', () => {
  const added = {
    ...DEFAULT_WORKFLOW.reminders[0],
    id: 'before-45',
    offsetDays: -45,
    addedOn: '1990-01-01',
  };
  const kept = { ...DEFAULT_WORKFLOW.reminders[0], offsetDays: -50, addedOn: '2030-01-01' };
  const decision = edit({ reminders: [kept, added] });
  const days = decision.ok ? decision.workflow.reminders.map(({ addedOn }) => addedOn) : [];
  expect(days).toEqual(['2000-01-01', '2021-06-01']);
});

test('two reminders never leave on the same day: one of them would not', () => {
  const [first, second, ...rest] = DEFAULT_WORKFLOW.reminders;
  const reminders = [first, { ...second, offsetDays: first.offsetDays }, ...rest];
  expect(problems({ reminders })).toEqual([['reminders.1.offsetDays', 'reminder-same-day']]);
});

test('an edit cannot change which workflow it is', () => {
  const decision = edit({ id: 'other' } as Partial<EditedWorkflow>);
  expect(decision).toMatchObject({ ok: true, workflow: { id: DEFAULT_WORKFLOW.id } });
});
