import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { stored } from '../../helpers/json';
import { occasionInput, publishOccasion, readCalendar } from '../../helpers/participation';
import {
  compiled,
  counterOf,
  giveRight,
  linesOf,
  makeMember,
  refusalOf,
  rights,
} from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';
import type { Message } from '../../../src/plugins/membership-lifecycle/server/src/messages/store/messages';
import type * as Links from '../../../src/plugins/membership-lifecycle/server/src/occasions/occasion-links';

const STAFF = { type: 'admin' as const, id: '1' };
const TODAY = '2021-06-01';

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot(TODAY);
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, TODAY));

const plugin = () => strapi.plugin('membership-lifecycle');
const occasions = () => plugin().service('occasions');
const registrations = () => plugin().service('registrations');
/** Addresses are read too. */
const SEEN = { contacts: true };
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const register = async (
  occasion: string,
  membership: string,
  name = 'Ana Martin',
  more: object = {},
  key?: string,
) =>
  registrations().register(
    occasion,
    { membershipId: membership, name, ...more },
    { actor: STAFF, key },
  );
const cancel = (id: string, reason = 'Empêchée') =>
  registrations().cancel(id, { reason }, { actor: STAFF });
const taken = async (id: string): Promise<number> =>
  (await table('occasion').where('document_id', id).first()).taken;
const journal = (membership: string) =>
  table('activity').where('membership_id', membership).orderBy('id');
const differences = async (): Promise<number> =>
  (
    await plugin()
      .service('verification')
      .verify(() => undefined)
  ).differences;

/** A member with so many sessions, and an occasion that uses one. */
const scene = async (granted = 3, values: Parameters<typeof publishOccasion>[1] = {}) => {
  const { membership, organisation } = await makeMember(strapi);
  const right = await giveRight(strapi, membership, { granted });
  const occasion = await publishOccasion(strapi, { benefitCode: 'compagnonnage', ...values });
  return { membership, organisation, right, occasion };
};

