import type { Day } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type { KnownOrganisation } from '../../../../src/plugins/membership-lifecycle/server/src/membership/rules/known-organisation';
import {
  checkDays,
  filledMembership,
  newMembership,
  saidMembership,
} from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/membership';
import { planOrganisation } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/organisation';
import { termsIn } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/term-lines';
import type { ReadLine } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/import/types';
import type { Facts } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { counter, factsOf, membership, term } from '../../../helpers/facts';

/** What a file says of a body and of its membership: what is taken, what is kept, what is told. */

const read = (line: number, values: Record<string, string>): ReadLine =>
  ({ line, values: new Map(Object.entries(values)), faults: [], notes: [] }) as unknown as ReadLine;
const reasons = (remarks: readonly { reason: string; field?: string | null }[]) =>
  remarks.map(({ reason, field }) => `${reason} ${field}`);
const year = (n: number, values: Record<string, string> = {}, line = n - 2000) =>
  read(line, {
    'term.startsOn': `${n}-01-01`,
    'term.endsOn': `${n}-12-31`,
    'term.tier': 'x',
    ...values,
  });

describe('a body', () => {
  const plan = (lines: ReadLine[], known: KnownOrganisation | null = null) => {
    const { plan: planned, notes } = planOrganisation(lines, known, counter('new'));
    return { ...planned, notes: reasons(notes) };
  };
  const address = { lines: null, postalCode: '39000', city: null, country: 'FR' };
  const known: KnownOrganisation = {
    id: 'there',
    name: 'Ville',
    legalForm: null,
    siren: '217500016',
    siret: null,
    serviceCode: null,
    figures: {},
    address,
    contacts: [
      {
        id: 'c1',
        role: 'billing',
        name: 'Bob',
        email: null,
        phone: '01',
        locale: 'fr',
        mandateFrom: null,
        mandateUntil: null,
      },
    ],
  };
  const NO_END = { mandateFrom: null, mandateUntil: null };
  const said = (values: Record<string, string>) =>
    year(2021, { 'organisation.name': 'Ville', ...values });

  it('that is new gets all that is said of it, and nobody is told', () => {
    const values = {
      'organisation.legalForm': 'commune',
      'organisation.siren': '217500016',
      'organisation.siret': '21750001600019',
      'organisation.address.lines': '1 place',
      'organisation.address.city': 'Lons',
      'contacts.billing.name': 'Bob',
      'contacts.billing.language': 'en',
      'contacts.representative.email': 'a@example.org',
      'contacts.operational.phone': '02',
    };
    const contact = { name: 'Ville', email: null, phone: null, locale: 'fr', ...NO_END };
    expect(plan([said(values)])).toEqual({
      figures: {},
      replaced: {},
      id: 'new-1',
      isNew: true,
      name: 'Ville',
      own: { legalForm: 'commune', siren: '217500016', siret: '21750001600019' },
      address: { lines: '1 place', city: 'Lons' },
      addedContacts: [
        { ...contact, role: 'representative', email: 'a@example.org' },
        { ...contact, role: 'billing', name: 'Bob', locale: 'en' },
        { ...contact, role: 'operational', phone: '02' },
      ],
      filledContacts: [],
      notes: [],
    });
    expect(plan([said({ 'contacts.billing.language': 'en' })]).addedContacts).toEqual([]);
  });

  it('says what its latest term says, and of one term what its first line says', () => {
    const city = (name: string) => ({ 'organisation.address.city': name });
    const lines = [
      year(2020, city('old'), 2),
      year(2022, city('new'), 9),
      year(2022, city('later line'), 10),
      year(2021, city('between'), 4),
    ];
    expect(plan(lines).address.city).toBe('new');
    expect(plan([...lines].reverse()).address.city).toBe('new');
    expect(plan([...lines, year(2023, {}, 12)]).address.city).toBe('new');
    const undated = read(1, city('undated'));
    expect(plan([undated, lines[0]]).address.city).toBe('old');
    expect(plan([undated, read(3, city('other'))]).address.city).toBe('undated');
  });

  it('that is there is only filled where it is empty, and told what is kept', () => {
    const lines = [
      said({
        'organisation.legalForm': 'commune',
        'organisation.siren': '999999999',
        'organisation.address.lines': '1 place',
        'organisation.address.postalCode': '75001',
        'organisation.address.country': 'FR',
        'contacts.billing.name': 'Autre',
        'contacts.billing.email': 'bob@example.org',
        'contacts.billing.phone': '01',
        'contacts.billing.language': 'en',
        'contacts.representative.name': 'Ana',
      }),
    ];
    expect(plan(lines, known)).toEqual({
      figures: {},
      replaced: {},
      id: 'there',
      isNew: false,
      name: 'Ville',
      own: { legalForm: 'commune' },
      // Another place and another person: nothing of them is mixed with who and what is stored.
      address: {},
      addedContacts: [
        { role: 'representative', name: 'Ana', email: null, phone: null, locale: 'fr', ...NO_END },
      ],
      filledContacts: [],
      notes: [
        'fills organisation.legalForm',
        'kept organisation.siren',
        'kept organisation.address.lines',
        'kept organisation.address.postalCode',
        'adds-contact contacts.representative.name',
        'kept contacts.billing.name',
        'kept contacts.billing.email',
        'kept contacts.billing.language',
      ],
    });
    expect(plan([said({ 'organisation.name': 'Autre' })], known)).toMatchObject({
      name: 'Ville',
      notes: ['kept organisation.name'],
    });
    expect(plan([said({})], known)).toMatchObject({ notes: [], filledContacts: [] });
    const same = { 'contacts.billing.name': 'Bob', 'contacts.billing.language': 'fr' };
    expect(plan([said(same)], known)).toMatchObject({ notes: [], filledContacts: [] });
  });

  const mandate = (from: string | null, until: string | null) => ({
    ...(from ? { 'contacts.billing.mandateFrom': from } : {}),
    ...(until ? { 'contacts.billing.mandateUntil': until } : {}),
  });
  const [FROM, UNTIL] = ['contacts.billing.mandateFrom', 'contacts.billing.mandateUntil'];

  it('gets the days of a mandate of the latest line that says one, not of two lines', () => {
    const lines = [
      year(2020, { 'contacts.billing.name': 'Bob', ...mandate('2019-01-01', '2020-12-31') }, 2),
      year(2021, { 'contacts.billing.name': 'Bob', ...mandate('2021-01-01', null) }, 3),
    ];
    const days = { mandateFrom: '2021-01-01', mandateUntil: null };
    expect(plan(lines).addedContacts).toMatchObject([{ name: 'Bob', ...days }]);
    expect(plan(lines, known)).toMatchObject({
      filledContacts: [{ id: 'c1', values: { mandateFrom: '2021-01-01' } }],
    });
  });

  it.each([
    ['Bob', {}, { mandateUntil: '2026-03-31' }, [`fills ${UNTIL}`]],
    ['', {}, { mandateUntil: '2026-03-31' }, [`fills ${UNTIL}`]],
    // Otherwise who followed would be silenced by the end of who left.
    ['Autre', {}, null, ['kept contacts.billing.name', `kept ${UNTIL}`]],
    ['Bob', { mandateUntil: '2026-01-31' }, null, [`kept ${UNTIL}`]],
    ['Bob', { mandateUntil: '2026-03-31' }, null, []],
    ['Bob', { mandateFrom: '2026-04-01' }, null, [`kept ${UNTIL}`]],
  ] as const)('a mandate that ends: %s, stored %j', (name, stored, values, notes) => {
    const there = { ...known, contacts: [{ ...known.contacts[0], ...stored }] };
    const named: Record<string, string> = name
      ? { 'contacts.billing.name': name }
      : { 'contacts.billing.phone': '01' };
    const planned = plan([said({ ...named, ...mandate(null, '2026-03-31') })], there);
    expect(planned.filledContacts).toEqual(values ? [{ id: 'c1', values }] : []);
    expect(planned.notes).toEqual(notes);
  });

  it('takes a whole mandate or none of it', () => {
    const whole = said({ 'contacts.billing.name': 'Bob', ...mandate('2021-01-01', '2026-03-31') });
    expect(plan([whole], known).notes).toEqual([`fills ${FROM}`, `fills ${UNTIL}`]);
    const late = { ...known.contacts[0], mandateFrom: '2026-04-01' as const };
    expect(plan([whole], { ...known, contacts: [late] })).toMatchObject({
      filledContacts: [],
      notes: [`kept ${FROM}`, `kept ${UNTIL}`],
    });
  });

  it('gets no number that belongs to another', () => {
    const mine = said({ 'organisation.siret': '21750001600019' });
    expect(plan([mine], known)).toMatchObject({
      own: { siret: '21750001600019' },
      notes: ['fills organisation.siret'],
    });
    const other = said({ 'organisation.siret': '13000548100010' });
    expect(plan([other], known)).toMatchObject({
      own: {},
      notes: ['fills organisation.siret', 'kept organisation.siret'],
    });
    const both = said({
      'organisation.siren': '130005481',
      'organisation.siret': '21750001600019',
    });
    expect(plan([both]).own).toEqual({});
  });

  it('without any address yet gets each part', () => {
    const lines = [said({ 'organisation.address.city': 'Lons' })];
    expect(plan(lines, { ...known, address: null }).address).toEqual({ city: 'Lons' });
  });
});

