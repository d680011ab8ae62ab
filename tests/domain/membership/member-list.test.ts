import type { MemberOrder } from '../../../src/plugins/membership-lifecycle/shared/membership/member-list';
import type { TierOffer } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  askedMembers,
  memberTiers,
  tellingTerms,
  tierOf,
  type KnownMember,
  type KnownTier,
  type MembersQuestion,
  type TermOfTier,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/member-list';
import {
  bodyWords,
  searchedNumbers,
  type WrittenBody,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/member-words';

/** The list of members: who is found by which words, in which order, and of which tier each is. */

type Values = Partial<WrittenBody> & Partial<KnownMember> & { calls?: string[] };

let made = 0;
const member = ({ calls = [], ...values }: Values): KnownMember => {
  made += 1;
  const reference = values.reference ?? `2026-${String(made).padStart(4, '0')}`;
  const body = { name: 'Commune', formerly: null, siren: null, siret: null, contacts: [] };
  return {
    id: `m${made}`,
    status: 'active',
    tierCode: 'publics',
    tier: null,
    endsOn: null,
    leaving: null,
    duesState: 'none',
    toCall: false,
    since: null,
    muted: null,
    offices: [],
    words: {
      ...bodyWords({ ...body, ...values }),
      ...searchedNumbers(reference, calls),
    },
    ...values,
    reference,
  };
};

const READER = { readsContacts: true, language: 'fr' } as const;
const rows = (members: KnownMember[], question: MembersQuestion, reader = READER as never) => {
  const { total, rows: some } = askedMembers(members, question, reader);
  return some(0, total);
};
const names = (members: KnownMember[], question: MembersQuestion) =>
  rows(members, question).map(({ organisation }) => organisation);

describe('a search', () => {
  const body = (values: Values) =>
    member({ siret: '35600000049837', siren: '356000000', ...values });
  const finds = (values: Values, search: string, reader = READER as never): boolean =>
    rows([body(values)], { search }, reader).length === 1;

  test.each([
    ['Commune d’Évreux', 'evreux'],
    ['COMMUNE D’EVREUX', 'Évreux'],
    ['Commune d’Évreux', "d'ev"],
    ["Commune d'Évreux", 'd’ev'],
    ['Cœur de Vendée', 'coeur vendee'],
    ['Coeur de Vendée', 'cœur'],
    ['Saint-Étienne', 'saint etienne'],
    ['Saint Étienne', 'saint-etienne'],
    ['Commune de Valbrume', 'lbru'],
    ['Commune de Valbrume', '  valbrume   COMMUNE '],
    ['Commune de Valbrume', 'Val\u00a0comm'],
    ['Évreux', 'E\u0301vreux'],
  ])('%s is found by « %s »', (name, search) => {
    expect(finds({ name }, search)).toBe(true);
  });

  test.each([
    ['Commune de Vaux', 'cdv'],
    ['Commune de Vaux', 'CV'],
    ['Commune de Vaux-sur-Aure', 'cdvs'],
    ['Ligue pour la protection des oiseaux', 'lpo'],
    ['Ligue pour la protection des oiseaux', 'l.p.l.p.d.o.'],
  ])('the initials of %s are found by « %s »', (name, search) => {
    expect(finds({ name }, search)).toBe(true);
  });

  test('initials begin with the first word, and one letter is none', () => {
    expect(finds({ name: 'Commune de Vaux' }, 'dv')).toBe(false);
    expect(finds({ name: 'Ab Zone' }, 'z')).toBe(true);
    expect(finds({ name: 'Ab Zone' }, 'azz')).toBe(false);
  });

  test('every word is to be found, each anywhere', () => {
    const values = { name: 'Commune de Vaux', contacts: [{ name: 'Ana Roy', email: null }] };
    expect(finds(values, 'vaux roy')).toBe(true);
    expect(finds(values, 'vaux inconnu')).toBe(false);
  });

  test.each(['356 000 000', '35600000049837', '356 000 000 49837', '356\u202f000', '49837'])(
    'a SIREN or a SIRET is found by « %s »',
    (search) => expect(finds({ name: 'X' }, search)).toBe(true),
  );

  test('few digits are not looked for within a SIRET, nor pieces of a number out of order', () => {
    expect(finds({ name: 'X', reference: 'A-1' }, '356')).toBe(false);
    expect(finds({ name: 'X', reference: 'A-1' }, '49837 3561')).toBe(false);
  });

  test.each(['2026-0012', '20260012', '0012', '12', '2026 0012', 'ADH-2026', 'adh20260012'])(
    'a reference is found by « %s »',
    (search) => expect(finds({ reference: 'ADH-2026-0012' }, search)).toBe(true),
  );

  test('a number is found whole: its parts elsewhere are not it', () => {
    const values = { reference: '2026-0150', calls: ['AC2025-0001'] };
    expect(finds(values, '2026-0001')).toBe(false);
    expect(finds(values, 'ac2025-0001')).toBe(true);
  });

  test.each(['%', '_', '100%', 'a_b', '*', '.*', '\\', '['])('« %s » is plain', (search) => {
    expect(finds({ name: 'Commune' }, search)).toBe(false);
    expect(finds({ name: `Zone a_b à 100% \\ [*] .* ${search}` }, search)).toBe(true);
  });

  test('what has no word in it asks for nothing', () => {
    expect(finds({ name: 'Commune' }, " - ' ")).toBe(true);
  });

  test('a former name is told where it matched, and not where the present one does', () => {
    const former = body({ name: 'Vaux-et-Bois', formerly: 'Commune de Vaux\n35600000012345' });
    const formerly = (search: string) => rows([former], { search })[0]?.formerly;
    expect(formerly('commune')).toBe('Commune de Vaux');
    expect(formerly('cdv')).toBe('Commune de Vaux');
    expect(formerly('35600000012345')).toBe('35600000012345');
    expect(formerly('vaux')).toBeNull();
    expect(formerly('bois commune')).toBe('Commune de Vaux');
  });

  test('puts the nearest first, for who asks for the order of no column', () => {
    const found = [
      body({ name: 'Agglomération du Vaux' }),
      body({ name: 'Contact', contacts: [{ name: 'Vauban', email: null }] }),
      body({ name: 'Bervau' }),
      body({ name: 'Vaux-le-Pénil' }),
      body({ name: 'Ancienne', formerly: 'Vaucluse' }),
      body({ name: 'Vaucresson' }),
    ];
    const near = ['Vaucresson', 'Vaux-le-Pénil', 'Agglomération du Vaux', 'Bervau'];
    expect(names(found, { search: 'VAU' })).toEqual([...near, 'Ancienne', 'Contact']);
    expect(names(found, { search: 'vau', sort: 'name:asc' })[0]).toBe('Agglomération du Vaux');
  });

  test('contacts are found by name and e-mail, by those alone who may read them', () => {
    const contacts = [
      { name: 'Ana Roy', email: 'compta@vaux.example' },
      { name: 'Éloi Dubois', email: 'eloi.dubois@vaux.example' },
    ];
    const [row] = rows([body({ contacts })], { search: 'eloi.dubois@vaux' });
    expect(row.contact).toBe('Éloi Dubois');
    const blind = { readsContacts: false, language: 'fr' };
    expect(finds({ contacts }, 'dubois', blind as never)).toBe(false);
    expect(finds({ contacts }, 'vaux.example', blind as never)).toBe(false);
  });

  test('a full name finds who bears it, not a member where two people share its words', () => {
    const two = [
      { name: 'Marie Petit', email: null },
      { name: 'Jean Durand', email: 'marie@vaux.example' },
      { name: 'Paul Durand', email: null },
    ];
    expect(finds({ contacts: [two[0], two[2]] }, 'marie durand')).toBe(false);
    const bearer = { name: 'DURAND Marié', email: null };
    const [row] = rows([body({ contacts: [...two.slice(0, 1), bearer] })], {
      search: 'Marie Durand',
    });
    expect(row.contact).toBe('DURAND Marié');
    expect(finds({ name: 'Commune de Vaux', contacts: two }, 'vaux durand')).toBe(true);
    expect(finds({ name: 'X', contacts: [two[1]] }, 'durand marie')).toBe(true);
  });
});

describe('the order', () => {
  const tier = (fr: string, en: string): KnownTier => ({ id: fr, names: { fr, en }, year: 2026 });
  const members = [
    member({ name: 'Zone', status: 'ended', endsOn: '2025-12-31', tier: tier('A', 'Z') }),
    member({ name: 'École', status: 'applied', duesState: 'paid', tier: tier('B', 'Y') }),
    member({ name: 'Abbaye', status: 'active', endsOn: '2026-12-31', since: '2020-01-01' }),
    member({ name: 'Abbaye', status: 'active', endsOn: '2026-06-30', since: '2019-01-01' }),
  ];
  const [zone, ecole, first, second] = members.map(({ reference }) => reference);
  const order = (sort: MemberOrder, language: 'fr' | 'en' = 'fr') =>
    rows(members, { sort }, { readsContacts: false, language } as never).map(
      ({ reference }) => reference,
    );

  test.each<[MemberOrder, string[]]>([
    ['name:asc', [first, second, ecole, zone]],
    ['name:desc', [zone, ecole, first, second]],
    ['reference:desc', [second, first, ecole, zone]],
    ['status:asc', [ecole, first, second, zone]],
    ['endsOn:asc', [zone, second, first, ecole]],
    ['endsOn:desc', [first, second, zone, ecole]],
    ['duesState:desc', [ecole, first, second, zone]],
    ['since:asc', [second, first, ecole, zone]],
    ['tier:asc', [zone, ecole, first, second]],
  ])('%s', (sort, expected) => expect(order(sort)).toEqual(expected));

  test('of tiers is that of their names in the language of the reader', () => {
    expect(order('tier:asc', 'en')).toEqual([first, second, ecole, zone]);
  });

  test('filters keep applying to a search', () => {
    expect(names(members, { search: 'abb', status: 'ended' })).toEqual([]);
    expect(names(members, { search: 'o', status: 'ended' })).toEqual(['Zone']);
    expect(names(members, { duesState: 'paid' })).toEqual(['École']);
    expect(names(members, { tier: 'A' })).toEqual(['Zone']);
    expect(names(members, { tier: 'publics' })).toHaveLength(4);
  });
});

test('a call of the next period is found by « Appel à émettre », whatever the present one says', () => {
  const [next, present, paid] = [
    member({ duesState: 'paid', toCall: true }),
    member({ duesState: 'uncalled' }),
    member({ duesState: 'paid' }),
  ];
  const found = (duesState: KnownMember['duesState']) =>
    askedMembers([next, present, paid], { duesState }, READER)
      .rows(0, 3)
      .map(({ id }) => id);
  expect(found('uncalled')).toEqual([next.id, present.id]);
  expect(found('paid')).toEqual([next.id, paid.id]);
});

describe('the tier of a member', () => {
  const term = (values: Partial<TermOfTier>): TermOfTier => ({
    startsOn: '2025-01-01',
    tierCode: 'publics',
    tierId: 'tier-25',
    offerId: 'offer-25',
    year: 2025,
    names: { fr: 'Publics', en: 'Publics' },
    ...values,
  });
  const offer = (values: Partial<TierOffer>) => values as TierOffer;
  const sold = [
    offer({
      ...{ tierCode: 'publics', tierDocumentId: 'tier-25', offerDocumentId: 'offer-25' },
      ...{ opensOn: '2024-10-01', offerYear: 2025, tierNames: { fr: 'Publics', en: 'Publics' } },
    }),
    offer({
      ...{ tierCode: 'publics', tierDocumentId: 'tier-26', offerDocumentId: 'offer-26' },
      ...{ opensOn: '2025-10-01', offerYear: 2026, tierNames: { fr: 'Autre', en: 'Other' } },
    }),
  ];
  const idOf = (terms: TermOfTier[], on: TermOfTier['startsOn'] = '2025-06-01') =>
    tierOf('publics', terms, sold, on)?.id;

  test('is that of the term that runs or ran last, else of the first to come', () => {
    const next = term({ startsOn: '2026-01-01', tierId: 'tier-26' });
    expect(idOf([term({}), next])).toBe('tier-25');
    expect(idOf([term({}), next], '2026-01-01')).toBe('tier-26');
    expect(idOf([next])).toBe('tier-26');
    expect(tellingTerms([term({}), next], '2026-01-01')).toEqual([next]);
    expect(tellingTerms([term({}), next], '2025-12-31')).toHaveLength(2);
  });

  test('is that of the offer of an older term, and without a term the one that is sold last', () => {
    expect(idOf([term({ tierId: null })])).toBe('tier-25');
    expect(idOf([term({ tierId: null, offerId: 'gone' })])).toBeNull();
    expect(idOf([])).toBe('tier-26');
    expect(tierOf('unsold', [], sold, '2025-06-01')).toBeNull();
  });

  const holding = (id: string | null, fr: string, year: number | null) =>
    member({ tier: { id, names: { fr, en: fr }, year } });

  test('is chosen by its code while that is of one tier', () => {
    expect(memberTiers([holding('a', 'Publics', 2026), holding('a', 'Publics', 2026)])).toEqual([
      { value: 'publics', names: { fr: 'Publics', en: 'Publics' }, year: null, allYears: false },
    ]);
  });

  test('is chosen by year, or in all years, where each year has its own', () => {
    const choices = memberTiers([holding('a', 'Publics', 2025), holding('b', 'Publics', 2026)]);
    expect(choices.map(({ value, year, allYears }) => [value, year, allYears])).toEqual([
      ['publics', null, true],
      ['b', 2026, false],
      ['a', 2025, false],
    ]);
  });

  test('is a choice of its own where its code was used for another', () => {
    const choices = memberTiers([holding('a', 'Publics', 2025), holding('b', 'Tout autre', 2026)]);
    expect(choices.map(({ value }) => value)).toEqual(['a', 'b']);
  });

  test('is named by its code when no offer sells it', () => {
    expect(memberTiers([member({ tierCode: 'vieux' })])[0].names.fr).toBe('vieux');
  });
});