describe('registering', () => {
  it('takes a place, uses the right, and leaves a line that names the occasion', async () => {
    const { membership, right, occasion } = await scene();
    const { registration, replayed } = await register(occasion, membership);
    expect(replayed).toBe(false);
    expect(registration).toMatchObject({ state: 'registered', registeredOn: TODAY, units: 1 });
    expect(await taken(occasion)).toBe(1);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
    const [, line] = await linesOf(strapi, right);
    expect(line).toMatchObject({ kind: 'consume', reason: 'Webconférence « Habiter »' });
    // The ledger is for ever, and nobody's uses are capped here.
    expect(line.person).toBeNull();
    const [told] = await journal(membership);
    expect(told).toMatchObject({ command: 'add-registration', actor_id: '1' });
    expect(JSON.stringify(stored(told.input))).not.toContain('Ana');
    expect(stored(told.after)).toMatchObject({ entitlements: { [right]: { used: 1 } } });
  });

  it('counts for one person where their uses are capped', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership, { granted: 9, perPersonCap: 1 });
    const [first, second] = [
      await publishOccasion(strapi, { benefitCode: 'compagnonnage' }),
      await publishOccasion(strapi, { benefitCode: 'compagnonnage' }),
    ];
    const { registration } = await register(first, membership, 'Ana Martin');
    expect(await refusalOf(register(second, membership, 'ana  martin'))).toBe('person-cap-reached');
    expect(await taken(second)).toBe(0);
    await cancel(registration.id);
    await register(second, membership, 'Ana Martin');
    expect(await differences()).toBe(0);
  });

  it.each([
    ['an occasion that nobody knows', 'occasion-unknown'],
    ['a draft', 'occasion-not-published'],
  ])('refuses %s', async (what, reason) => {
    const { membership } = await makeMember(strapi);
    const draft = await occasions().create(occasionInput(), STAFF);
    const id = what === 'a draft' ? draft.id : 'nothing';
    expect(await refusalOf(register(id, membership))).toBe(reason);
  });

  it('refuses a member without the right, one that is used up, and one who is gone', async () => {
    const { occasion } = await scene();
    const { membership: without } = await makeMember(strapi);
    await giveRight(strapi, without, { benefit: 'autre' });
    expect(await refusalOf(register(occasion, without))).toBe('not-granted');
    const { membership, right } = await scene(1);
    await register(occasion, membership, 'Ana');
    expect(await refusalOf(register(occasion, membership, 'Bob'))).toBe('exhausted');
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
    await strapi.db.connection('memberships').where('document_id', without).update({
      ended_on: '2021-05-01',
      end_kind: 'withdrawn',
    });
    expect(await refusalOf(register(occasion, without))).toBe('not-active');
    expect(await taken(occasion)).toBe(1);
  });

  it('refuses a person twice, and takes them again once they were cancelled', async () => {
    const { membership, right, occasion } = await scene();
    const { registration } = await register(occasion, membership, 'Ana Martin');
    expect(await refusalOf(register(occasion, membership, 'ANA  Martin'))).toBe(
      'already-registered',
    );
    await cancel(registration.id);
    await register(occasion, membership, 'Ana Martin');
    expect(await taken(occasion)).toBe(1);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
  });

  it('answers the same key once, and refuses it for something else', async () => {
    const { membership, right, occasion } = await scene();
    const { registration } = await register(occasion, membership, 'Ana', {}, 'key-1');
    const again = await register(occasion, membership, 'Ana', {}, 'key-1');
    expect(again).toMatchObject({ replayed: true, registration: { id: registration.id } });
    expect(await refusalOf(register(occasion, membership, 'Bob', {}, 'key-1'))).toBe(
      'idempotency-key-reused',
    );
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
  });

  it('records the use of an access, and nothing of a priority, which only opens earlier', async () => {
    const { membership } = await makeMember(strapi);
    const access = await giveRight(strapi, membership, { kind: 'access', benefit: 'recherche' });
    const programme = await publishOccasion(strapi, { benefitCode: 'recherche', kind: 'access' });
    await register(programme, membership);
    expect(await counterOf(strapi, access)).toEqual({ granted: null, used: 1, seq: 2 });
    const lead = { kind: 'priority' as const, benefit: 'evenements', granted: 15 };
    const priority = await giveRight(strapi, membership, lead);
    const event = await publishOccasion(strapi, {
      benefitCode: 'evenements',
      kind: 'priority',
      opensOn: '2021-06-16',
    });
    await register(event, membership);
    expect(await counterOf(strapi, priority)).toMatchObject({ used: 0, seq: 1 });
    const { membership: other } = await makeMember(strapi);
    await giveRight(strapi, other);
    expect(await refusalOf(register(event, other))).toBe('registration-not-open');
    setToday(strapi, '2021-06-16');
    await register(event, other);
  });

  it('leaves nothing behind when the database fails half way', async () => {
    const { membership, right, occasion } = await scene();
    const failing = () =>
      strapi.db.transaction(async () => {
        await register(occasion, membership);
        throw new Error('the rest failed');
      });
    await expect(failing()).rejects.toThrow('the rest failed');
    expect(await taken(occasion)).toBe(0);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 0 });
    expect(await journal(membership)).toEqual([]);
  });

  it('writes to who takes part, with the calendar file, and to nobody without an address', async () => {
    const { membership, occasion } = await scene();
    const contact = { email: 'ana@example.org', locale: 'en' };
    await register(occasion, membership, 'Ana Martin', contact);
    await register(occasion, membership, 'Bob');
    const messages = await table('message').where('membership_id', membership);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      template: 'registration-confirmed',
      to_email: 'ana@example.org',
      locale: 'en',
      occasion_id: occasion,
      subject: 'Registration confirmed: Web conference “Living”',
    });
    expect(messages[0].text).toContain('on 20 June 2021, 14:00 to 16:00');
  });
});