describe('a membership', () => {
  const of = (values: Record<string, string>) => saidMembership([year(2021, values)]);
  const NOTHING = { reference: null, since: null, appliedOn: null, endedOn: null, endKind: null };

  it('is said by its lines: the earliest application, and one value of all else', () => {
    expect(of({})).toEqual(NOTHING);
    const lines = [
      year(2021, { 'membership.appliedOn': '2020-06-01', 'membership.reference': 'A' }, 2),
      year(2022, { 'membership.appliedOn': '2020-05-01', 'membership.reference': 'A' }, 3),
      year(2023, { 'membership.since': '2019-01-01', 'membership.reference': 'B' }, 4),
    ];
    expect(saidMembership(lines)).toEqual({
      ...NOTHING,
      reference: 'A',
      since: '2019-01-01',
      appliedOn: '2020-05-01',
    });
    expect(lines.map(({ faults }) => faults)).toEqual([
      [],
      [],
      [expect.objectContaining({ reason: 'differs-from-line', params: { line: 2 } })],
    ]);
  });

  it('is ended by a day: a departure, unless it says otherwise', () => {
    const ended = { 'membership.endedOn': '2021-06-01' };
    expect(of(ended)).toMatchObject({ endedOn: '2021-06-01', endKind: 'withdrawn' });
    expect(of({ ...ended, 'membership.endKind': 'excluded' }).endKind).toBe('excluded');
    expect(of({ 'membership.endKind': 'excluded' }).endKind).toBeNull();
  });

  const told = (lines: ReadLine[], before: Facts | null = null) => {
    checkDays(saidMembership(lines), termsIn(lines), before);
    return lines.map(({ faults, notes }) => [...reasons(faults), ...reasons(notes)]);
  };

  it('began no later than its first term, and is told where it says so', () => {
    const since = (day: string) => ({ 'membership.since': day });
    expect(told([year(2021), year(2022, since('2021-01-01'))])).toEqual([[], []]);
    expect(told([year(2021), year(2022, since('2021-01-02'))])).toEqual([
      [],
      ['since-after-term membership.since'],
    ]);
    const known = factsOf({ membership: membership({ importedSince: '2021-01-02' }) });
    expect(told([year(2021, since('2021-01-02'))], known)).toEqual([[]]);
    expect(told([year(2021, since('2021-01-03'))], known)).toEqual([
      ['since-after-term membership.since'],
    ]);
    expect(told([])).toEqual([]);
  });

  it('that was applied for after every term is a candidate again', () => {
    const applied = (day: string) => ({ 'membership.appliedOn': day });
    const again = ['applies-again membership.appliedOn'];
    expect(told([year(2021), year(2022, applied('2023-01-01'))])).toEqual([[], again]);
    expect(told([year(2021), year(2022, applied('2022-12-31'))])).toEqual([[], []]);
    expect(told([year(2021, applied('2023-01-01'))], factsOf())).toEqual([[]]);
  });

  it('that is new is applied for by its first term at the latest', () => {
    const made = (lines: ReadLine[]) =>
      newMembership(
        saidMembership(lines),
        { terms: termsIn(lines), id: 'm', organisationId: 'o', tierCode: 't' },
        '2021-06-01',
      );
    expect(made([year(2021)])).toEqual(
      membership({
        id: 'm',
        reference: '',
        organisationId: 'o',
        tierCode: 't',
        appliedOn: '2021-01-01',
        approvedOn: '2021-01-01',
        because: { rule: 'applied', params: { on: '2021-01-01' } },
      }),
    );
    expect(made([year(2023)]).appliedOn).toBe('2021-06-01');
    expect(made([]).appliedOn).toBe('2021-06-01');
    const values = { 'membership.appliedOn': '2022-06-01', 'membership.reference': 'A-1' };
    expect(made([year(2021, values)])).toMatchObject({
      reference: 'A-1',
      appliedOn: '2022-06-01',
      approvedOn: null,
    });
  });

  const there = (values: object = {}, terms: Facts['terms'] = []) =>
    factsOf({ membership: membership({ approvedOn: '2021-01-05', ...values }), terms });
  const filled = (values: Record<string, string>, facts = there(), before = facts) => {
    const result = filledMembership(of(values), facts, before);
    return { ...result, notes: reasons(result.notes) };
  };

  it('that is there keeps its reference and its application, and is told', () => {
    const values = { 'membership.reference': 'B', 'membership.appliedOn': '2020-01-01' };
    expect(filled(values)).toEqual({
      membership: there().membership,
      notes: ['kept membership.reference', 'kept membership.appliedOn'],
    });
    const same = {
      'membership.reference': 'ADH-2021-0001',
      'membership.appliedOn': '2021-01-04',
    };
    expect(filled(same).notes).toEqual([]);
  });

  it('that is there gets its first day where it had none of its own', () => {
    const since = { 'membership.since': '2015-01-01' };
    const one = filled(since);
    expect(one.membership.importedSince).toBe('2015-01-01');
    expect(one.notes).toEqual(['fills membership.since']);
    const own = there({ importedSince: '2016-01-01' });
    expect(filled(since, own)).toEqual({
      membership: own.membership,
      notes: ['kept membership.since'],
    });
    expect(filled(since, there({ importedSince: '2015-01-01' })).notes).toEqual([]);
  });

  it('that is there is ended by a departure, unless it came back since', () => {
    const end = { 'membership.endedOn': '2021-06-01' };
    const one = filled(end);
    expect(one.membership).toMatchObject({ endedOn: '2021-06-01', endKind: 'withdrawn' });
    expect(one.notes).toEqual(['fills membership.endedOn']);
    const kept = ['kept membership.endedOn'];
    expect(filled(end, there({ endedOn: '2021-05-01' })).notes).toEqual(kept);
    expect(filled(end, there({ endedOn: '2021-06-01' })).notes).toEqual([]);
    expect(filled(end, there({ appliedOn: '2021-06-02' })).notes).toEqual(kept);
    expect(filled(end, there({ appliedOn: '2021-06-01' })).notes).toEqual(one.notes);
    const later = (startsOn: Day) => [term({ startsOn, endsOn: '2021-12-31' })];
    expect(filled(end, there({}, later('2021-06-02'))).notes).toEqual(kept);
    expect(filled(end, there({}, later('2021-06-01'))).notes).toEqual(one.notes);
  });

  it('that only waited is approved by the terms that the file brings, and no other', () => {
    const waiting = { approvedOn: null };
    const bring = (values: object, terms = [term({ startsOn: '2020-01-01' })]) =>
      filled({}, there(values, terms), there(values)).membership.approvedOn;
    expect(bring(waiting)).toBe('2021-01-04');
    expect(bring(waiting, [term({ startsOn: '2021-03-01' })])).toBe('2021-03-01');
    expect(bring({})).toBe('2021-01-05');
    expect(bring({ ...waiting, refusedOn: '2021-01-05' })).toBeNull();
    const before = there(waiting, [term()]);
    expect(filled({}, before).membership.approvedOn).toBeNull();
  });
});
