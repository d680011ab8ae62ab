import fc from 'fast-check';
import {
  gather,
  sameName,
  type Trace,
} from '../../src/plugins/membership-lifecycle/server/src/domain/privacy/person';

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
