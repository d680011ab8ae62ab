import { secondQuorum } from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/attendance';
import {
  attendRefusal,
  cancelRefusal,
  convokeRefusal,
  correctVoter,
  editRefusal,
  freezeRefusal,
  noticeOf,
  secondRefusal,
  sessionRefusal,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/rules';
import type {
  AssemblyPlan,
  Proxy,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { REFUSALS } from '../../../src/plugins/membership-lifecycle/server/src/refusals';
import { assembly, PLAN, proxy, QUORUM, voter } from '../../helpers/assembly';

const why = (refused: { reason: string } | null) => {
  if (refused) expect(REFUSALS).toHaveProperty([refused.reason]);
  return refused?.reason ?? null;
};
const drafted = assembly({ state: 'drafted', frozenOn: null, convenedOn: null });
const closed = assembly({ state: 'closed', closedOn: '2021-06-30' });
const cancelled = assembly({ state: 'cancelled' });

describe('the notice', () => {
  it('is counted from the convocation to the assembly', () => {
    expect(noticeOf(drafted, '2021-06-15')).toEqual({ days: 15, required: 15, enough: true });
    expect(noticeOf(drafted, '2021-06-16')).toEqual({ days: 14, required: 15, enough: false });
  });

  it('is required, unless a reason is written down', () => {
    const on = (day: Day, reason: string | null = null) =>
      why(convokeRefusal(drafted, { on: day, today: day, reason }));
    expect(on('2021-06-15')).toBe(null);
    expect(on('2021-06-16')).toBe('notice-too-short');
    expect(on('2021-06-16', 'Délai accepté par tous.')).toBe(null);
    expect(on('2021-07-01', 'Délai accepté par tous.')).toBe('assembly-past');
  });

  it('is not given from a day that is to come', () => {
    const asked = { on: '2021-06-10', today: '2021-06-01', reason: null } as const;
    expect(why(convokeRefusal(drafted, asked))).toBe('date-in-future');
  });
});

describe('what may be changed', () => {
  const plan = { ...PLAN, title: 'Autre titre' };

  it('is everything of a draft, but the roll once it is frozen', () => {
    expect(why(editRefusal(drafted, plan))).toBe(null);
    expect(why(editRefusal({ ...drafted, frozenOn: '2021-06-01' }, plan))).toBe(null);
    const cut: AssemblyPlan = { ...PLAN, cutOffOn: '2021-05-01' };
    expect(why(editRefusal({ ...drafted, frozenOn: '2021-06-01' }, cut))).toBe('roll-frozen');
    expect(why(editRefusal(drafted, { ...PLAN, cutOffOn: '2021-07-01' }))).toBe(
      'cut-off-after-assembly',
    );
  });

  it('is the time and the place once people were told the rest', () => {
    expect(why(editRefusal(assembly(), { ...PLAN, place: 'Ailleurs', startsAt: '' }))).toBe(null);
    expect(why(editRefusal(assembly(), plan))).toBe('assembly-convened');
    expect(why(editRefusal(assembly(), { ...PLAN, quorum: { ...QUORUM, denominator: 4 } }))).toBe(
      'assembly-convened',
    );
  });

  it('is nothing when it is over', () => {
    for (const [over, reason] of [
      [closed, 'assembly-closed'],
      [cancelled, 'assembly-cancelled'],
    ] as const) {
      expect(why(editRefusal(over, plan))).toBe(reason);
      expect(why(freezeRefusal(over, '2021-06-10'))).toBe(reason);
      expect(why(cancelRefusal(over))).toBe(reason);
      expect(why(sessionRefusal(over))).toBe(reason);
    }
  });
});

describe('the order of things', () => {
  it('freezes on the cut-off day at the earliest, once', () => {
    expect(why(freezeRefusal(drafted, '2021-05-31'))).toBe('cut-off-in-future');
    expect(why(freezeRefusal(drafted, '2021-06-01'))).toBe(null);
    expect(why(freezeRefusal(assembly(), '2021-06-01'))).toBe('roll-frozen');
  });

  it('takes proxies of a convened assembly with a frozen roll, and marks from its day on', () => {
    expect(why(sessionRefusal(drafted))).toBe('assembly-not-convened');
    expect(why(sessionRefusal(assembly({ frozenOn: null })))).toBe('roll-not-frozen');
    expect(why(attendRefusal(assembly(), '2021-06-29'))).toBe('assembly-not-yet');
    expect(why(attendRefusal(assembly(), '2021-06-30'))).toBe(null);
  });

  it('convenes again only for want of a quorum', () => {
    const tally = {
      members: { roll: 4, present: 1, represented: 0 },
      votes: { roll: 4, present: 1, represented: 0 },
      attending: 0,
    };
    const quorum = { basis: 'members' as const, needed: 2, there: 1, roll: 4, reached: false };
    expect(why(secondRefusal(assembly()))).toBe('assembly-not-closed');
    expect(why(secondRefusal({ ...closed, result: { tally, quorum } }))).toBe(null);
    const reached = { ...quorum, reached: true };
    expect(why(secondRefusal({ ...closed, result: { tally, quorum: reached } }))).toBe(
      'quorum-was-reached',
    );
    expect(secondQuorum(closed).basis).toBe('none');
    expect(secondQuorum({ quorum: { ...QUORUM, secondWithout: false } })).toEqual({
      ...QUORUM,
      secondWithout: false,
    });
  });
});

describe('a correction of the roll', () => {
  const context: { proxies: Proxy[]; today: Day } = { proxies: [], today: '2021-06-10' };
  const asked = (listing: 'voting' | 'attending' | 'out', votes = 0) => ({
    listing,
    votes,
    reason: 'Erreur de saisie.',
  });

  it('keeps what it replaces', () => {
    const result = correctVoter(voter('a'), asked('voting', 3), context);
    expect(result).toMatchObject({
      ok: true,
      voter: {
        votes: 3,
        corrections: [
          {
            on: '2021-06-10',
            reason: 'Erreur de saisie.',
            before: { listing: 'voting', votes: 1 },
          },
        ],
      },
    });
    const again = result.ok && correctVoter(result.voter, asked('out', 9), context);
    expect(again).toMatchObject({ voter: { listing: 'out', votes: 0, corrections: [{}, {}] } });
  });

  it('is refused where it would leave a vote to nobody', () => {
    const refusal = (result: ReturnType<typeof correctVoter>) => why(result.ok ? null : result);
    expect(refusal(correctVoter(voter('a'), asked('voting', 1), context))).toBe('roll-unchanged');
    expect(refusal(correctVoter(voter('a'), asked('voting', 0), context))).toBe('votes-missing');
    const proxies = [proxy('a', 'b')];
    const with_ = { ...context, proxies };
    expect(refusal(correctVoter(voter('a'), asked('attending'), with_))).toBe('voter-gave-proxy');
    expect(refusal(correctVoter(voter('b'), asked('out'), with_))).toBe('giver-holds-proxies');
    const present = voter('c', { mark: 'present' });
    expect(refusal(correctVoter(present, asked('out'), context))).toBe('voter-present');
  });
});
