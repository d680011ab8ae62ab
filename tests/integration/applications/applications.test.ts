/** @databases A statement that is refused takes its transaction back. */
import type { Core } from '@strapi/strapi';
import {
  applicationBody,
  applicationOf,
  openOffer,
  proof,
  sealed,
  TIER,
} from '../../helpers/applications';
import { presentAssociation } from '../../helpers/association';
import { breakTable } from '../../helpers/broken-table';
import { boot, quiet, setToday, stop } from '../../helpers/strapi';

/** Applications of strangers: what they make, and what they must not make. */

const STAFF = { type: 'admin' as const, id: '1' };
const TODAY = '2021-06-01';

let strapi: Core.Strapi;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const applications = () => service('applications');
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const rows = async (name: string): Promise<Record<string, unknown>[]> =>
  strapi.db.connection(name).orderBy('id');

type Body = ReturnType<typeof applicationBody>;

const send = async (body: Body): Promise<string> => {
  return (await applications().receive({ ...(await sealed(strapi)), ...body })).reference;
};
const stored = async (reference: string) => table('application').where({ reference }).first();
const viewOf = async (reference: string) =>
  applications().view((await stored(reference)).document_id);
const messagesOf = async (reference: string) => {
  const { document_id: id } = await stored(reference);
  return table('message').where('key', 'like', `application:${id}:%`).orderBy('id');
};
const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (caught) => caught,
  );
  expect(error).not.toBeNull();
  return error.details;
};
const fieldsOf = async (work: Promise<unknown>): Promise<string[]> =>
  (await refusalOf(work)).errors.map(
    ({ path, reason }: { path: string[]; reason: string }) => `${path.join('.')}: ${reason}`,
  );

/** Everything that an application could have left, as numbers of rows. */
const TABLES = [
  'adh_application',
  'adh_message',
  'adh_activity',
  'adh_consent',
  'adh_event',
  'adh_used_challenge',
  'organisations',
  'memberships',
];
const traces = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const name of TABLES) {
    const [{ count }] = await strapi.db.connection(name).count({ count: '*' });
    counts[name] = Number(count);
  }
  return counts;
};

beforeAll(async () => {
  strapi = await boot(TODAY);
  await presentAssociation(strapi);
  await openOffer(strapi);
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, TODAY));

