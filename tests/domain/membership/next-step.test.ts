import type {
  DuesView,
  LegalCommand,
  MembershipView,
  RenewalView,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { HoldCause } from '../../../src/plugins/membership-lifecycle/shared/core/call-reminders';
import {
  COMMANDS,
  COMMAND_NAMES,
  type CommandName,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import {
  atHand,
  nextStep,
} from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/next-step';
import {
  inGroups,
  isMeant,
} from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/palette';

/** What the page of a member says is next, and which actions stand at hand. */

const legal = (...names: CommandName[]): LegalCommand[] =>
  names.map((name) => ({ name, ...COMMANDS[name] }));
const EVERYTHING = legal(...COMMAND_NAMES);

const view = (values: Partial<MembershipView> = {}): MembershipView =>
  ({
    status: 'active',
    leaving: null,
    mergedInto: null,
    scheduled: [],
    dues: [],
    uncalled: null,
    byChorus: false,
    callable: [],
    renewal: null,
    reminders: [],
    terms: [],
    entitlements: [],
    account: { credit: 0, due: 0 },
    contacts: [{ id: '1' }],
    readsContacts: true,
    override: null,
    muted: null,
    today: '2026-11-25',
    ...values,
  }) as MembershipView;

const call = (state: DuesView['state'], dueOn: string, id: string = dueOn): DuesView =>
  ({
    ...{ id, state, dueOn, remaining: 500, number: '2026-1', creditNote: null },
    ...{ deposits: [], held: null },
  }) as unknown as DuesView;

const held = (cause: HoldCause, until: string): DuesView => ({
  ...call('overdue', '2026-09-01'),
  held: { cause, until },
});

const renewal = (kind: string, values: Partial<RenewalView> = {}): RenewalView =>
  ({
    stage: { kind },
    answer: null,
    waits: null,
    enteredStageOn: '2026-10-01',
    reminders: [],
    ...values,
  }) as RenewalView;

const waits = { rule: 'missing-price', params: {}, text: { fr: 'Sans prix.', en: 'No price.' } };
const account = (credit: number, due: number) => ({ credit, due }) as MembershipView['account'];
const UNCALLED = {
  uncalled: { termId: 't', amount: 500, currency: 'EUR' },
  callable: [{ termId: 't' }] as MembershipView['callable'],
};

describe('the next step', () => {
  test.each<[string, Partial<MembershipView>, string, CommandName | null]>([
    ['nothing', {}, 'none', null],
    ['an application', { status: 'applied' }, 'approve', 'approve'],
    ['a late call', { dues: [call('overdue', '2026-09-01')] }, 'overdue', 'record-payment'],
    [
      'a call that Chorus Pro rejected',
      {
        dues: [
          {
            ...call('overdue', '2026-09-01'),
            deposits: [{ state: 'rejected', on: '2026-09-02', reason: 'Service inconnu' }],
          },
        ],
      },
      'rejected',
      'reissue-call',
    ],
    [
      'a late call and money on the account',
      { dues: [call('overdue', '2026-09-01')], account: account(300, 500) },
      'credit',
      'allocate-credit',
    ],
    ['money on the account, and no call', { account: account(300, 0) }, 'none', null],
    [
      'a late call whose payment is expected',
      { dues: [held('payment-order', '2026-12-15')] },
      'pay',
      'record-payment',
    ],
    ['a contested call', { dues: [held('contested', '2026-12-15')] }, 'none', null],
    [
      'a contested call on whose day nobody decided',
      { dues: [held('contested', '2026-11-24')] },
      'look-again',
      'release-call',
    ],
    ['an open call', { dues: [call('open', '2026-12-01')] }, 'pay', 'record-payment'],
    ['a paid call', { dues: [call('paid', '2026-09-01')] }, 'none', null],
    ['dues that nobody called', UNCALLED, 'call', 'issue-call'],
    ['a proposal that waits', { renewal: renewal('todo', { waits }) }, 'blocked', 'move-renewal'],
    ['a proposal that will leave', { renewal: renewal('todo') }, 'none', null],
    ['a council that decides', { renewal: renewal('deciding') }, 'answer', 'accept-renewal'],
    ['an agreed renewal', { renewal: renewal('committed') }, 'conclude', 'win-renewal'],
    ['a lapsed member', { status: 'lapsed' }, 'open-renewal', 'open-renewal'],
    ['a suspension', { status: 'suspended' }, 'reinstate', 'reinstate'],
    [
      'a year not called, suspended',
      { ...UNCALLED, status: 'suspended' },
      'reinstate',
      'reinstate',
    ],
    [
      'a merger, whatever else',
      { mergedInto: {} as MembershipView['mergedInto'], status: 'ended', ...UNCALLED },
      'merged',
      null,
    ],
  ])('of %s', (_what, values, what, command) => {
    const step = nextStep(view(values), EVERYTHING);
    expect([step.what, step.command?.name ?? null]).toEqual([what, command]);
  });

  test('is the figure that a proposal waits for, in the form of the organisation', () => {
    const waiting = { ...renewal('todo', { waits }), missingFigure: 'inhabitants' as const };
    expect(nextStep(view({ renewal: waiting }), EVERYTHING)).toMatchObject({
      ...{ what: 'blocked', command: null, tab: 'contacts', write: 'inhabitants' },
    });
  });

  test('is the call that is late the longest, before any other work', () => {
    const dues = [call('overdue', '2026-09-01', 'later'), call('overdue', '2026-03-01', 'first')];
    const step = nextStep(view({ dues, renewal: renewal('waiting'), ...UNCALLED }), EVERYTHING);
    expect(step).toMatchObject({ what: 'overdue', preset: { duesId: 'first' }, on: '2026-03-01' });
  });

  test('uses of the account what the call needs, and no more', () => {
    const dues = [call('open', '2026-12-01')];
    const stepWith = (credit: number) =>
      nextStep(
        view({ dues, account: { credit, due: 500 } as MembershipView['account'] }),
        EVERYTHING,
      );
    expect(stepWith(800)).toMatchObject({ amount: 500, preset: { duesId: '2026-12-01' } });
    expect(stepWith(200)).toMatchObject({ amount: 200 });
  });

  test('is the call of the year that nobody called, also while the next one is proposed', () => {
    const step = nextStep(view({ ...UNCALLED, renewal: renewal('waiting') }), EVERYTHING);
    expect(step).toMatchObject({ what: 'call', preset: { termId: 't' } });
    const agreed = nextStep(view({ ...UNCALLED, renewal: renewal('committed') }), EVERYTHING);
    expect(agreed).toMatchObject({ what: 'call', preset: { termId: 't' } });
  });

  test('is no call that is scheduled for its day already, which is told once nothing else waits', () => {
    const scheduledOf = (termId: string) =>
      [
        { command: 'issue-call', state: 'pending', on: '2027-01-08', input: { termId } },
      ] as unknown as MembershipView['scheduled'];
    const noted = view({ ...UNCALLED, scheduled: scheduledOf('t') });
    expect(nextStep(noted, EVERYTHING)).toMatchObject({
      ...{ what: 'call-scheduled', on: '2027-01-08', command: null },
    });
    const asked = view({ ...noted, renewal: renewal('waiting') });
    expect(nextStep(asked, EVERYTHING).what).toBe('answer');
    const other = view({ ...UNCALLED, scheduled: scheduledOf('other') });
    expect(nextStep(other, EVERYTHING).what).toBe('call');
  });

  const LEAVES = { leaving: { kind: 'withdrawn', lastDay: '2026-12-31' } } as const;
  test.each<[string, Partial<MembershipView>, string]>([
    ['dues that nobody called', UNCALLED, 'call'],
    ['a renewal to answer', { renewal: renewal('waiting') }, 'none'],
    ['an agreed renewal', { renewal: renewal('committed') }, 'none'],
    ['a grace', { status: 'grace' }, 'none'],
    ['a suspension', { status: 'suspended' }, 'none'],
    ['an application', { status: 'applied' }, 'none'],
    ['a late call', { dues: [call('overdue', '2026-09-01')] }, 'overdue'],
    ['an open call', { dues: [call('open', '2026-12-01')] }, 'pay'],
    ['money on the account, and no call', { account: account(300, 0) }, 'give-back'],
    [
      'money on the account, and a call',
      { dues: [call('open', '2026-12-01')], account: account(300, 500) },
      'credit',
    ],
  ])('of who leaves: %s', (_what, values, what) => {
    expect(nextStep(view({ ...values, ...LEAVES }), EVERYTHING).what).toBe(what);
  });

  test('of who has left is the call that is still to be paid', () => {
    const left = view({ status: 'ended', dues: [call('overdue', '2026-09-01')] });
    expect(nextStep(left, EVERYTHING)).toMatchObject({
      ...{ what: 'overdue', tab: 'dues', on: '2026-09-01' },
      command: { name: 'record-payment' },
    });
  });

  test('of who has left is the rest of its money, and no call', () => {
    const left = view({ status: 'ended', ...UNCALLED, account: account(300, 0) });
    expect(nextStep(left, EVERYTHING)).toMatchObject({
      ...{ what: 'give-back', amount: 300 },
      command: { name: 'refund-payment' },
    });
  });

  test('is told without a button to who may not do it', () => {
    const step = nextStep(view({ status: 'applied' }), legal('refuse'));
    expect(step).toMatchObject({ what: 'approve', command: null });
  });
});

describe('the actions at hand', () => {
  const names = (of: MembershipView, commands = EVERYTHING) =>
    atHand(commands, of, nextStep(of, commands)).map(({ name }) => name);

  test('are six at most with the next step, which is not among them', () => {
    const late = view({ dues: [call('overdue', '2026-09-01')], renewal: renewal('waiting') });
    expect(names(late)).toHaveLength(5);
    expect(names(late)).not.toContain('record-payment');
    expect(names(view({ renewal: renewal('todo') }))).toHaveLength(6);
  });

  test('offer no call to who leaves', () => {
    const commands = legal('issue-call', 'reinstate');
    expect(names(view(), commands)).toContain('issue-call');
    const leaving = view({ leaving: { kind: 'excluded', lastDay: '2026-12-31' } });
    expect(names(leaving, commands)).toEqual(['reinstate']);
  });

  test('are those that are useful now, an exception to undo first', () => {
    const muted = view({ muted: { until: '2026-12-31', reason: '' } });
    const commands = legal('unmute', 'record-payment', 'consume', 'issue-term', 'withdraw');
    expect(names(muted, commands)).toEqual(['unmute', 'issue-term']);
    const rights = [{ running: true, remaining: 2 }] as MembershipView['entitlements'];
    expect(names(view({ entitlements: rights }), commands)).toContain('consume');
  });
});

describe('the search of actions', () => {
  test.each([
    ['cheque', true],
    ['CHÈQUE', true],
    ['regl chequ', true],
    ['relance', false],
    ['encaisser virement', true],
    ['séance', false],
    ['', true],
  ])('« %s »: %s', (typed, found) => {
    expect(isMeant(typed, ['Enregistrer un règlement', 'encaisser chèque virement'])).toBe(found);
  });

  test('without words tells all, by subject', () => {
    expect(inGroups(EVERYTHING)).toHaveLength(EVERYTHING.length);
  });
});
