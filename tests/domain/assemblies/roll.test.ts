import {
  mandateHolder,
  rollEntry,
  type RollDues,
  type VoteRight,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/roll';
import type { Contact } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { contactOf, factsOf, membership, term } from '../../helpers/facts';

const contact = (id: string, role: Contact['role'], name = `Personne ${id}`): Contact =>
  contactOf({ id, name, email: `${id}@example.org`, role, locale: 'fr' });

const year: { startsOn: Day; endsOn: Day } = { startsOn: '2021-01-01', endsOn: '2021-12-31' };
const right = (values: Partial<VoteRight> = {}): VoteRight => ({
  membershipId: 'member',
  votes: 2,
  ...year,
  ...values,
});

const entry = (
  day: Day,
  {
    values = {},
    rights = [right()],
    graceVotes = false,
    terms = [year],
    dues = [],
  }: {
    values?: Parameters<typeof membership>[0];
    rights?: VoteRight[];
    graceVotes?: boolean;
    terms?: { startsOn: Day; endsOn: Day }[];
    dues?: RollDues[];
  } = {},
) => {
  const facts = factsOf({
    membership: membership({ appliedOn: '2020-12-01', approvedOn: '2020-12-02', ...values }),
    terms: terms.map((one, index) => term({ id: `term-${index}`, issuedOn: '2020-12-02', ...one })),
  });
  return rollEntry(
    { facts, reference: 'ADH-1', organisation: 'Commune', rights, dues },
    { cutOffOn: day, duesRequired: false, graceVotes },
  );
};

describe('what the roll says of the dues', () => {
  const of = (values: Partial<RollDues>, day: Day = '2021-06-01', more: object = {}) => {
    const dues = [
      {
        ...year,
        membershipId: 'member',
        price: 500_000,
        currency: 'EUR',
        waivedOn: null,
        call: null,
      },
    ].map((one) => ({ ...one, ...values }));
    const found = entry(day, { dues, ...more });
    return found && sentence(found.because).text.fr.replace(/[\u00a0\u202f]/g, ' ');
  };
  const call = (paid: number, dueOn: Day = '2021-06-30') => ({ amount: 500_000, paid, dueOn });
  const term = 'Période du 1er janvier 2021 au 31 décembre 2021.';

  it.each<[Partial<RollDues>, string]>([
    [{ call: call(500_000) }, 'Cotisation réglée.'],
    [{ call: call(0) }, 'Cotisation à régler d’ici au 30 juin 2021 : 5 000 €.'],
    [{ call: call(0, '2021-05-31') }, 'Cotisation non réglée : 5 000 €, échus le 31 mai 2021.'],
    [
      { call: call(200_000) },
      'Cotisation réglée en partie : 2 000 € sur 5 000 €, reste 3 000 € d’ici au 30 juin 2021.',
    ],
    [
      { call: call(200_000, '2021-05-31') },
      'Cotisation réglée en partie : 2 000 € sur 5 000 €, reste 3 000 €, échus le 31 mai 2021.',
    ],
    [{}, 'Cotisation pas encore appelée.'],
    [{ price: 0 }, 'Sans cotisation à payer.'],
    [{ waivedOn: '2021-05-01', call: call(0) }, 'Dispensée de cotisation.'],
    [{ waivedOn: '2021-06-02' }, 'Cotisation pas encore appelée.'],
  ])('is true: %j', (values, said) => {
    expect(of(values)).toBe(`${term} ${said}`);
  });

  it('is of the term that ended, for who votes in grace; nothing of who is out', () => {
    const late = { call: call(0) };
    const told = of(late, '2022-01-15', { graceVotes: true });
    expect(told).toMatch(/^Période finie le .*Cotisation non réglée : 5 000 €/);
    expect(of(late, '2022-01-15')).not.toContain('Cotisation');
  });
});

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
    const day: Day = '2022-01-15';
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
  const HELD_ON = '2021-06-30';

  it.each([
    ['2021-06-29', '2021-06-30', 'in'],
    ['2021-06-30', '2021-07-01', 'before'],
  ] as const)('is in office on the day: until %s, then from %s', (until, from, held) => {
    const all = [
      { ...contact('a', 'mandate-holder'), mandateUntil: until },
      { ...contact('b', 'mandate-holder'), mandateFrom: from },
      contact('c', 'representative'),
    ];
    expect(mandateHolder(all, HELD_ON).holderContactId).toBe(held === 'in' ? 'b' : 'a');
    expect(mandateHolder(all.slice(1), '2021-06-01').holderContactId).toBe('c');
    expect(mandateHolder(all.slice(1, 2), '2021-06-01').holderContactId).toBe(null);
  });

  it('is the contact that holds the mandate, else the one that represents', () => {
    const all = [
      contact('a', 'billing'),
      contact('b', 'representative'),
      contact('c', 'mandate-holder'),
      contact('d', 'mandate-holder'),
    ];
    expect(mandateHolder(all, HELD_ON)).toEqual({
      holderName: 'Personne c',
      holderContactId: 'c',
      holderSource: 'mandate-holder',
    });
    expect(mandateHolder(all.slice(0, 2), HELD_ON).holderContactId).toBe('b');
    expect(mandateHolder(all.slice(0, 1), HELD_ON).holderName).toBe(null);
    expect(mandateHolder([contact('e', 'mandate-holder', ' ')], HELD_ON).holderName).toBe(null);
  });
});
