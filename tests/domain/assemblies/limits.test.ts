import {
  attendanceOf,
  quorumOf,
  tallyOf,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/attendance';
import {
  giveProxy,
  holderKeys,
  overCap,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/proxies';
import {
  mandateHolder,
  rollEntry,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/roll';
import {
  attendRefusal,
  cancelRefusal,
  convokeRefusal,
  correctVoter,
  editRefusal,
  freezeRefusal,
  planRefusal,
  rollRefusal,
  secondRefusal,
  sessionRefusal,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/rules';
import type {
  Assembly,
  Voter,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/types';
import type { Contact } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { assembly, PLAN, proxy, QUORUM, voter } from '../../helpers/assembly';
import { factsOf, membership, term } from '../../helpers/facts';

/** The last day, the last vote and the last proxy that are still right, and what a refusal says. */

const drafted = assembly({ state: 'drafted', frozenOn: null, convenedOn: null });
const no = (reason: string, details?: object) =>
  details ? { ok: false, reason, details } : { ok: false, reason };

describe('the days of an assembly', () => {
  it('may be one day: the roll is cut off on the day itself', () => {
    expect(planRefusal({ ...PLAN, cutOffOn: PLAN.heldOn })).toBeNull();
    expect(planRefusal({ ...PLAN, cutOffOn: '2021-07-01' })).toEqual(
      no('cut-off-after-assembly', { field: 'cutOffOn' }),
    );
  });

  it('let a roll be frozen from its cut-off on', () => {
    expect(freezeRefusal(drafted, '2021-05-31')).toEqual(
      no('cut-off-in-future', { on: '2021-06-01' }),
    );
    expect(freezeRefusal(assembly(), '2021-06-10')).toEqual(no('roll-frozen'));
  });

  it('let it be convened until its own day, for a reason', () => {
    const on = (day: Day, today: Day, reason: string | null) =>
      convokeRefusal(drafted, { on: day, today, reason });
    expect(on('2021-06-30', '2021-06-30', 'x')).toBeNull();
    expect(on('2021-06-30', '2021-06-30', null)).toEqual(
      no('notice-too-short', {
        ...{ days: 0, required: 15 },
        daysInWords: { fr: '0 jour', en: '0 days' },
      }),
    );
    expect(on('2021-07-01', '2021-07-01', 'x')).toEqual(no('assembly-past'));
    expect(on('2021-06-02', '2021-06-01', 'x')).toEqual(
      no('date-in-future', { field: 'convenedOn', date: '2021-06-02' }),
    );
    const over = assembly({ state: 'cancelled' });
    expect(convokeRefusal(over, { on: '2021-06-01', today: '2021-06-01', reason: null })).toEqual(
      no('assembly-cancelled'),
    );
  });

  it('let nobody be present before', () => {
    expect(attendRefusal(assembly(), '2021-06-29')).toEqual(
      no('assembly-not-yet', { on: '2021-06-30' }),
    );
    expect(attendRefusal(drafted, '2021-06-30')).toEqual(no('assembly-not-convened'));
    expect(attendRefusal(assembly(), '2021-07-01')).toBeNull();
  });
});

describe('what may still be changed', () => {
  it('of a frozen roll is neither its day nor who votes in grace', () => {
    const frozen: Assembly = { ...drafted, frozenOn: '2021-06-01' };
    expect(editRefusal(frozen, { ...PLAN, graceVotes: true })).toEqual(no('roll-frozen'));
    expect(editRefusal(frozen, { ...PLAN, duesRequired: true })).toEqual(no('roll-frozen'));
    expect(editRefusal(drafted, { ...PLAN, graceVotes: true })).toBeNull();
    expect(editRefusal(frozen, { ...PLAN, agenda: 'Autre' })).toBeNull();
  });

  it('of a convened assembly is its hour, its place and its link, as long as it stands', () => {
    const told = { ...PLAN, startsAt: '15:00', place: 'Ailleurs', link: 'https://example.org' };
    expect(editRefusal(assembly(), told)).toBeNull();
    expect(editRefusal(assembly(), { ...told, agenda: 'Autre' })).toEqual(no('assembly-convened'));
    expect(editRefusal(assembly(), { ...PLAN })).toBeNull();
    expect(editRefusal(drafted, { ...PLAN, cutOffOn: '2021-07-01' })).toEqual(
      no('cut-off-after-assembly', { field: 'cutOffOn' }),
    );
  });

  it('of one that is over is nothing', () => {
    const closed = assembly({ state: 'closed' });
    expect(cancelRefusal(closed)).toEqual(no('assembly-closed'));
    expect(rollRefusal(closed)).toEqual(no('assembly-closed'));
    expect(rollRefusal(assembly())).toBeNull();
    expect(rollRefusal(drafted)).toEqual(no('roll-not-frozen'));
    expect(sessionRefusal(assembly())).toBeNull();
    expect(cancelRefusal(assembly())).toBeNull();
  });

  it('is no second convocation while nothing was counted', () => {
    expect(secondRefusal(assembly({ state: 'closed', result: null }))).toEqual(
      no('assembly-not-closed'),
    );
  });
});

describe('a correction of the roll', () => {
  const correct = (
    one: Voter,
    listing: 'voting' | 'attending' | 'out',
    votes: number,
    proxies = [proxy('a', 'b')],
  ) => correctVoter(one, { listing, votes, reason: 'x' }, { proxies, today: '2021-06-10' });

  it('counts votes of voters alone, one at least', () => {
    expect(correct(voter('c'), 'attending', 5)).toMatchObject({
      voter: { listing: 'attending', votes: 0 },
    });
    expect(correct(voter('c'), 'voting', 0)).toEqual(no('votes-missing', { field: 'votes' }));
    expect(correct(voter('c', { votes: 2 }), 'voting', 1).ok).toBe(true);
    expect(correct(voter('c', { listing: 'attending', votes: 0 }), 'attending', 3)).toEqual(
      no('roll-unchanged'),
    );
    expect(correct(voter('c', { listing: 'attending', votes: 1 }), 'voting', 1).ok).toBe(true);
  });

  it('is let to who holds a proxy or is there, as long as they may still come', () => {
    expect(correct(voter('b'), 'attending', 0).ok).toBe(true);
    expect(correct(voter('c', { mark: 'present' }), 'attending', 0).ok).toBe(true);
    expect(correct(voter('a'), 'voting', 4).ok).toBe(true);
    expect(correct(voter('c', { mark: 'absent' }), 'out', 0).ok).toBe(true);
  });

  it('is not kept back by a proxy that was taken back', () => {
    const back = [proxy('a', 'b', { revokedOn: '2021-06-05' })];
    expect(correct(voter('a'), 'out', 0, back).ok).toBe(true);
    expect(correct(voter('b'), 'out', 0, back).ok).toBe(true);
  });
});

describe('a proxy', () => {
  const three = ['a', 'b', 'c'].map((id) => voter(id));
  const asked = (values: object = {}, proxies = [proxy('z', 'y')], voters = three) =>
    giveProxy(
      { giver: three[0], holder: three[1], holderName: null, givenOn: '2021-06-10', ...values },
      {
        assembly: assembly({ proxyHolders: 'anyone' }),
        voters,
        proxies,
        today: '2021-06-10',
      },
    );

  it('is written whole: who gives, who carries, and since when', () => {
    expect(asked()).toEqual({
      ok: true,
      proxy: {
        giverId: 'a',
        holderId: 'b',
        holderName: null,
        givenOn: '2021-06-10',
        attends: false,
        revokedOn: null,
        revokeReason: null,
      },
    });
  });

  it('is not given on a day to come', () => {
    expect(asked({ givenOn: '2021-06-11' })).toEqual(
      no('date-in-future', { field: 'givenOn', date: '2021-06-11' }),
    );
  });

  it('to a person who came for another is with them there too', () => {
    const paul = (values: object) => asked({ holder: null, holderName: 'PAUL', ...values });
    const given = (values: object) => [proxy('z', null, { holderName: 'Paul', ...values })];
    const attends = (values: object) => {
      const answer = asked({ holder: null, holderName: 'PAUL' }, given(values));
      return answer.ok && answer.proxy.attends;
    };
    expect(attends({ attends: true })).toBe(true);
    expect(attends({ attends: false })).toBe(false);
    expect(attends({ attends: true, holderName: 'Zoé' })).toBe(false);
    expect(attends({ attends: true, revokedOn: '2021-06-05' })).toBe(false);
    expect(paul({})).toMatchObject({ proxy: { holderId: null, holderName: 'PAUL' } });
  });

  it('goes to nobody who holds a mandate, who is told by name', () => {
    const answer = asked({ holder: null, holderName: 'mandataire C' });
    expect(answer).toEqual(no('person-holds-mandate', { name: 'mandataire C' }));
  });

  it('counts for the person, or for the member where nobody is named', () => {
    const unnamed = voter('n', { holderName: null });
    const keyOf = holderKeys([...three, unnamed]);
    expect(keyOf(proxy('x', 'a'))).toBe('person:mandataire a');
    expect(keyOf(proxy('x', 'n'))).toBe('member:n');
    expect(keyOf(proxy('x', 'gone'))).toBe('member:gone');
    expect(keyOf(proxy('x', null, { holderName: 'Zoé' }))).toBe('person:zoe');
    // A member without a mandate-holder keeps nobody from giving a proxy to a person.
    const answer = asked({ giver: unnamed, holder: null, holderName: 'Zoé' }, [], [unnamed]);
    expect(answer.ok).toBe(true);
  });

  it('is one too many above the cap, and not at it; one taken back counts no more', () => {
    const held = [proxy('x', 'a'), proxy('y', 'a')];
    expect(overCap(2, three, held)).toBe(false);
    expect(overCap(1, three, held)).toBe(true);
    expect(overCap(null, three, held)).toBe(false);
    const [first, second] = held;
    expect(overCap(1, three, [first, { ...second, revokedOn: '2021-06-05' }])).toBe(false);
  });
});

describe('who is there', () => {
  const voters = [
    voter('a', { votes: 3 }),
    voter('b', { votes: 2, mark: 'present' }),
    voter('c', { listing: 'attending', votes: 0, mark: 'present' }),
    voter('d', { listing: 'attending', votes: 0 }),
    voter('e', { listing: 'out', votes: 0, mark: 'present' }),
  ];

  it('is counted by members and by votes, those without one apart', () => {
    expect(tallyOf(voters, [proxy('a', 'b')])).toEqual({
      members: { roll: 2, present: 1, represented: 1 },
      votes: { roll: 5, present: 2, represented: 3 },
      attending: 1,
    });
  });

  it('is not represented by a proxy that was taken back, or by who did not come', () => {
    const at = (given: ReturnType<typeof proxy>) => attendanceOf(voters, [given])(voters[0]);
    expect(at(proxy('a', 'b'))).toBe('represented');
    expect(at(proxy('a', 'b', { revokedOn: '2021-06-05' }))).toBe('expected');
    expect(at(proxy('a', 'd', { attends: true }))).toBe('expected');
    expect(at(proxy('a', null, { attends: true }))).toBe('represented');
  });

  it('makes the quorum by members where the rule says so, represented ones too', () => {
    const tally = tallyOf(voters, [proxy('a', 'b')]);
    const answer = { basis: 'members', needed: 1, there: 2, roll: 2, reached: true };
    expect(quorumOf(QUORUM, tally)).toEqual(answer);
    expect(quorumOf({ ...QUORUM, basis: 'none' }, tally)).toEqual({
      ...answer,
      basis: 'none',
      needed: 0,
    });
    expect(quorumOf({ ...QUORUM, basis: 'votes' }, tally)).toMatchObject({ needed: 3, there: 5 });
  });
});

describe('the roll', () => {
  const year = (n: number): { startsOn: Day; endsOn: Day } => ({
    startsOn: `${n}-01-01`,
    endsOn: `${n}-12-31`,
  });
  const right = (n: number, votes: number) => ({ membershipId: 'member', votes, ...year(n) });
  const entry = (day: Day, values: object = {}, rights = [right(2021, 2)], graceVotes = true) =>
    rollEntry(
      {
        facts: factsOf({
          membership: membership({ appliedOn: '2020-12-01', approvedOn: '2020-12-02', ...values }),
          terms: [term({ ...year(2021), issuedOn: '2020-12-02' })],
        }),
        reference: 'ADH-1',
        organisation: 'Commune',
        rights,
        dues: [],
      },
      { cutOffOn: day, duesRequired: false, graceVotes },
    );

  it('says of a member who it is, why, and how it votes', () => {
    expect(entry('2021-06-01')).toEqual({
      membershipId: 'member',
      reference: 'ADH-1',
      organisation: 'Commune',
      holderName: null,
      holderContactId: null,
      holderSource: null,
      because: { rule: 'in-term', params: year(2021) },
      votes: 2,
      listing: 'voting',
    });
  });

  it('looks for who lapsed within a year and a day, and no longer', () => {
    expect(entry('2023-01-01')).toMatchObject({ listing: 'out', votes: 0 });
    expect(entry('2023-01-02')).toBeNull();
  });

  it('knows who is about to be a member, and nobody who only asked to be', () => {
    expect(entry('2020-12-10')).toMatchObject({ listing: 'out', because: { rule: 'term-comes' } });
    expect(entry('2021-06-01', { refusedOn: '2021-01-01' })).toBeNull();
  });

  it('gives in grace the votes of the last term alone, all of them', () => {
    const rights = [right(2020, 9), right(2021, 2), right(2021, 3)];
    expect(entry('2022-01-15', {}, rights)).toMatchObject({ listing: 'voting', votes: 5 });
    expect(entry('2022-01-15', {}, rights, false)).toMatchObject({ listing: 'out', votes: 0 });
    expect(entry('2022-01-15', {}, [...rights, right(2022, 4)])).toMatchObject({ votes: 4 });
    expect(entry('2022-01-15', {}, [])).toMatchObject({ listing: 'attending', votes: 0 });
    // Outside grace, rights that are over give none.
    expect(entry('2021-06-01', {}, [right(2020, 9)])).toMatchObject({ votes: 0 });
  });

  it('names nobody where nobody has a name', () => {
    const contacts = [{ id: '1', name: null, role: 'representative' }] as unknown as Contact[];
    expect(mandateHolder(contacts, '2021-06-30')).toEqual({
      holderName: null,
      holderContactId: null,
      holderSource: null,
    });
  });
});
