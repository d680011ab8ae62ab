import { noteOf } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/import/texts';
import {
  missingFields,
  moneyTold,
  proposeMapping,
  type Mapping,
} from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/columns';
import {
  owedOf,
  withoutRights,
} from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/owed';
import { factsOf, membership, tierOffer } from '../../../helpers/facts';
import {
  FIELDS,
  knownMember,
  planFile,
  SIRET,
  TODAY,
  type There,
} from '../../../helpers/import-plan';

/**
 * Files as other programs and old spreadsheets write them, of made-up people: what would mix two of them
 * is asked or refused by name, and never guessed.
 */

const fileOf = (text: string) => {
  const [headings, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim()));
  return { headings: headings!, rows };
};

/** What is proposed for a file: its columns, and those that staff are asked. */
const proposed = (text: string, remembered: Mapping = {}) => {
  const { mapping, asked } = proposeMapping(fileOf(text), FIELDS, remembered);
  return { mapping, asked, missing: missingFields(FIELDS, mapping) };
};

/** Plans a file with the proposed columns and those that are chosen. */
const tried = (text: string, chosen: Mapping = {}, there: There = {}) => {
  const file = fileOf(text);
  const { mapping } = proposed(text);
  const whole = { ...mapping, ...chosen };
  return {
    mapping: whole,
    ...planFile({ ...file, mapping: whole }, { ...moneyTold(whole), ...there }),
  };
};

/** Why lines are refused: `line: reason at field (value)`. */
const refused = (...file: Parameters<typeof tried>): string[] =>
  tried(...file).lines.flatMap(({ line, faults }) =>
    faults.map(({ reason, field, params }) => `${line}: ${reason} at ${field} (${params.value})`),
  );

const contacts = (...file: Parameters<typeof tried>) =>
  tried(...file).plans.map(({ organisation }) =>
    organisation.addedContacts.map(({ name, email, phone }) => [name, email, phone]),
  );

const TERM = 'Formule;Date de début;Date de fin;Montant;Réglé le;Montant réglé';
const term = (year: number, payment = ';') =>
  `Organismes publics;01/01/${year};31/12/${year};5000;${payment}`;
const paid = (year: number) => term(year, `01/03/${year};5000`);