describe('a message that waits', () => {
  it('does not tell the link to those who are no members any more, nor does its calendar file', async () => {
    const link = 'https://visio.example.org/a_b?c=d&e=f';
    const { membership, occasion } = await scene(3, { link });
    await register(occasion, membership, 'Ana Martin', { email: 'ana@example.org' });
    const row = await table('message').where('membership_id', membership).first();
    const message = {
      occasionId: occasion,
      membershipId: membership,
      locale: 'fr',
      text: row.text,
    };
    const { occasionLinksIn } = compiled('occasions/occasion-links') as typeof Links;
    const leaves = () => occasionLinksIn(strapi).addressed(message as Message);
    const files = async () => String((await occasions().enclosures(message))[0].content);
    expect(await leaves()).toBe(message);
    expect(await files()).toContain('URL:https://visio');
    await strapi.db
      .connection('memberships')
      .where('document_id', membership)
      .update({ ended_on: TODAY, end_kind: 'excluded' });
    await expect(leaves()).rejects.toThrow();
    expect(await files()).not.toContain('visio');
  });
});

describe('cancelling', () => {
  it('frees the place and gives the use back, once, with its reason', async () => {
    const { membership, right, occasion } = await scene();
    const { registration } = await register(occasion, membership, 'Ana', {
      email: 'ana@example.org',
    });
    await cancel(registration.id, 'Malade');
    expect(await taken(occasion)).toBe(0);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 0 });
    const lines = await linesOf(strapi, right);
    expect(lines.at(-1)).toMatchObject({ kind: 'reverse', reason: 'Malade' });
    expect(await refusalOf(cancel(registration.id))).toBe('registration-cancelled');
    expect(await taken(occasion)).toBe(0);
    const messages = await table('message').where('membership_id', membership).orderBy('id');
    const told = messages.map(({ template, state }: Record<string, string>) => [template, state]);
    // No mail server is set up: the confirmation has not left, and never does now.
    expect(told).toEqual([
      ['registration-confirmed', 'cancelled'],
      ['registration-cancelled', 'kept'],
    ]);
    const [{ document_id: confirmation }] = messages;
    expect(await plugin().service('messages').view(confirmation)).toMatchObject({
      failure: { reason: 'registration-over' },
      unsendable: { fr: expect.stringContaining('a été annulée') },
    });
    const last = (await journal(membership)).at(-1);
    expect(last).toMatchObject({ command: 'cancel-registration', reason: 'Malade' });
    expect(stored(last.after)).toMatchObject({ withdrawn: [confirmation] });
  });

  it('of one registration asked many times at once happens once', async () => {
    const { membership, right, occasion } = await scene();
    const { registration } = await register(occasion, membership);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => refusalOf(cancel(registration.id))),
    );
    expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'registration-cancelled')).toHaveLength(7);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 0 });
    expect(await taken(occasion)).toBe(0);
  });

  it('is the only way to give the use of a registration back', async () => {
    const { membership, right, occasion } = await scene();
    const { registration } = await register(occasion, membership);
    const reverse = () =>
      rights(strapi).reverse(registration.usageId, 'par erreur', { actor: STAFF });
    expect(await refusalOf(reverse())).toBe('usage-of-registration');
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
    await cancel(registration.id);
    expect(await refusalOf(reverse())).toBe('already-reversed');
  });

  it('goes through when staff have already corrected the counter to less', async () => {
    const { membership, right, occasion } = await scene();
    const { registration } = await register(occasion, membership);
    const correction = { entitlementId: right, quantity: -1, reason: 'compté deux fois' };
    await rights(strapi).adjust(membership, correction, STAFF);
    await cancel(registration.id);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 0 });
    expect(await taken(occasion)).toBe(0);
    expect(await differences()).toBe(0);
  });
});

