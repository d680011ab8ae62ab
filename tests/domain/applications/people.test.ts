import {
  names,
  keepOnlyPerson,
  removePerson,
} from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/people';
import type { Application } from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/types';

/** Whoever asks for their data gets their own alone, and whoever is forgotten leaves nothing behind. */

type Contact = NonNullable<Application['contacts']>[number];

const person = (name: string, email: string): Contact => ({
  name,
  email,
  role: 'billing',
  locale: 'fr',
  phone: '03 84 00 00 00',
});
const CAMILLE = person('Camille Martin', 'Accueil@Valserine.example');
const ANA = person('Ana Morel', 'accueil@valserine.example');
const BOB = person('Bob Petit', 'bob@valserine.example');

const application = (values: Partial<Application> = {}): Application => ({
  id: 'application',
  reference: 'ADH-2021-0001',
  state: 'linked',
  tierCode: 'organismes-publics',
  organisation: {
    name: 'Commune de Valserine',
    siret: null,
    address: { lines: '1 place', postalCode: '39310', city: 'Valserine', country: 'FR' },
  },
  contacts: [CAMILLE, ANA, BOB],
  message: 'Bonjour, ici Camille.',
  consentTextId: null,
  notice: null,
  applicantEmail: 'accueil@valserine.example',
  people: 'whatever was searched before',
  membershipId: 'member',
  knownOrganisationId: null,
  knownBy: null,
  receivedOn: '2021-01-04',
  receivedAt: 1,
  confirmed: true,
  treatedAt: null,
  actorType: null,
  actorId: null,
  digest: 'digest',
  onceKey: 'once',
  ...values,
});
const EMPTIED = application({ organisation: null, contacts: null, message: null });

describe('whether an application names somebody', () => {
  it.each([
    ['an address of one person, however it was typed', 'bob@valserine.example', undefined, true],
    ['an address with capitals', 'accueil@valserine.example', 'camille  MARTIN', true],
    ['a shared address with the other name', 'accueil@valserine.example', 'Ana Morel', true],
    ['a shared address with a name that is not there', 'accueil@valserine.example', 'Eve', false],
    ['the name of one at the address of another', 'bob@valserine.example', 'Ana Morel', false],
    ['a name alone', null, 'Bob Petit', true],
    ['a name alone that is not there', null, 'Eve', false],
    ['an address that is not there', 'eve@valserine.example', undefined, false],
  ])('%s', (_case, email, name, there) => {
    expect(names(application(), { email, name })).toBe(there);
  });

  it('none once it was emptied', () => {
    expect(names(EMPTIED, { email: null, name: 'Bob Petit' })).toBe(false);
  });
});

describe('what an application says of one person', () => {
  it('is their own contact, and what was written by hand when they sent it', () => {
    const hers = keepOnlyPerson(application(), {
      email: CAMILLE.email.toLowerCase(),
      name: CAMILLE.name,
    });
    expect(hers).toEqual(application({ contacts: [CAMILLE] }));
    const his = keepOnlyPerson(application(), { email: BOB.email, name: undefined });
    expect(his).toEqual(application({ contacts: [BOB], message: null }));
  });

  it('is nothing when it was emptied, or named nobody', () => {
    const asked = { email: null, name: 'Bob Petit' };
    expect(keepOnlyPerson(EMPTIED, asked)).toEqual({ ...EMPTIED, contacts: [] });
    expect(keepOnlyPerson(application({ contacts: [] }), asked)).toMatchObject({
      contacts: [],
      message: null,
    });
  });
});

describe('an application without somebody', () => {
  const CALLED = 'Personne effacée';

  it('keeps the others, and nothing that was written by hand', () => {
    const left = removePerson(application(), { email: BOB.email, name: undefined }, CALLED);
    const gone = { ...BOB, name: CALLED, email: '', phone: null };
    expect(left).toEqual(
      application({
        contacts: [CAMILLE, ANA, gone],
        message: null,
        people: [
          'commune de valserine',
          'camille martin accueil@valserine.example',
          'ana morel accueil@valserine.example',
          'personne effacée ',
        ].join('\n'),
      }),
    );
  });

  it('is counted for no address once its applicant is gone', () => {
    const left = removePerson(application(), { email: null, name: CAMILLE.name }, CALLED);
    expect(left.applicantEmail).toBe('');
    expect(left.people).not.toContain('camille');
    const others = removePerson(application(), { email: null, name: ANA.name }, CALLED);
    expect(others.applicantEmail).toBe('accueil@valserine.example');
  });

  it('is left as it is when it was emptied, and counts for nobody when it named nobody', () => {
    const asked = { email: null, name: 'Bob Petit' };
    expect(removePerson(EMPTIED, asked, CALLED)).toBe(EMPTIED);
    expect(removePerson(application({ contacts: null }), asked, CALLED).message).not.toBeNull();
    const { organisation } = application();
    expect(removePerson(application({ organisation: null }), asked, CALLED).contacts).toHaveLength(
      3,
    );
    expect(removePerson(application({ organisation, contacts: [] }), asked, CALLED)).toMatchObject({
      applicantEmail: '',
      people: 'commune de valserine',
    });
  });
});