describe('a contact and an address are whole, or not at all', () => {
  const HEADINGS = `Raison sociale;N° SIRET;Adresse;CP;Ville;Contact;Email contact;${TERM}`;
  const body = `Commune de Valbrume;${SIRET}`;
  const file = (...lines: string[]) => [HEADINGS, ...lines].join('\n');

  test('a new person does not get the e-mail of the former one', () => {
    const csv = file(
      `${body};1 place;01990;Valbrume;Jean Martin;jean@example.org;${paid(2020)}`,
      `${body};1 place;01990;Valbrume;Anne Dupont;;${paid(2021)}`,
    );
    expect(refused(csv)).toEqual([
      '3: contact-of-two-lines at contacts.representative.email (jean@example.org)',
    ]);
  });

  test('a new town does not get the street of the former one', () => {
    const csv = file(
      `${body};1 rue Vieille;39000;Lons;;;${paid(2020)}`,
      `${body};;29200;Brest;;;${paid(2021)}`,
    );
    expect(refused(csv)).toEqual([
      '3: address-of-two-lines at organisation.address.lines (1 rue Vieille)',
    ]);
  });

  test('of two that are whole, the one of the latest term is taken, and the other told', () => {
    const csv = file(
      `${body};1 rue Vieille;39000;Lons;Jean Martin;jean@example.org;${paid(2020)}`,
      `${body};2 quai Neuf;29200;Brest;Anne Dupont;anne@example.org;${paid(2021)}`,
    );
    const { plans, lines } = tried(csv);
    expect(refused(csv)).toEqual([]);
    expect(contacts(csv)).toEqual([[['Anne Dupont', 'anne@example.org', null]]]);
    expect(plans[0]!.organisation.address).toEqual({
      lines: '2 quai Neuf',
      postalCode: '29200',
      city: 'Brest',
    });
    expect(lines[0]!.notes.map(({ reason }) => reason)).toEqual([
      'address-of-before',
      'contact-of-before',
    ]);
  });

  test('of one term, two people or two places are refused: nothing says who is meant', () => {
    const csv = file(
      `${body};1 place;01990;Valbrume;Jean Martin;jean@example.org;${term(2021, '01/02/2021;2000')}`,
      `${body};9 place;01990;Valbrume;Anne Dupont;anne@example.org;${term(2021, '01/03/2021;3000')}`,
    );
    expect(refused(csv)).toEqual([
      '3: two-addresses at organisation.address.lines (9 place)',
      '3: two-contacts at contacts.representative.name (Anne Dupont)',
    ]);
  });

  test('lines that agree complete each other', () => {
    const csv = file(
      `${body};1, Place;01990;;JEAN MARTIN;;${paid(2020)}`,
      `${body};;01990;Valbrume;Jean Martin;jean@example.org;${paid(2021)}`,
      `${body};;;;;;${term(2019)}`,
    );
    expect(refused(csv)).toEqual([]);
    expect(contacts(csv)).toEqual([[['Jean Martin', 'jean@example.org', null]]]);
    expect(tried(csv).plans[0]!.organisation.address).toEqual({
      lines: '1, Place',
      postalCode: '01990',
      city: 'Valbrume',
    });
  });

  test('one name bears one e-mail', () => {
    const csv = file(
      `${body};;;;Jean Martin;jean@example.org;${paid(2020)}`,
      `${body};;;;Jean Martin;martin@example.org;${paid(2021)}`,
    );
    const fault = tried(csv).lines[0]!.faults[0]!;
    expect(refused(csv)).toEqual([
      '2: name-with-two-emails at contacts.representative.email (jean@example.org)',
    ]);
    const note = noteOf(fault, { 'contacts.representative.email': 'Email contact' });
    expect(note.column).toBe('Email contact');
    expect(note.text.fr).toMatch(/Jean Martin.*jean@example.org.*à la ligne 3/);
    expect(note.text.en).toContain('another one in line 3');
  });
});

describe('people of one name', () => {
  const PEOPLE = `Nom;Prénom;Email représentant;${TERM}`;
  const file = (...lines: string[]) => [PEOPLE, ...lines].join('\n');
  const two = file(
    `Martin;Jean;jean@example.org;${paid(2020)}`,
    `Martin;Anne;anne@example.org;${paid(2021)}`,
  );
  const asName = { 'organisation.name': 'Nom' };

  test('are not one member, though staff choose that column', () => {
    expect(proposed(two).missing).toEqual(['organisation.name']);
    expect(refused(two, asName)).toEqual([
      '2: name-with-two-emails at contacts.representative.email (jean@example.org)',
      '3: two-first-names at organisation.name (Anne)',
    ]);
    const bare = { ...asName, 'contacts.representative.email': 'none' };
    expect(refused(two, bare)).toEqual(['3: two-first-names at organisation.name (Anne)']);
    const numbered = two.replace(/^/gm, ';').replace(/^;Nom/, 'N° adhérent;Nom');
    expect(refused(numbered.replace('\n;', '\nA1;').replace('\n;', '\nA2;'), asName)).toEqual([]);
  });

  test('are not who is there already: a payment would go to the other', () => {
    const facts = factsOf({ membership: membership({ id: 'jean' }) });
    const there = knownMember({ name: 'Martin', siret: null, postalCode: null }, facts);
    const jean = { name: 'Jean Martin', email: 'jean@example.org' };
    const known = [{ ...there, contacts: [jean] }];
    const csv = `Organisme;Contact;Email contact;${TERM}\nMartin;Anne Martin;anne@example.org;${paid(2021)}`;
    expect(refused(csv, {}, { known })).toEqual([
      '2: name-with-another-contact at contacts.representative.name (Anne Martin)',
    ]);
    expect(refused(csv.replace(/Anne/, 'Jean'), {}, { known })).toEqual([]);
  });

  test('a name alone is refused wherever it stands, once the file has two of that name', () => {
    const HEADINGS = `Organisme;CP;${TERM}`;
    const lines = [
      `Martin;;${paid(2019)}`,
      `Martin;39000;${paid(2020)}`,
      `Martin;29200;${paid(2021)}`,
    ];
    const nameless = (order: number[]) => {
      const { lines: read } = tried([HEADINGS, ...order.map((at) => lines[at]!)].join('\n'));
      return read.flatMap(({ line, faults }) =>
        faults.map(({ reason }) => `${order[line - 2]} ${reason}`),
      );
    };
    for (const order of [
      [0, 1, 2],
      [1, 0, 2],
      [1, 2, 0],
    ]) {
      expect(nameless(order)).toEqual(['0 several-of-this-name']);
    }
  });
});