describe('an occasion that is cancelled', () => {
  it('cancels every registration, gives everything back and tells everybody once', async () => {
    const { membership, right, occasion } = await scene(60);
    for (let index = 0; index < 55; index += 1) {
      await register(occasion, membership, `Personne ${index}`, {
        email: `p${index}@example.org`,
      });
    }
    const before = await occasions().view(occasion);
    const view = await occasions().cancel(occasion, 'Salle fermée', STAFF);
    expect(view).toMatchObject({ openness: 'cancelled', taken: 0, unsettled: 0 });
    expect(view.version).toBe(before.version + 1);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 0 });
    const messages = () =>
      table('message').where({ membership_id: membership, template: 'occasion-cancelled' });
    expect(await messages()).toHaveLength(55);
    expect((await messages())[0].text).toContain('Salle fermée');
    await occasions().cancel(occasion, 'encore', STAFF);
    expect(await messages()).toHaveLength(55);
    expect(await refusalOf(register(occasion, membership, 'Autre'))).toBe('occasion-cancelled');
    expect(
      readCalendar(await occasions().calendar(occasion, 'fr', { published: true })),
    ).toMatchObject({ STATUS: 'CANCELLED', SEQUENCE: '2' });
  });

  it('stopped half way, is finished by the next run of the day', async () => {
    const { membership, right, occasion } = await scene(5);
    await register(occasion, membership, 'Ana');
    await register(occasion, membership, 'Bob');
    // As a process leaves it that dies between the first step and the second.
    await table('occasion').where('document_id', occasion).update({
      state: 'cancelled',
      cancelled_on: TODAY,
      cancel_reason: 'Salle fermée',
    });
    expect(await occasions().view(occasion)).toMatchObject({ unsettled: 2 });
    await plugin().service('daily').run();
    expect(await occasions().view(occasion)).toMatchObject({ unsettled: 0, taken: 0 });
    expect(await counterOf(strapi, right)).toMatchObject({ used: 0 });
  });
});

describe('an occasion', () => {
  it('is refused what its form says wrong, each at its field', async () => {
    const wrong = occasionInput({ endTime: '13:00', benefitCode: 'inconnu' });
    const faults = await occasions()
      .create(wrong, STAFF)
      .catch((error: { details: { errors: { path: string[]; reason: string }[] } }) =>
        error.details.errors.map(({ path, reason }) => [path.join('.'), reason]),
      );
    expect(faults).toEqual([['endTime', 'ends-before-start']]);
    const unknown = occasions().create(occasionInput({ benefitCode: 'inconnu' }), STAFF);
    expect(await refusalOf(unknown)).toBe('invalid-input');
  });

  it('is not saved over what somebody else saved, nor below the places that are taken', async () => {
    const { membership, occasion } = await scene(5, { capacity: 3 });
    const input = occasionInput({ capacity: 3, benefitCode: 'compagnonnage' });
    const { version } = await occasions().view(occasion);
    const saved = await occasions().save(occasion, { ...input, place: 'Lyon' }, version, STAFF);
    expect(saved).toMatchObject({ place: 'Lyon', version: version + 1 });
    expect(await refusalOf(occasions().save(occasion, input, version, STAFF))).toBe(
      'occasion-changed',
    );
    await register(occasion, membership, 'Ana');
    await register(occasion, membership, 'Bob');
    const smaller = { ...input, capacity: 1 };
    expect(await refusalOf(occasions().save(occasion, smaller, saved.version, STAFF))).toBe(
      'invalid-input',
    );
    const another = { ...input, benefitCode: null };
    expect(await refusalOf(occasions().save(occasion, another, saved.version, STAFF))).toBe(
      'invalid-input',
    );
    expect(await taken(occasion)).toBe(2);
  });

  it('tells calendars what changes for them, and nothing else', async () => {
    const occasion = await publishOccasion(strapi);
    const sequence = async () =>
      Number(
        readCalendar(await occasions().calendar(occasion, 'fr', { published: true })).SEQUENCE,
      );
    const start = await sequence();
    const save = async (values: object) => {
      const { version } = await occasions().view(occasion);
      await occasions().save(occasion, occasionInput(values), version, STAFF);
    };
    await save({ capacity: 12 });
    expect(await sequence()).toBe(start);
    await save({ capacity: 12, startTime: '15:00' });
    expect(await sequence()).toBe(start + 1);
  });

  it('is removed while it is a draft only', async () => {
    const { id } = await occasions().create(occasionInput(), STAFF);
    await occasions().remove(id, STAFF);
    expect(await refusalOf(occasions().view(id))).toBe('occasion-unknown');
    const published = await publishOccasion(strapi);
    expect(await refusalOf(occasions().remove(published, STAFF))).toBe('occasion-not-draft');
  });

  it('of a draft has no calendar file for the public', async () => {
    const { id } = await occasions().create(occasionInput(), STAFF);
    expect(await refusalOf(occasions().calendar(id, 'fr', { published: true }))).toBe(
      'occasion-unknown',
    );
  });
});

