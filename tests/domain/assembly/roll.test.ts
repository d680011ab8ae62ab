import {
  mandateHolder,
  rollEntry,
  type VoteRight,
} from '../../../src/plugins/membership-lifecycle/server/src/domain/assembly/roll';
import type { Contact } from '../../../src/plugins/membership-lifecycle/server/src/domain/types';
import { factsOf, membership, term } from '../../helpers/facts';

const contact = (id: string, role: Contact['role'], name = `Personne ${id}`): Contact => ({
  id,
  name,
  email: `${id}@example.org`,
  role,
  locale: 'fr',
});

const year = { startsOn: '2021-01-01', endsOn: '2021-12-31' };
const right = (values: Partial<VoteRight> = {}): VoteRight => ({
  membershipId: 'member',
  votes: 2,
  ...year,
  ...values,
});

const entry = (
  day: string,
  {
    values = {},
    rights = [right()],
    graceVotes = false,
    terms = [year],
  }: {
    values?: Parameters<typeof membership>[0];
    rights?: VoteRight[];
    graceVotes?: boolean;
    terms?: { startsOn: string; endsOn: string }[];
  } = {},
) => {
  const facts = factsOf({
    membership: membership({ appliedOn: '2020-12-01', approvedOn: '2020-12-02', ...values }),
    terms: terms.map((one, index) => term({ id: `term-${index}`, issuedOn: '2020-12-02', ...one })),
  });
  return rollEntry(
    { facts, reference: 'ADH-1', organisation: 'Commune', rights },
    { cutOffOn: day, graceVotes },
  );
};

describe('the roll of a day', () => {
  it('has the votes of the rights that run on it, all of them', () => {
    expect(entry('2021-06-01')).toMatchObject({ listing: 'voting', votes: 2 });
    const rights = [right(), right({ votes: 3 }), right({ votes: 9, startsOn: '2022-01-01' })];
    expect(entry('2021-06-01', { rights })).toMatchObject({ votes: 5 });
  });

  it('counts the first and the last day of a term, and not the day after', () => {
    expect(entry('2021-01-01')?.listing).toBe('voting');
    expect(entry('2021-12-31')?.listing).toBe('voting');
    expect(entry('2022-01-01')).toMatchObject({ listing: 'out', votes: 0 });
  });

  it('lists who has no vote as attending', () => {
    expect(entry('2021-06-01', { rights: [] })).toMatchObject({ listing: 'attending', votes: 0 });
  });

  it('keeps the votes of the term that ended, in grace, where the association says so', () => {
    const rights = [right({ votes: 7, startsOn: '2020-01-01', endsOn: '2020-12-31' }), right()];
    const day = '2022-01-15';
    expect(entry(day, { rights })).toMatchObject({ listing: 'out', because: { rule: 'grace' } });
    expect(entry(day, { rights, graceVotes: true })).toMatchObject({ listing: 'voting', votes: 2 });
  });

  it('says why a suspended member is out, and leaves strangers unsaid', () => {
    const suspended = entry('2021-06-01', { values: { suspendedOn: '2021-05-01' } });
    expect(suspended).toMatchObject({ listing: 'out', because: { rule: 'suspended' } });
    expect(entry('2020-11-30')).toBe(null);
    expect(entry('2021-06-01', { values: { endedOn: '2021-05-01', endKind: 'withdrawn' } })).toBe(
      null,
    );
  });

  it('forgets who lapsed long ago', () => {
    expect(entry('2022-06-01')).toMatchObject({ listing: 'out', because: { rule: 'lapsed' } });
    expect(entry('2023-06-01')).toBe(null);
  });
});

describe('the mandate-holder', () => {
  it('is the contact that holds the mandate, else the one that represents', () => {
    const all = [
      contact('a', 'billing'),
      contact('b', 'representative'),
      contact('c', 'mandate-holder'),
      contact('d', 'mandate-holder'),
    ];
    expect(mandateHolder(all)).toEqual({
      holderName: 'Personne c',
      holderContactId: 'c',
      holderSource: 'mandate-holder',
    });
    expect(mandateHolder(all.slice(0, 2)).holderContactId).toBe('b');
    expect(mandateHolder(all.slice(0, 1)).holderName).toBe(null);
    expect(mandateHolder([contact('e', 'mandate-holder', ' ')]).holderName).toBe(null);
  });
});
