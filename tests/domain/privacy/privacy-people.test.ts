import fc from 'fast-check';
import {
  gather,
  sameName,
  type Trace,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/person';

/** Who is who, out of names and addresses that stand in different places. */

const trace = (more: Partial<Trace>): Trace => ({
  kind: 'contact',
  name: 'Ana Lopez',
  email: null,
  membershipId: 'm1',
  ...more,
});

it('takes one address for one person, whatever the member and the spelling', () => {
  const people = gather([
    trace({ email: 'Ana@example.org' }),
    trace({ email: 'ana@example.org', name: 'ana LOPEZ', membershipId: 'm2', kind: 'message' }),
  ]);
  expect(people).toMatchObject([
    {
      subject: { email: 'ana@example.org' },
      membershipIds: ['m1', 'm2'],
      contacts: 1,
      messages: 1,
    },
  ]);
});

it('keeps people apart who share the mailbox of a team', () => {
  const people = gather([
    trace({ email: 'mairie@example.org' }),
    trace({ email: 'mairie@example.org', name: 'Bo' }),
    trace({ kind: 'use', name: 'Bo' }),
  ]);
  expect(people).toMatchObject([
    { subject: { email: 'mairie@example.org', name: 'Ana Lopez' }, contacts: 1, uses: 0 },
    { subject: { email: 'mairie@example.org', name: 'Bo' }, contacts: 1, uses: 1 },
  ]);
});

it('gives the uses of a name to the contact of the same member who bears it', () => {
  const people = gather([
    trace({ kind: 'use', name: ' ana  LOPEZ ' }),
    trace({ email: 'ana@example.org' }),
    trace({ kind: 'use', name: 'ana@example.org' }),
  ]);
  expect(people).toMatchObject([{ subject: { email: 'ana@example.org' }, contacts: 1, uses: 2 }]);
});

it('keeps two people of one name apart when nothing ties them', () => {
  const people = gather([
    trace({ kind: 'use' }),
    trace({ kind: 'use', membershipId: 'm2' }),
    trace({ kind: 'use', membershipId: null }),
  ]);
  expect(people.map(({ subject }) => subject)).toEqual([
    { name: 'Ana Lopez', membershipId: 'm1' },
    { name: 'Ana Lopez', membershipId: 'm2' },
  ]);
});

it('counts each trace once, in any order', () => {
  const traces = fc.array(
    fc.record({
      kind: fc.constantFrom<Trace['kind']>('contact', 'message', 'use'),
      name: fc.constantFrom('Ana', 'ANA', 'Bo', 'c@example.org'),
      email: fc.constantFrom(null, 'a@example.org', 'b@example.org', 'A@example.org'),
      membershipId: fc.constantFrom('m1', 'm2'),
    }),
  );
  const summed = (people: ReturnType<typeof gather>): number =>
    people.reduce((sum, { contacts, messages, uses }) => sum + contacts + messages + uses, 0);
  fc.assert(
    fc.property(traces, (some) => {
      const people = gather(some);
      expect(summed(people)).toBe(some.length);
      const keys = people.map(({ subject }) =>
        JSON.stringify({ ...subject, name: sameName(subject.name ?? '') }),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

it('gathers somebody whole: every kind of trace, each member once, and the name as first written', () => {
  const address = { email: ' ana@example.org ' };
  const people = gather([
    trace({ ...address, name: ' Ana Lopez ' }),
    trace({ ...address, kind: 'application', membershipId: null }),
    trace({ ...address, kind: 'message' }),
    trace({ ...address, kind: 'use', membershipId: 'm2' }),
  ]);
  expect(people).toEqual([
    {
      subject: { email: 'ana@example.org', name: 'Ana Lopez' },
      name: 'Ana Lopez',
      email: 'ana@example.org',
      membershipIds: ['m1', 'm2'],
      contacts: 1,
      applications: 1,
      messages: 1,
      uses: 1,
    },
  ]);
});

it('tells nobody by a name alone of no member, nor by nothing', () => {
  expect(gather([trace({ membershipId: null }), trace({ name: ' ' })])).toEqual([]);
  expect(gather([trace({ name: ' ', email: ' ' })])).toEqual([]);
  expect(gather([trace({ name: '', email: 'x@example.org' })])).toHaveLength(1);
});

it('takes an address that stands for a name as the address, never as a second name of it', () => {
  const people = gather([
    trace({ email: 'ana@example.org' }),
    trace({ email: 'ana@example.org', name: 'ana@example.org', kind: 'message' }),
  ]);
  expect(people).toMatchObject([{ contacts: 1, messages: 1, name: 'Ana Lopez' }]);
});

it('keeps a name of one member apart from the same name of another, whose address it does not get', () => {
  const people = gather([
    trace({ email: 'ana@example.org' }),
    trace({ kind: 'use', membershipId: 'm2' }),
  ]);
  expect(people.map(({ subject }) => subject)).toEqual([
    { email: 'ana@example.org', name: 'Ana Lopez' },
    { name: 'Ana Lopez', membershipId: 'm2' },
  ]);
});

it('tells people in the order of their names, as French sorts them', () => {
  const named = (name: string) => trace({ name, email: `${name.length}@example.org` });
  const people = gather([named('Zoé'), named('Élodie'), named('Albert'), named('éric')]);
  expect(people.map(({ name }) => name)).toEqual(['Albert', 'Élodie', 'éric', 'Zoé']);
});

it('takes variants of one name for one name', () => {
  expect(sameName('  Ana\u00a0 LOPEZ\n')).toBe('ana lopez');
  expect(sameName('ﬁlip')).toBe('filip');
});