describe('the list of those who take part', () => {
  it('says who has no right any more, and forgets a contact who is anonymised', async () => {
    const { membership, organisation, occasion } = await scene();
    const { contacts } = (await strapi.documents('api::organisation.organisation').update({
      documentId: organisation,
      data: {
        contacts: [
          { name: 'Ana Martin', email: 'ana@example.org', role: 'operational', locale: 'fr' },
        ],
      } as never,
      populate: ['contacts'] as never,
    })) as unknown as { contacts: { id: number }[] };
    const contactId = String(contacts[0].id);
    await registrations().register(
      occasion,
      { membershipId: membership, contactId },
      { actor: STAFF },
    );
    const rows = async () =>
      (await registrations().list({ occasionId: occasion, page: 1, pageSize: 25 }, SEEN)).data;
    expect(await rows()).toEqual([
      expect.objectContaining({ name: 'Ana Martin', covered: true, used: 1, attendance: null }),
    ]);
    await strapi.db.connection('memberships').where('document_id', membership).update({
      ended_on: '2021-06-10',
      end_kind: 'withdrawn',
    });
    expect(await rows()).toEqual([
      expect.objectContaining({ covered: false, memberUntil: '2021-06-09' }),
    ]);
    await plugin()
      .service('commands')
      .run(membership, 'anonymise-contact', { contactId, reason: 'demande' }, STAFF);
    expect(await rows()).toEqual([
      expect.objectContaining({ name: 'Contact effacé', email: null }),
    ]);
  });

  it('keeps whether somebody came, from the first day on, and an absence keeps its use', async () => {
    const { membership, right, occasion } = await scene();
    const { registration } = await register(occasion, membership);
    const note = (attendance: string | null) =>
      registrations().noteAttendance(registration.id, attendance, STAFF);
    expect(await refusalOf(note('absent'))).toBe('too-early-for-attendance');
    setToday(strapi, '2021-06-20');
    await note('absent');
    const { data } = await registrations().list(
      { membershipId: membership, page: 1, pageSize: 5 },
      SEEN,
    );
    expect(data).toEqual([expect.objectContaining({ attendance: 'absent' })]);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
  });
});

it('whatever is registered and cancelled, places and counters agree with what stands', async () => {
  const { membership, right, occasion } = await scene(4, { capacity: 5 });
  const people = ['Ana', 'Bob', 'Cléo', 'Dan', 'Eve', 'Flo', 'Gus'];
  const step = fc.record({ who: fc.constantFrom(...people), comes: fc.boolean() });
  const standing = () =>
    table('registration').where({ occasion_id: occasion, state: 'registered' });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const { who, comes } of steps) {
        const row = await standing().where('name', who).first();
        if (comes) await register(occasion, membership, who).catch(() => undefined);
        else if (row) await cancel(row.document_id);
      }
      const rows = await standing();
      expect(await taken(occasion)).toBe(rows.length);
      expect(rows.length).toBeLessThanOrEqual(4);
      expect(await counterOf(strapi, right)).toMatchObject({ used: rows.length });
      expect(await differences()).toBe(0);
    }),
    { numRuns: 25, seed: Number(process.env.FC_SEED ?? 20210601) },
  );
});