describe('a column is asked, and not recognised', () => {
  test.each([
    'Prénom',
    'Société',
    'structure',
    'Nom de la structure',
    'Raison sociale',
    'Organisme',
  ])('« Nom » beside « %s »', (beside) => {
    const csv = `Nom;${beside};${TERM}\nMartin;Commune de Valbrume;${paid(2021)}`;
    const { mapping, asked, missing } = proposed(csv, { 'organisation.name': 'Nom' });
    expect(mapping).not.toHaveProperty(['organisation.name']);
    expect(missing).toEqual(['organisation.name']);
    expect(asked).toEqual([{ heading: 'Nom', reason: 'whose-name', beside }]);
  });

  test('but « Nom » alone is, and what staff chose last time beside it', () => {
    expect(proposed(`Nom;${TERM}`).mapping['organisation.name']).toBe('Nom');
    expect(proposed(`Nom;N° adhérent;Type d’organisme;${TERM}`).asked).toEqual([]);
    const last = { 'organisation.name': 'Société' };
    expect(proposed(`Nom;Société;${TERM}`, last).mapping).toMatchObject(last);
  });

  test.each(['Référent', 'Référente', 'Suivi par', 'Chargé de mission', 'Email référent', 'Suivi'])(
    'who follows members for the association: « %s »',
    (heading) => {
      const last = { 'contacts.operational.name': heading };
      const { mapping, asked } = proposed(`Organisme;${heading};${TERM}`, last);
      expect(Object.values(mapping)).not.toContain(heading);
      expect(asked).toEqual([{ heading, reason: 'whose-person' }]);
    },
  );

  test('one person who is the contact of many members', () => {
    const file = (people: string[]) =>
      [
        `Organisme;Contact;Email contact;${TERM}`,
        ...people.map((name, at) => `Commune ${at};${name};mairie${at}@example.org;${paid(2021)}`),
      ].join('\n');
    const own = Array.from({ length: 12 }, (_, at) => `Personne ${at}`);
    expect(proposed(file(own)).asked).toEqual([]);
    const house = [...own.slice(0, 7), ...Array<string>(5).fill('Claire Petit')];
    const { mapping, asked } = proposed(file(house));
    expect(mapping).not.toHaveProperty(['contacts.representative.name']);
    expect(mapping['contacts.representative.email']).toBe('Email contact');
    expect(asked).toEqual([
      { heading: 'Contact', reason: 'same-person', value: 'Claire Petit', members: 5 },
    ]);
    // Ten years of one member are one member.
    const years = file(Array<string>(10).fill('Claire Petit')).replace(/Commune \d+/g, 'Commune');
    expect(proposed(years).asked).toEqual([]);
  });
});