describe('a body that nobody has seen', () => {
  let reference: string;
  beforeAll(async () => {
    reference = await send(applicationBody());
  });

  test('gets a reference that can be read aloud', () => {
    expect(reference).toMatch(/^DEM-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  });

  test('becomes an organisation, with its contacts, and a candidate', async () => {
    const { membership, state, todo } = await viewOf(reference);
    expect([state, todo, membership.status]).toEqual(['linked', true, 'applied']);
    const view = await service('memberships').view(membership.membershipId);
    expect(view.organisation.name).toBe('Commune de Valserine');
    expect(view.contacts).toMatchObject([
      { name: 'Camille Martin', email: 'camille.martin@valserine.example' },
    ]);
    const { data } = await service('memberships').activities(membership.membershipId, {
      page: 1,
      pageSize: 10,
    });
    expect(data).toMatchObject([{ command: 'apply', actor: { type: 'applicant', id: reference } }]);
  });

  test('is written to by the reference of its application, and staff are told', async () => {
    const [received, announced] = await messagesOf(reference);
    expect(received).toMatchObject({
      template: 'application-received',
      to_email: 'camille.martin@valserine.example',
    });
    expect(received.subject).toContain(reference);
    // Its own reference may end a word so.
    expect(received.text).not.toMatch(/\bADH-/);
    expect(announced).toMatchObject({
      template: 'application-announced',
      to_email: 'adhesions@example.org',
    });
    expect(announced.text).toContain('Commune de Valserine (Valserine)');
    expect(announced.text).toContain(
      `/plugins/membership-lifecycle/applications?state=all&search=${reference}`,
    );
    expect(announced.text).not.toContain('Attention');
  });
});

describe('a body that the association knows', () => {
  const SIRET = '99000011900000';
  const known = { name: 'Ville de Rochebrune' };
  let member: string;
  let before: Record<string, number>;
  let organisation: unknown;

  const organisations = () => strapi.documents('api::organisation.organisation');
  const read = () =>
    organisations().findFirst({
      filters: { name: known.name },
      populate: ['contacts', 'address'],
    });

  beforeAll(async () => {
    const { documentId } = await organisations().create({
      data: {
        ...known,
        siret: SIRET,
        siren: SIRET.slice(0, 9),
        address: { lines: 'Mairie', postalCode: '05190', city: 'Rochebrune', country: 'FR' },
        contacts: [{ name: 'Dominique Petit', email: 'dp@rochebrune.example', role: 'billing' }],
      } as never,
    });
    member = await service('commands').register(
      { organisationId: documentId, tierCode: TIER },
      STAFF,
    );
    organisation = await read();
    before = await traces();
  });

  const byStranger = (values: object = {}) => {
    const body = applicationOf('Mairie de Rochebrune');
    return { ...body, organisation: { ...body.organisation, siret: SIRET, ...values } };
  };

  test('gets the same answer and the same message; staff alone see it', async () => {
    const reference = await send(byStranger());
    const view = await viewOf(reference);
    expect(view).toMatchObject({
      state: 'waiting',
      todo: true,
      membership: null,
      known: { membershipId: member, organisation: known.name, by: 'siret', status: 'applied' },
    });
    const [received, announced] = await messagesOf(reference);
    const stranger = await send(applicationOf('Commune jamais vue'));
    const [other] = await messagesOf(stranger);
    const said = (message: { text: string; subject: string }, name: string, ref: string) =>
      [message.subject, message.text].join('\n').replaceAll(ref, 'REF').replaceAll(name, 'NAME');
    expect(said(received, 'Mairie de Rochebrune', reference)).toBe(
      said(other, 'Commune jamais vue', stranger),
    );
    expect(announced.text).toContain('Ville de Rochebrune (le même SIRET)');
  });

  test('has not changed, has no second record, and its contacts were not written to', async () => {
    expect(await read()).toEqual(organisation);
    const [{ count }] = await table('message')
      .where('to_email', 'dp@rochebrune.example')
      .count({ count: '*' });
    expect(Number(count)).toBe(0);
    const after = await traces();
    // The stranger who was never seen made one of each.
    expect(after.organisations).toBe(before.organisations + 1);
    expect(after.memberships).toBe(before.memberships + 1);
  });

  test('is recognised by name and postcode, whatever the accents, and by what it was called', async () => {
    const address = { lines: 'x', postalCode: '05190', city: 'Rochebrune', country: 'FR' };
    const spelt = byStranger({ name: 'VILLE DE ROCHEBRUNE', siret: null, address });
    expect((await viewOf(await send(spelt))).known.by).toBe('name');
    const input = { name: 'Rochebrune-les-Eaux', reason: 'Décret' };
    await service('commands').run(member, 'change-identity', input, STAFF);
    known.name = 'Rochebrune-les-Eaux';
    organisation = await read();
    const formerly = byStranger({ name: 'Ville de Rochebrune ', siret: null, address });
    const reference = await send({ ...formerly, message: 'Encore' });
    expect((await viewOf(reference)).known).toMatchObject({
      by: 'former-name',
      membershipId: member,
    });
  });

  test('is recognised by its SIREN, and by the address of a contact, whatever its case', async () => {
    const siren = '356000000';
    const { documentId } = await organisations().create({
      data: {
        name: 'Établissement des Postes',
        siren,
        contacts: [{ name: 'Éa', email: 'Ea@postes.example', role: 'billing' }],
      } as never,
    });
    const knownAs = async (values: object, email = 'x@example.org') => {
      const body = applicationOf(`Agence ${email}`);
      const contacts = [{ ...body.contacts[0], email }];
      const organisation = { ...body.organisation, ...values };
      const { state, known } = await viewOf(await send({ ...body, contacts, organisation }));
      return [state, known?.by, known?.organisation];
    };
    const found = (by: string) => ['waiting', by, 'Établissement des Postes'];
    expect(await knownAs({ siret: '35600000000048' })).toEqual(found('siren'));
    expect(await knownAs({}, 'eA@POSTES.example')).toEqual(found('email'));
    expect((await knownAs({ siret: '21750001600019' }, 'ea@postes.example'))[0]).toBe('linked');
    expect(await knownAs({}, 'b@postes.example')).toEqual(['linked', undefined, undefined]);
    await organisations().delete({ documentId });
  });

  test('stays one member when staff attach the application to it', async () => {
    const reference = await send({ ...byStranger(), message: 'À rattacher' });
    const { id } = await viewOf(reference);
    await applications().attach(id, STAFF, { contacts: [] });
    expect(await viewOf(reference)).toMatchObject({
      state: 'attached',
      todo: false,
      membership: { membershipId: member },
      treated: { by: STAFF },
    });
    expect(await read()).toEqual(organisation);
    const { data } = await service('memberships').activities(member, { page: 1, pageSize: 1 });
    expect(data).toMatchObject([
      { command: 'attach-application', input: { application: reference } },
    ]);
    expect(await refusalOf(applications().attach(id, STAFF, { contacts: [] }))).toMatchObject({
      reason: 'application-treated',
    });
  });

  test('is two when staff say that it is another one', async () => {
    const body = byStranger({ siret: null });
    const address = { lines: 'x', postalCode: '05190', city: 'Rochebrune', country: 'FR' };
    const reference = await send({
      ...body,
      organisation: { ...body.organisation, name: known.name, address },
    });
    const { id } = await viewOf(reference);
    const messages = await messagesOf(reference);
    await applications().open(id, STAFF);
    const view = await viewOf(reference);
    expect(view).toMatchObject({ state: 'linked', todo: true });
    expect(view.membership.membershipId).not.toBe(member);
    // Nobody is written to again; what was written is now of the member that was made.
    expect((await messagesOf(reference)).map(({ id: row }: { id: number }) => row)).toEqual(
      messages.map(({ id: row }: { id: number }) => row),
    );
    for (const message of await messagesOf(reference)) {
      expect(message.membership_id).toBe(view.membership.membershipId);
    }
  });
});

describe('the same application sent twice', () => {
  test('is one, with one message, even at once and with one proof', async () => {
    const body = { ...applicationOf('Commune pressée'), ...(await sealed(strapi)) };
    const answers = await Promise.all([1, 2, 3].map(() => send(body)));
    expect(new Set(answers).size).toBe(1);
    expect(await messagesOf(answers[0])).toHaveLength(2);
    const spaced = { ...body, organisation: { ...body.organisation, name: ' COMMUNE  pressée ' } };
    expect(await send(spaced)).toBe(answers[0]);
  });

  test('is another one two days later', async () => {
    const body = applicationOf('Commune patiente');
    const first = await send(body);
    setToday(strapi, '2021-06-03');
    const second = await send(body);
    expect(second).not.toBe(first);
    expect((await viewOf(second)).state).toBe('waiting');
  });

  test('uses its proof up for any other', async () => {
    const altcha = await proof(strapi);
    await send({ ...applicationOf('Commune une'), altcha });
    const before = await traces();
    expect(await fieldsOf(send({ ...applicationOf('Commune deux'), altcha }))).toEqual([
      'altcha: challenge-used',
    ]);
    expect(await traces()).toEqual(before);
  });
});

test('nobody’s mailbox is filled through the form', async () => {
  const contact = { ...applicationBody().contacts[0], email: 'Victime@example.org' };
  const references: string[] = [];
  for (let at = 0; at < 5; at += 1) {
    const contacts = [{ ...contact, email: at % 2 ? contact.email : contact.email.toLowerCase() }];
    references.push(await send(applicationOf(`Commune ${at}`, { contacts })));
  }
  const sent = await Promise.all(references.map(async (one) => (await viewOf(one)).confirmation));
  // No mail server is set up: what was written has not left, and is not said to have.
  expect(sent).toEqual(['kept', 'kept', 'kept', null, null]);
  setToday(strapi, '2021-06-03');
  const later = await send(applicationOf('Commune du surlendemain', { contacts: [contact] }));
  expect((await viewOf(later)).confirmation).toBe('kept');
});

describe('what is asked of an application', () => {
  test('is said all at once, each at its field, and leaves nothing', async () => {
    const before = await traces();
    const body = applicationBody();
    const wrong = {
      ...body,
      tier: 'inconnue',
      organisation: {
        name: ' ',
        siret: '21390310000018',
        address: { ...body.organisation.address, postalCode: '3931', country: 'XX' },
      },
      contacts: [
        { ...body.contacts[0], email: 'pas une adresse', name: 'Voir https://evil.example' },
        { ...body.contacts[0], role: 'king', locale: 'de' },
      ],
      message: 'x'.repeat(2_001),
    };
    expect((await fieldsOf(send(wrong as never))).sort()).toEqual([
      'contacts.0.email: not-an-email',
      'contacts.0.name: no-link',
      'contacts.1.locale: not-a-choice',
      'contacts.1.role: not-a-choice',
      'message: too-long',
      'organisation.address.country: not-a-choice',
      'organisation.name: required',
      'organisation.siret: not-a-siret',
      'tier: tier-not-on-offer',
    ]);
    expect(await traces()).toEqual(before);
  });

  test.each([
    ['a NUL', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
    ['a text read backwards', 'a\u202eb'],
    ['a line that is none', 'a\nb'],
  ])('no name has %s', async (_what, name) => {
    expect(await fieldsOf(send(applicationOf(name)))).toEqual([
      'organisation.name: control-character',
    ]);
  });

  test.each([
    ['organisation.name', 200],
    ['organisation.address.city', 100],
    ['organisation.address.lines', 300],
    ['contacts.0.name', 200],
    ['message', 2_000],
  ])('what is kept of %s is as short as what is typed', async (field, most) => {
    // Composed, this letter is three characters: no database has room for what it would become.
    const sent = (letter: string) => {
      const body = structuredClone(applicationOf('Commune composée'));
      const path = field.split('.');
      const holder = path
        .slice(0, -1)
        .reduce((at, name) => at[name] as Record<string, unknown>, body as Record<string, unknown>);
      holder[path.at(-1) as string] = letter.repeat(most);
      return body;
    };
    expect(await fieldsOf(send(sent('\ufb2c')))).toEqual([`${field}: too-long`]);
    expect(await fieldsOf(send(sent('\ufb2c\ufb2c')))).toEqual([`${field}: too-long`]);
    expect(await send(sent('é'))).toMatch(/^DEM-/);
  });

  test.each(['abc', '12', '06 12 34 56 78 ou 01 23 45 67 89'])(
    '« %s » is no telephone number',
    async (phone) => {
      const [contact] = applicationBody().contacts;
      const contacts = [{ ...contact, phone }];
      expect(await fieldsOf(send(applicationOf('Commune muette', { contacts })))).toEqual([
        'contacts.0.phone: not-a-phone',
      ]);
    },
  );

  test('a SIRET in the digits of another script is refused, and not forgotten', async () => {
    const body = applicationOf('Commune lointaine');
    const sent = { ...body, organisation: { ...body.organisation, siret: '٣٥٦٠٠٠٠٠٠٠٠٠٤٨' } };
    expect(await fieldsOf(send(sent))).toEqual(['organisation.siret: not-a-siret']);
  });

  test('an address is as short in lower case, in which it is counted', async () => {
    const [contact] = applicationBody().contacts;
    const contacts = [{ ...contact, email: `${'İ'.repeat(200)}@example.org` }];
    expect(await fieldsOf(send(applicationOf('Commune d’Istanbul', { contacts })))).toEqual([
      'contacts.0.email: not-an-email',
    ]);
  });

  test('a postcode is that of its country', async () => {
    const abroad = applicationOf('Commune d’ailleurs');
    const { address } = abroad.organisation;
    const organisation = {
      ...abroad.organisation,
      address: { ...address, postalCode: '1204-A', country: 'CH' },
    };
    expect(await send({ ...abroad, organisation })).toMatch(/^DEM-/);
    organisation.address.country = 'FR';
    expect(await fieldsOf(send({ ...abroad, organisation, message: 'x' }))).toEqual([
      'organisation.address.postalCode: not-a-postal-code',
    ]);
  });

  test('a robot that fills in what people do not see is answered alike, and nothing happens', async () => {
    const before = await traces();
    const trapped = { website: 'https://spam.example' };
    const { reference } = await applications().receive(trapped);
    expect(reference).toMatch(/^DEM-/);
    expect(await traces()).toEqual(before);
  });

  test('nothing can be applied for while no offer is open', async () => {
    setToday(strapi, '2020-12-31');
    expect(await fieldsOf(send(applicationOf('Commune en avance')))).toEqual([
      'tier: no-open-offer',
    ]);
    expect((await applications().form.shown('fr')).tiers).toEqual([]);
  });
});

describe('the consent that the form asks for', () => {
  const TITLE = 'Traitement de la demande';
  const write = (text: string, locale = 'fr', fromOn = '2021-01-01') =>
    service('consents').write({ title: TITLE, locale, text, fromOn }, STAFF);
  const ask = (consentTitle: string) =>
    applications().form.save({ consentTitle, notify: '' }, STAFF);
  afterAll(() => ask(''));

  test('is none until staff choose a text, and what is sent without being asked is not kept', async () => {
    expect((await applications().form.shown('fr')).consents).toEqual([]);
    const reference = await send(applicationOf('Commune zélée', { consent: 'x1' }));
    expect((await stored(reference)).consent_text_id).toBeNull();
    expect(await fieldsOf(ask('Un titre que rien ne porte'))).toEqual([
      'consentTitle: not-a-consent',
    ]);
  });

  test.each([
    ['begins tomorrow', 'fr', '2021-06-02'],
    ['is in English alone', 'en', TODAY],
  ])(
    'is not asked for by a text that %s: some forms would not show it',
    async (title, locale, fromOn) => {
      await service('consents').write({ title, locale, text: 'x', fromOn }, STAFF);
      expect(await fieldsOf(ask(title))).toEqual(['consentTitle: consent-not-in-force']);
      await service('consents').write({ title, locale: 'fr', text: 'x', fromOn: TODAY }, STAFF);
      await ask(title);
      await ask('');
    },
  );

  test('is the version in force, in the reader’s language, else in French', async () => {
    const first = await write('Version un');
    await write('Version à venir', 'fr', '2022-01-01');
    await ask(TITLE);
    const shown = async (locale: string) => (await applications().form.shown(locale)).consents;
    expect(await shown('en')).toMatchObject([{ id: first.id, text: 'Version un', locale: 'fr' }]);
    const english = await write('Version one', 'en');
    expect(await shown('en')).toMatchObject([{ id: english.id, locale: 'en' }]);
    expect(await shown('fr')).toMatchObject([{ id: first.id }]);
  });

  test('is needed, and must be the one of today', async () => {
    const [{ id: old }] = (await applications().form.shown('fr')).consents;
    expect(await fieldsOf(send(applicationOf('Commune muette')))).toEqual([
      'consent: consent-required',
    ]);
    await write('Version deux');
    expect(await fieldsOf(send(applicationOf('Commune lente', { consent: old })))).toEqual([
      'consent: consent-outdated',
    ]);
  });

  test('is recorded with its text and its day, of the person who applied', async () => {
    const [{ id }] = (await applications().form.shown('fr')).consents;
    const reference = await send(applicationOf('Commune d’accord', { consent: id }));
    const { membership, consent } = await viewOf(reference);
    expect(consent).toMatchObject({ title: TITLE, text: 'Version deux', givenOn: TODAY });
    expect(await service('consents').list(membership.membershipId)).toMatchObject([
      {
        contact: 'Camille Martin',
        text: { id },
        givenOn: TODAY,
        how: `Formulaire de demande d’adhésion, ${reference}`,
        recordedBy: { type: 'applicant', id: reference },
      },
    ]);
  });
});

describe('what becomes of personal data', () => {
  const notice = async () => (await applications().form.shown('fr')).privacy;

  test('is kept as it was shown, in its language, with the application', async () => {
    const reference = await send(applicationOf('Commune avertie'));
    const shown = await notice();
    const parts = shown.parts.map(({ heading, text }: typeof shown) => ({ heading, text }));
    expect((await viewOf(reference)).notice).toEqual({ ...shown, locale: 'fr', parts });
  });

  test('is said to have been shown, or nothing is taken in', async () => {
    const before = await traces();
    for (const notice of [undefined, ' ']) {
      const sent = send(applicationOf('Commune pressée', { notice }));
      expect(await fieldsOf(sent)).toEqual(['notice: required']);
    }
    expect(await traces()).toEqual(before);
  });

  test('is shown again when the register changed it meanwhile', async () => {
    const { version } = await notice();
    const months = { contacts: 24, messages: null, papers: null, imports: null };
    await service('privacy').save({ months: { ...months, applications: 6 }, bases: {} }, STAFF);
    // The copy of the register is a second old at most.
    const time = performance.now.bind(performance);
    const later = jest.spyOn(performance, 'now').mockImplementation(() => time() + 1_001);
    expect(await fieldsOf(send(applicationOf('Commune lente', { notice: version })))).toEqual([
      'notice: notice-outdated',
    ]);
    later.mockRestore();
    expect(JSON.stringify(await notice())).toContain('gardée 6 mois');
  });

  test('is needed: nothing is taken in while nobody answers for the data', async () => {
    await presentAssociation(strapi, { email: '', replyTo: '', street: '', city: '' });
    const before = await traces();
    expect((await refusalOf(send(applicationOf('Commune pressée')))).reason).toBe(
      'privacy-notice-missing',
    );
    expect((await applications().form.shown('fr')).tiers).toEqual([]);
    expect((await applications().form.view()).missing).toEqual(['contact']);
    expect(await traces()).toEqual(before);
    await presentAssociation(strapi);
  });
});

describe('a fault on the way', () => {
  const FAULTS: [what: string, service: string, method: string][] = [
    ['the membership', 'commands', 'registerIn'],
    ['the consent', 'consents', 'recordIn'],
  ];
  test.each(FAULTS)('while writing %s takes everything back', async (_what, name, method) => {
    await service('consents').write(
      { title: 'Fautes', locale: 'fr', text: 'Texte', fromOn: '2021-01-01' },
      STAFF,
    );
    await applications().form.save({ consentTitle: 'Fautes', notify: '' }, STAFF);
    const [{ id }] = (await applications().form.shown('fr')).consents;
    const body = applicationOf(`Commune de ${method}`, { consent: id });
    const before = await traces();
    const fault = jest.spyOn(service(name), method).mockRejectedValue(new Error('broken'));
    await expect(send(body)).rejects.toThrow('broken');
    expect(await traces()).toEqual(before);
    fault.mockRestore();
    expect((await viewOf(await send(body))).state).toBe('linked');
    await applications().form.save({ consentTitle: '', notify: '' }, STAFF);
  });

  test.each(['adh_application', 'adh_message'])(
    'while writing %s takes everything back',
    async (name) => {
      const body = applicationOf(`Commune de ${name}`);
      const before = await traces();
      const mend = await breakTable(strapi, name);
      // A driver's error may be of another realm than the test's, and then is no Error to Jest.
      await expect(send(body)).rejects.toMatchObject({
        message: expect.stringContaining('broken'),
      });
      expect(await traces()).toEqual(before);
      await mend();
      expect((await viewOf(await send(body))).state).toBe('linked');
    },
  );
});

describe('an application thrown away as spam', () => {
  test('is forgotten, with the records that it made and what was to be sent', async () => {
    const before = await traces();
    const reference = await send(applicationOf('Achetez maintenant'));
    const { id, membership } = await viewOf(reference);
    await applications().reject(id, STAFF);
    const view = await viewOf(reference);
    expect(view).toMatchObject({ state: 'spam', todo: false, sent: null, membership: null });
    const row = await stored(reference);
    expect([row.people, row.applicant_email, row.message]).toEqual(['', '', null]);
    const after = await traces();
    expect(after.organisations).toBe(before.organisations);
    expect(after.memberships).toBe(before.memberships);
    expect(await refusalOf(service('memberships').view(membership.membershipId))).toMatchObject({
      reason: 'membership-unknown',
    });
    for (const message of await messagesOf(reference)) {
      expect([message.to_email, message.text]).toEqual(['', '']);
    }
    expect((await rows('adh_activity')).at(-1)).toMatchObject({ command: 'reject-application' });
  });

  test('is refused once something was decided', async () => {
    const reference = await send(applicationOf('Commune acceptée'));
    const { id, membership } = await viewOf(reference);
    await service('commands').run(membership.membershipId, 'approve', {}, STAFF);
    const before = await traces();
    expect(await refusalOf(applications().reject(id, STAFF))).toMatchObject({
      reason: 'application-under-way',
    });
    expect(await traces()).toEqual(before);
    expect((await viewOf(reference)).todo).toBe(false);
  });
});

test('the list shows what waits, finds by name, person and reference, and counts', async () => {
  const reference = await send(applicationOf('Syndicat des Eaux vives'));
  const list = async (filters: object) =>
    applications().list({ state: 'todo', ...filters }, { page: 1, pageSize: 100 });
  for (const search of ['eaux VIVES', reference, 'syndicat.des.eaux.vives@']) {
    const { data } = await list({ search });
    expect(data.map((row: { reference: string }) => row.reference)).toEqual([reference]);
  }
  const { data, meta } = await list({});
  expect(data.every(({ todo }: { todo: boolean }) => todo)).toBe(true);
  expect(meta.pagination.total).toBe(await applications().waiting());
  const spam = await list({ state: 'spam' });
  expect(spam.data.every(({ state }: { state: string }) => state === 'spam')).toBe(true);
  expect(spam.data.length).toBeGreaterThan(0);
  const done = await list({ state: 'done' });
  const all = await list({ state: 'all' });
  expect(all.meta.pagination.total).toBe(
    meta.pagination.total + done.meta.pagination.total + spam.meta.pagination.total,
  );
});

describe('the people of an application', () => {
  const person = { email: 'ana.lopez@example.org' };
  let reference: string;
  beforeAll(async () => {
    const [contact] = applicationBody().contacts;
    const contacts = [
      { ...contact, name: 'Ana Lopez', email: 'Ana.Lopez@example.org' },
      { ...contact, name: 'Bruno Diaz', email: 'bruno@example.org', role: 'billing' as const },
    ];
    const siret = '99000011900000';
    const body = applicationOf('Doublon d’Ana', { contacts });
    reference = await send({ ...body, organisation: { ...body.organisation, siret } });
  });

  test('are found, and get what was said of them alone', async () => {
    const { people } = await service('privacy').search('lopez');
    expect(people).toMatchObject([{ email: person.email, applications: 1 }]);
    const view = await service('privacy').person(person);
    expect(view.applications).toEqual([reference]);
    const { json } = await service('privacy').whole(person);
    expect(json.applications).toMatchObject([
      { reference, contacts: [{ name: 'Ana Lopez' }], message: expect.any(String) },
    ]);
    expect(JSON.stringify(json)).not.toContain('bruno@');
    const other = await service('privacy').whole({ email: 'bruno@example.org' });
    expect(other.json.applications).toMatchObject([{ message: null }]);
  });

  test('are forgotten, and nobody else with them', async () => {
    const { fingerprint, confirmation } = await service('privacy').person(person);
    const erased = await service('privacy').erase(
      {
        subject: person,
        papers: [],
        account: false,
        reason: 'Demande',
        fingerprint,
        confirmation,
      },
      STAFF,
    );
    expect(erased.applications).toBe(1);
    const row = JSON.stringify(await stored(reference)).toLowerCase();
    expect(row).not.toContain('lopez');
    expect(row).toContain('bruno@example.org');
    expect((await viewOf(reference)).sent.contacts[0].name).toBe('Contact effacé');
  });

  test('go from what was dealt with long ago, and from nothing that waits', async () => {
    setToday(strapi, '2022-07-01');
    const months = { contacts: null, messages: null, papers: null, imports: null };
    await service('privacy').save({ months: { ...months, applications: 12 }, bases: {} }, STAFF);
    const { lines, fingerprint } = await service('privacy').retention.plan();
    expect(lines).toMatchObject([{ category: 'applications', before: '2021-07-01' }]);
    const filters = { page: 1, pageSize: 100 };
    const done = await applications().list({ state: 'done' }, filters);
    expect(lines[0].count).toBe(done.data.length);
    expect(lines[0].count).toBeGreaterThan(0);
    await service('privacy').retention.purge(fingerprint, STAFF);
    for (const { sent, reference: name } of await Promise.all(
      done.data.map(({ reference: one }: { reference: string }) => viewOf(one)),
    )) {
      expect([name, sent]).toEqual([name, null]);
    }
    expect((await viewOf(reference)).sent).not.toBeNull();
  });
});

describe('how long an answer takes', () => {
  afterEach(() => jest.restoreAllMocks());

  test.each([
    ['a body that nobody has seen', () => applicationOf('Commune de Longue Attente')],
    ['one that is known', () => applicationBody()],
    ['what a robot fills in', () => applicationBody({ website: 'https://spam.example' })],
  ])('tells nothing of what was found: %s', async (_who, body) => {
    let over = () => {};
    const wait = jest
      .spyOn(service('clock'), 'wait')
      .mockReturnValue(new Promise<void>((resolve) => (over = resolve)));
    let answered = false;
    const sent = send(body()).finally(() => {
      answered = true;
    });
    // Nothing but the clock keeps it back any more.
    while (!answered && wait.mock.calls.length === 0) await new Promise(setImmediate);
    await quiet(strapi);
    expect(answered).toBe(false);
    over();
    await expect(sent).resolves.toMatch(/^DEM-/);
    expect(wait.mock.calls).toEqual([[300]]);
  });
});
