import { DEFAULT_WORKFLOW } from '../../src/plugins/membership-lifecycle/server/src/domain/default-workflow';
import type {
  Stage,
  Workflow,
} from '../../src/plugins/membership-lifecycle/server/src/domain/types';
import {
  editWorkflow,
  type EditedWorkflow,
} from '../../src/plugins/membership-lifecycle/server/src/domain/workflow';
import { DEFAULT_TEMPLATES } from '../../src/plugins/membership-lifecycle/server/src/mail/defaults';

const around = {
  today: '2021-06-01',
  stagesInUse: new Set<string>(),
  templateCodes: new Set(DEFAULT_TEMPLATES.map(({ code }) => code)),
};
const edit = (change: Partial<EditedWorkflow>, inUse: string[] = []) =>
  editWorkflow(
    DEFAULT_WORKFLOW,
    { ...DEFAULT_WORKFLOW, ...change },
    { ...around, stagesInUse: new Set(inUse) },
  );
const problems = (change: Partial<EditedWorkflow>, inUse?: string[]) => {
  const decision = edit(change, inUse);
  return decision.ok ? [] : decision.problems.map(({ path, reason }) => [path, reason]);
};
const stages = (change: (stage: Stage, index: number) => Partial<Stage>) =>
  DEFAULT_WORKFLOW.stages.map((stage, index) => ({ ...stage, ...change(stage, index) }));

test('the default workflow is the seven stages and five reminders of the design', () => {
  expect(DEFAULT_WORKFLOW.stages.map(({ id, kind }) => [id, kind])).toEqual([
    ['to-prepare', 'todo'],
    ['proposed', 'waiting'],
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
  });
  expect(DEFAULT_WORKFLOW.reminders.map(({ id, offsetDays }) => [id, offsetDays])).toEqual([
    ['before-60', -60],
    ['before-30', -30],
    ['before-7', -7],
    ['after-15', 15],
    ['after-30', 30],
  ]);
  expect(
    DEFAULT_WORKFLOW.stages.filter(({ issuesCall }) => issuesCall).map(({ id }) => id),
  ).toEqual(['call-issued']);
});

test('the default workflow may be saved unchanged, and stays what it is', () => {
  expect(edit({})).toEqual({ ok: true, workflow: DEFAULT_WORKFLOW });
});

test.each(['todo', 'waiting', 'committed', 'won', 'lost'] as const)(
  'a workflow without a %s stage is refused',
  (kind) => {
    const kept = DEFAULT_WORKFLOW.stages.filter((stage) => stage.kind !== kind);
    expect(problems({ stages: kept })).toEqual([['stages', 'stage-kind-missing']]);
  },
);

test('a stage in use can be renamed and recoloured, not removed nor given another kind', () => {
  const renamed = stages(({ id }) =>
    id === 'proposed' ? { names: { fr: 'Envoyée', en: 'Sent' }, color: '#000000' } : {},
  );
  expect(problems({ stages: renamed }, ['proposed'])).toEqual([]);
  const removed = DEFAULT_WORKFLOW.stages.filter(({ id }) => id !== 'payment-order');
  expect(problems({ stages: removed })).toEqual([]);
  expect(problems({ stages: removed }, ['payment-order'])).toEqual([['stages', 'stage-in-use']]);
  const moved = stages(({ id }) => (id === 'payment-order' ? { kind: 'waiting' } : {}));
  expect(problems({ stages: moved }, ['payment-order'])).toEqual([
    ['stages.4.kind', 'stage-kind-in-use'],
  ]);
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
  expect(problems({ stages: twice })).toEqual([['stages.4.id', 'id-twice']]);
});

test('one stage at most issues the call, and only once the member is committed', () => {
  expect(
    problems({ stages: stages(({ id }) => (id === 'payment-order' ? { issuesCall: true } : {})) }),
  ).toEqual([['stages.4.issuesCall', 'call-twice']]);
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

test('an edit cannot change which workflow it is', () => {
  const decision = edit({ id: 'other', isDefault: false } as Partial<Workflow>);
  expect(decision).toMatchObject({
    ok: true,
    workflow: { id: DEFAULT_WORKFLOW.id, isDefault: true },
  });
});