describe('a name holds no address, and one person', () => {
  const HEADINGS = `Organisme;Contact;${TERM}`;
  test.each([
    [
      'Commune',
      'Jean Martin <jean@example.org>',
      'name-with-email',
      'contacts.representative.name',
    ],
    [
      'Commune',
      'M. Dupont Marc <marc@example.org>',
      'name-with-email',
      'contacts.representative.name',
    ],
    ['Jean Martin <jean@example.org>', '', 'name-with-email', 'organisation.name'],
    ['Commune', 'Jean Martin\nAnne Dupont', 'several-people', 'contacts.representative.name'],
  ])('%s, %j', (name, contact, reason, field) => {
    const { headings, rows } = fileOf(`${HEADINGS}\n${name};CONTACT;${paid(2021)}`);
    const cells = rows.map((row) => row.map((cell) => (cell === 'CONTACT' ? contact : cell)));
    const { mapping } = proposeMapping({ headings, rows: cells }, FIELDS, {});
    const { lines } = planFile({ headings, rows: cells, mapping });
    const value = (contact || name).replace('\n', ' ');
    expect(lines.flatMap(({ faults }) => faults)).toEqual([{ reason, field, params: { value } }]);
  });
});

describe('what will be owed', () => {
  test('is summed by the year of the terms, paid and unpaid apart', () => {
    const csv = [
      `Organisme;${TERM}`,
      `Commune A;${paid(2020)}`,
      `Commune A;${term(2021, '01/03/2021;2000')}`,
      `Commune B;${term(2020)}`,
    ].join('\n');
    expect(owedOf(tried(csv).plans, TODAY)).toEqual({
      owed: [
        { year: 2020, calls: 2, settled: 1, open: 1, received: 500_000, remaining: 500_000 },
        { year: 2021, calls: 1, settled: 0, open: 1, received: 200_000, remaining: 300_000 },
      ],
      toCall: { count: 0, amount: 0 },
      settled: 0,
    });
  });

  test('is nothing for the past where the file has no column of payments, and a call for the present', () => {
    const line = (name: string, year: number) =>
      `${name};Organismes publics;01/01/${year};31/12/${year}`;
    const csv = [
      'Display Name;Membership Type;Start Date;End Date',
      ...[line('Commune A', 2019), line('Commune A', 2020), line('Commune B', 2021)],
    ].join('\n');
    const chosen = {
      'organisation.name': 'Display Name',
      'term.tier': 'Membership Type',
      'term.startsOn': 'Start Date',
      'term.endsOn': 'End Date',
    };
    // Published for all of these years, so that each has a price.
    const { plans } = tried(csv, chosen, { offers: [tierOffer()] });
    expect(plans.flatMap(({ after }) => after.dues)).toEqual([]);
    expect(owedOf(plans, TODAY)).toEqual({
      owed: [],
      toCall: { count: 1, amount: 500_000 },
      settled: 2,
    });
    expect(plans[0]!.lines.map(({ notes }) => notes.map(({ reason }) => reason))).toEqual([
      ['makes-member', 'makes-term', 'settled'],
      ['makes-term', 'settled'],
    ]);
  });
});

test('a year without a published offer gets no rights of another, and the trial says so', () => {
  const offers = [tierOffer({ opensOn: '2021-05-01', offerYear: 2022 })];
  const csv = [`Organisme;${TERM}`, `Commune A;${paid(2021)}`, `Commune B;${paid(2020)}`].join(
    '\n',
  );
  const { plans } = tried(csv, {}, { offers });
  const [present] = plans;
  expect(plans.flatMap(({ rights }) => rights)).toEqual([]);
  expect(present!.after.terms[0]).toMatchObject({ allowances: [], offerYear: null });
  expect(present!.after.membership.status).toBe('active');
  expect(withoutRights(plans.flatMap(({ lines }) => lines))).toEqual([
    { year: 2020, count: 1 },
    { year: 2021, count: 1 },
  ]);
  const told = present!.lines[0]!.notes.find(({ reason }) => reason === 'without-rights');
  expect(noteOf(told!, {}).text.fr).toContain('aucune formule de 2021');
});
