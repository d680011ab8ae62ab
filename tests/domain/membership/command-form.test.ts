import {
  COMMANDS,
  type CommandName,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import type { CallReminder } from '../../../src/plugins/membership-lifecycle/shared/core/call-reminders';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { hasForGood } from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/tiers';
import {
  fieldAt,
  firstDraft,
  missing,
  nextReminder,
  withChange,
} from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/values';

/** What the form of a command is filled with before anybody types. */

const call = (id: string, values: object) =>
  ({
    ...{ id, dueOn: '2026-12-31', remaining: 500, engagementNumber: null, serviceCode: null },
    ...values,
  }) as MembershipView['dues'][number];

const view = {
  today: '2026-11-25',
  dues: [
    call('open', { engagementNumber: 'EJ-7', serviceCode: 'SPORT' }),
    call('late', { dueOn: '2026-09-30' }),
  ],
  account: { credit: 0 },
} as unknown as MembershipView;

const draft = (name: CommandName, preset: Record<string, string>) =>
  firstDraft({ name, ...COMMANDS[name] }, view, () => [], preset);

describe('the correction of a call', () => {
  test('begins with what the call says', () => {
    expect(draft('reissue-call', { duesId: 'open' })).toMatchObject({
      ...{ dueOn: '2026-12-31', engagementNumber: 'EJ-7', serviceCode: 'SPORT' },
    });
  });

  test('leaves the due day to the new call once that of the old one has passed', () => {
    expect(draft('reissue-call', { duesId: 'late' })).toMatchObject({
      ...{ dueOn: '', engagementNumber: '', serviceCode: '' },
    });
  });

  test('follows the call that is chosen', () => {
    const first = draft('reissue-call', { duesId: 'late' });
    expect(withChange('reissue-call', first, 'duesId', 'open', view)).toMatchObject({
      engagementNumber: 'EJ-7',
    });
  });
});

describe('a move of a renewal', () => {
  const fieldOf = (name: string) => {
    const found = COMMANDS['move-renewal'].fields.find((field) => field.name === name);
    if (!found) throw new Error(name);
    return found;
  };

  const { stages } = DEFAULT_WORKFLOW;

  test.each([
    ['council', ['decidesOn'], false],
    ['not-renewed', [], true],
    ['awaiting-decision', [], false],
    ['call-issued', [], false],
    ['payment-order', ['expectedOn'], false],
    [undefined, [], false],
  ])('asks what its stage needs: %s', (stage, days, needsReason) => {
    const asked = ['decidesOn', 'expectedOn'].filter(
      (name) => fieldAt('move-renewal', fieldOf(name), stages, { stageId: stage ?? null }) !== null,
    );
    expect(asked).toEqual(days);
    expect(
      fieldAt('move-renewal', fieldOf('reason'), stages, { stageId: stage ?? null })?.required,
    ).toBe(needsReason);
  });

  test('leaves the fields of other commands alone', () => {
    const [reason] = COMMANDS['lose-renewal'].fields.slice(-1);
    expect(fieldAt('lose-renewal', reason, stages, { stageId: 'call-issued' })).toBe(reason);
  });
});

describe('the correction of a date', () => {
  const command = { name: 'correct-date' as const, ...COMMANDS['correct-date'] };
  const asked = (field: string) =>
    missing(command, { field, id: '', date: '2026-11-25', reason: 'x' }).empty;

  test('asks which term or call before its plan is asked for', () => {
    expect(asked('term-ends-on')).toEqual(['id']);
    expect(asked('dues-due-on')).toEqual(['id']);
    expect(asked('member-since')).toEqual([]);
    const [, id] = command.fields;
    expect(fieldAt('correct-date', id, [], { field: 'term-ends-on' })?.required).toBe(true);
    expect(fieldAt('correct-date', id, [], { field: 'member-since' })).toBe(id);
  });
});

test('a formal notice is proposed to nobody', () => {
  const after = (...templates: CallReminder[]) =>
    nextReminder({ reminded: templates.map((template) => ({ template })) });
  expect(after()).toBe('dues-reminder');
  expect(after('dues-reminder')).toBe('dues-second-reminder');
  expect(after('dues-reminder', 'dues-second-reminder')).toBe('');
  expect(after('dues-formal-notice')).toBe('');
});

describe('a change of tier', () => {
  const term = (tierCode: string, values: object = {}) =>
    ({ state: 'issued', endsOn: '2026-12-31', tierCode, ...values }) as MembershipView['terms'][0];
  const held = (terms: MembershipView['terms'], tierCode = 'b') =>
    hasForGood({ ...view, tierCode, terms }, 'b');

  test('leads to no tier that the member has, now and next', () => {
    expect(held([term('a', { endsOn: '2025-12-31' }), term('b')])).toBe(true);
    expect(held([term('b'), term('b', { state: 'proposed', endsOn: '2027-12-31' })])).toBe(true);
  });

  test('leads to one that it has only now, or only next', () => {
    expect(held([term('a')])).toBe(false);
    expect(held([term('b')], 'a')).toBe(false);
    expect(held([term('b'), term('a', { state: 'proposed' })])).toBe(false);
  });
});
