import timers from 'node:timers/promises';
import {
  ageSeconds,
  lateDuties,
  type OperationsFacts,
} from '../../../src/plugins/membership-lifecycle/server/src/operations/rules/operations';
import type { OperationsView } from '../../../src/plugins/membership-lifecycle/shared/operations/operations';
import { createHealth, createQuestion } from '../../../src/operations/health';
import { operatorCheck } from '../../../src/operations/token';

/** What an application that falls behind says, and to whom. */

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 25, 12);
const OWN = { daily: true, outbox: true };
const SCHEDULED = { daily: false, outbox: false };
const hoursAgo = (hours: number): number => NOW - hours * HOUR;
const facts = (change: Partial<OperationsFacts> = {}): OperationsFacts => ({
  now: NOW,
  startedAt: hoursAgo(1_000),
  lastRunAt: hoursAgo(1),
  oldestMessageAt: null,
  oldestEventAt: null,
  ...change,
});

describe('what is late', () => {
  it('is nothing while the day is run and nothing waits', () => {
    expect(lateDuties(facts(), OWN)).toEqual([]);
  });

  test.each([
    ['daily-run', { lastRunAt: hoursAgo(3) }, []],
    ['daily-run', { lastRunAt: hoursAgo(3) - 1 }, ['daily-run']],
    ['messages', { oldestMessageAt: hoursAgo(3) }, []],
    ['messages', { oldestMessageAt: hoursAgo(3) - 1 }, ['messages']],
    ['events', { oldestEventAt: hoursAgo(3) }, []],
    ['events', { oldestEventAt: hoursAgo(3) - 1 }, ['events']],
  ])('%s: three hours are patience, more are not', (_, change, late) => {
    expect(lateDuties(facts(change), OWN)).toEqual(late);
  });

  it('waits a whole day for what a scheduler does once a day', () => {
    const change = (hours: number) => ({
      lastRunAt: hoursAgo(hours),
      oldestMessageAt: hoursAgo(hours),
      oldestEventAt: hoursAgo(hours),
    });
    expect(lateDuties(facts(change(26)), SCHEDULED)).toEqual([]);
    expect(lateDuties(facts(change(27)), SCHEDULED)).toEqual(['daily-run', 'messages', 'events']);
  });

  it('counts what was never run from the start of the server', () => {
    const never = { lastRunAt: null };
    expect(lateDuties(facts({ ...never, startedAt: hoursAgo(3) }), OWN)).toEqual([]);
    expect(lateDuties(facts({ ...never, startedAt: hoursAgo(4) }), OWN)).toEqual(['daily-run']);
  });

  it('lets a server that was off for a month catch up first', () => {
    const old = { lastRunAt: hoursAgo(720), oldestMessageAt: hoursAgo(720) };
    expect(lateDuties(facts({ ...old, startedAt: hoursAgo(1) }), OWN)).toEqual([]);
    expect(lateDuties(facts({ ...old, startedAt: hoursAgo(4) }), OWN)).toEqual([
      'daily-run',
      'messages',
    ]);
  });

  it('has no age before it happened', () => {
    expect(ageSeconds(NOW, hoursAgo(1))).toBe(3_600);
    expect(ageSeconds(NOW, NOW + HOUR)).toBe(0);
    expect(ageSeconds(NOW, null)).toBeNull();
  });
});

describe('the health of a server', () => {
  const NOTHING_WAITS = { count: 0, oldestAgeSeconds: null };
  const WELL: OperationsView = {
    late: [],
    dailyRun: { finishedAt: null, ageSeconds: null, durationSeconds: null, failures: 0 },
    messages: NOTHING_WAITS,
    events: NOTHING_WAITS,
  };
  const setUp = (work: () => Promise<OperationsView>) => {
    const state = { now: 0, stopping: false, asked: 0 };
    const health = createHealth({
      work: createQuestion(() => {
        state.asked += 1;
        return work();
      }),
      isStopping: () => state.stopping,
      now: () => state.now,
    });
    return { state, health };
  };

  it('is asked of the database once a second, however many ask', async () => {
    const { state, health } = setUp(async () => WELL);
    const answers = await Promise.all([health(), health(), health()]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['ready']));
    state.now = 999;
    await health();
    expect(state.asked).toBe(1);
    state.now = 1_000;
    await health();
    expect(state.asked).toBe(2);
  });

  it('is degraded, not bad, while something is late', async () => {
    const { health } = setUp(async () => ({ ...WELL, late: ['messages'] }));
    expect(await health()).toMatchObject({ status: 'degraded', because: ['messages'] });
  });

  it('is bad while the database refuses, and good again when it answers', async () => {
    let refuses = true;
    const { state, health } = setUp(async () => {
      if (refuses) throw new Error('refused');
      return WELL;
    });
    expect(await health()).toEqual({ status: 'unavailable', because: ['database'], work: null });
    refuses = false;
    state.now = 1_000;
    expect((await health()).status).toBe('ready');
  });

  it('is bad as soon as the server leaves, whatever was just answered', async () => {
    const { state, health } = setUp(async () => WELL);
    await health();
    state.stopping = true;
    expect(await health()).toMatchObject({ status: 'unavailable', because: ['shutting-down'] });
  });

  it('does not wait for a database that hangs, nor asks it twice', async () => {
    // Two seconds, which are over at once.
    const wait = jest.spyOn(timers, 'setTimeout').mockResolvedValue(undefined);
    try {
      const { state, health } = setUp(() => new Promise(() => {}));
      expect((await health()).because).toEqual(['database']);
      state.now = 5_000;
      expect((await health()).because).toEqual(['database']);
      expect(state.asked).toBe(1);
      expect(wait.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([2_000, 2_000]);
    } finally {
      wait.mockRestore();
    }
  });
});

describe('the token of the operators', () => {
  const isOperator = operatorCheck('a-token-of-operators');

  test.each([
    ['Bearer a-token-of-operators', true],
    ['bearer a-token-of-operators', true],
    ['Bearer a-token-of-operator', false],
    ['Bearer a-token-of-operators2', false],
    ['Basic a-token-of-operators', false],
    ['a-token-of-operators', false],
    ['Bearer ', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (header, expected) => {
    expect(isOperator(header)).toBe(expected);
  });

  it('is nobody’s when there is none', () => {
    expect(operatorCheck('')('Bearer ')).toBe(false);
    expect(operatorCheck('')(undefined)).toBe(false);
  });
});
