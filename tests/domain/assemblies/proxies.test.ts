import fc from 'fast-check';
import {
  attendanceOf,
  isStanding,
  quorumOf,
  tallyOf,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/attendance';
import {
  giveProxy,
  holderKeys,
  overCap,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/proxies';
import type {
  Proxy,
  Voter,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { assembly, proxy, QUORUM, voter } from '../../helpers/assembly';

const TODAY: Day = '2021-06-10';

const give = (
  voters: Voter[],
  proxies: Proxy[],
  giverId: string,
  to: string | { name: string },
  values: Parameters<typeof assembly>[0] = {},
) => {
  const byId = (id: string) => voters.find(({ membershipId }) => membershipId === id) as Voter;
  const holder = typeof to === 'string' ? byId(to) : null;
  const holderName = typeof to === 'string' ? null : to.name;
  const request = { giver: byId(giverId), holder, holderName, givenOn: TODAY };
  return giveProxy(request, { assembly: assembly(values), voters, proxies, today: TODAY });
};
const refusal = (result: ReturnType<typeof giveProxy>) => (result.ok ? null : result.reason);
const three = () => [voter('a'), voter('b'), voter('c')];
const anyone = { proxyHolders: 'anyone' as const };

describe('a proxy', () => {
  it('goes from a voter to another member’s mandate-holder', () => {
    expect(give(three(), [], 'a', 'b')).toMatchObject({
      ok: true,
      proxy: { giverId: 'a', holderId: 'b', givenOn: TODAY, revokedOn: null },
    });
  });

  it('is refused to oneself, twice, to who gave theirs, and from who carries some', () => {
    expect(refusal(give(three(), [], 'a', 'a'))).toBe('proxy-to-self');
    expect(refusal(give(three(), [proxy('a', 'b')], 'a', 'c'))).toBe('proxy-already-given');
    expect(refusal(give(three(), [proxy('a', 'b')], 'c', 'a'))).toBe('holder-gave-proxy');
    expect(refusal(give(three(), [proxy('a', 'b')], 'b', 'c'))).toBe('giver-holds-proxies');
  });

  it('is refused from who has no vote or is there, and to who is off the roll', () => {
    const voters = [
      voter('a', { listing: 'attending', votes: 0 }),
      voter('b', { mark: 'present' }),
      voter('c', { listing: 'out', votes: 0 }),
      voter('d'),
    ];
    expect(refusal(give(voters, [], 'a', 'd'))).toBe('giver-without-vote');
    expect(refusal(give(voters, [], 'b', 'd'))).toBe('giver-present');
    expect(refusal(give(voters, [], 'd', 'c'))).toBe('voter-not-on-roll');
    expect(give(voters, [], 'd', 'a').ok).toBe(true);
  });

  it('counts again once the first was taken back', () => {
    const taken = proxy('a', 'b', { revokedOn: '2021-06-05' });
    expect(give(three(), [taken], 'a', 'c').ok).toBe(true);
  });

  it('goes to other people only where the rule allows it', () => {
    expect(refusal(give(three(), [], 'a', { name: 'Paul' }))).toBe('proxy-members-only');
    expect(give(three(), [], 'a', { name: 'Paul' }, anyone).ok).toBe(true);
  });

  it('does not go to one’s own mandate-holder, nor to somebody who comes for a member', () => {
    expect(refusal(give(three(), [], 'a', { name: 'MANDATAIRE A' }, anyone))).toBe('proxy-to-self');
    expect(refusal(give(three(), [], 'a', { name: 'mandataire b' }, anyone))).toBe(
      'person-holds-mandate',
    );
  });

  it('meets the cap of the person, whichever member they come for', () => {
    const voters = ['a', 'b', 'c', 'd', 'e'].map((id) => voter(id));
    const proxies = [proxy('a', 'e'), proxy('b', 'e')];
    expect(give(voters, proxies, 'c', 'e')).toMatchObject({
      reason: 'proxy-cap-reached',
      details: { cap: 2 },
    });
    expect(give(voters, proxies, 'c', 'e', { proxyCap: null }).ok).toBe(true);
    expect(refusal(give(voters, [], 'c', 'e', { proxyCap: 0 }))).toBe('proxy-cap-reached');
    // One person for two members: the cap is theirs, not each member's.
    const same = voters.map((one) =>
      one.membershipId === 'd' ? { ...one, holderName: 'Mandataire E' } : one,
    );
    expect(refusal(give(same, proxies, 'c', 'd'))).toBe('proxy-cap-reached');
  });
});

/** A session in which anybody tries anything. */
const attempt = fc.record({
  giver: fc.nat(7),
  to: fc.oneof(fc.nat(7), fc.constantFrom('Paul', 'Zoé')),
  revoke: fc.boolean(),
});
const session = fc.record({
  votes: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 }),
  marks: fc.array(fc.constantFrom(null, 'present' as const, 'absent' as const), {
    minLength: 8,
    maxLength: 8,
  }),
  cap: fc.option(fc.nat(3)),
  attempts: fc.array(attempt, { maxLength: 40 }),
  comers: fc.boolean(),
});

const live = ({
  votes,
  marks,
  cap,
  attempts,
  comers,
}: typeof session extends fc.Arbitrary<infer T> ? T : never) => {
  const voters = votes.map((count, index) =>
    voter(`m${index}`, { votes: count, listing: count > 0 ? 'voting' : 'attending' }),
  );
  let proxies: Proxy[] = [];
  for (const { giver, to, revoke } of attempts) {
    const id = `m${giver}`;
    if (revoke) {
      proxies = proxies.map((one) => (one.giverId === id ? { ...one, revokedOn: TODAY } : one));
      continue;
    }
    const target = typeof to === 'number' ? `m${to}` : { name: to };
    const result = give(voters, proxies, id, target, { proxyCap: cap, proxyHolders: 'anyone' });
    if (result.ok) {
      const made = { ...result.proxy, id: `p${proxies.length}`, assemblyId: 'assembly' };
      proxies = [...proxies, { ...made, attends: comers }];
    }
  }
  // Who comes in person takes the proxy back, as the command does.
  const marked = voters.map((one, index) => ({ ...one, mark: marks[index] }));
  proxies = proxies.map((one) =>
    marked.some(({ membershipId, mark }) => membershipId === one.giverId && mark === 'present')
      ? { ...one, revokedOn: TODAY }
      : one,
  );
  return { voters: marked, proxies, cap };
};

describe('whatever is tried', () => {
  it('no cap is passed, no proxy goes round, and nobody gives two', () => {
    fc.assert(
      fc.property(session, (lived) => {
        const { voters, proxies, cap } = live(lived);
        const standing = proxies.filter(isStanding);
        expect(overCap(cap, voters, proxies)).toBe(false);
        const givers = standing.map(({ giverId }) => giverId);
        expect(new Set(givers).size).toBe(givers.length);
        for (const { giverId, holderId } of standing) {
          expect(holderId).not.toBe(giverId);
          expect(givers).not.toContain(holderId);
        }
        const keyOf = holderKeys(voters);
        if (cap !== null) {
          for (const one of standing) {
            const held = standing.filter((other) => keyOf(other) === keyOf(one));
            expect(held.length).toBeLessThanOrEqual(cap);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('each member is counted once, and never more than the roll', () => {
    fc.assert(
      fc.property(session, (lived) => {
        const { voters, proxies } = live(lived);
        const tally = tallyOf(voters, proxies);
        const where = attendanceOf(voters, proxies);
        const voting = voters.filter(({ listing }) => listing === 'voting');
        const sum = (rows: Voter[]) => rows.reduce((total, { votes }) => total + votes, 0);
        expect(tally.votes.roll).toBe(sum(voters));
        expect(tally.members.roll).toBe(voting.length);
        expect(tally.members.present + tally.members.represented).toBeLessThanOrEqual(
          voting.length,
        );
        expect(tally.votes.present).toBe(sum(voting.filter((one) => where(one) === 'present')));
        expect(tally.votes.represented).toBe(
          sum(voting.filter((one) => where(one) === 'represented')),
        );
        for (const one of voting) {
          if (where(one) === 'represented') expect(one.mark).not.toBe('present');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the attendance', () => {
  it('represents a member only while the one who carries its votes is there', () => {
    const proxies = [proxy('a', 'b'), proxy('c', null)];
    const where = (voters: Voter[], given: Proxy[]) => {
      const at = attendanceOf(voters, given);
      return voters.map(at);
    };
    expect(where(three(), proxies)).toEqual(['expected', 'expected', 'expected']);
    const came = [voter('a'), voter('b', { mark: 'present' }), voter('c', { mark: 'absent' })];
    expect(where(came, proxies)).toEqual(['represented', 'present', 'absent']);
    const attending = proxies.map((one) => ({ ...one, attends: true }));
    expect(where(came, attending)).toEqual(['represented', 'present', 'represented']);
  });
});

describe('the quorum', () => {
  const tally = (roll: number, there: number) => ({
    members: { roll, present: there, represented: 0 },
    votes: { roll: roll * 10, present: 0, represented: there * 3 },
    attending: 0,
  });

  it.each([
    [4, 2, true],
    [5, 2, false],
    [5, 3, true],
    [0, 0, false],
  ])('of a half of %i members, with %i there, is reached: %s', (roll, there, reached) => {
    expect(quorumOf(QUORUM, tally(roll, there)).reached).toBe(reached);
  });

  it('counts votes where the rule does, and nothing where it asks for nothing', () => {
    const rule = { ...QUORUM, basis: 'votes' as const, denominator: 4 };
    expect(quorumOf(rule, tally(10, 8))).toEqual({
      basis: 'votes',
      needed: 25,
      there: 24,
      roll: 100,
      reached: false,
    });
    expect(quorumOf({ ...rule, basis: 'none' }, tally(10, 0)).reached).toBe(true);
  });

  it('is at least the fraction, to the member', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat(500),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (roll, some, part, parts) => {
          const [numerator, denominator] = [Math.min(part, parts), Math.max(part, parts)];
          const there = Math.min(some, roll);
          const answer = quorumOf({ ...QUORUM, numerator, denominator }, tally(roll, there));
          expect(answer.reached).toBe(there * denominator >= roll * numerator);
        },
      ),
    );
  });
});
