/** @databases It waits for races. */
import type { Core } from '@strapi/strapi';
import { OPENS_ON } from '../../helpers/campaign';
import { bootWithMail, invite, type Invited } from '../../helpers/invitations';
import { pdfOf } from '../../helpers/member-papers';
import { accountOf } from '../../helpers/member-space';
import { refusalOf } from '../../helpers/rights';
import { setToday, stop } from '../../helpers/strapi';
import type { MailServer } from '../../helpers/smtp';

/** Who may answer is asked again under the lock: contacts and accesses go while somebody answers. */

const STAFF = { type: 'admin' as const, id: '1' };
const FILE = { name: 'deliberation.pdf', bytes: pdfOf('délibération') };

let strapi: Core.Strapi;
let server: MailServer;
let invited: Invited[];
let next = 0;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const one = (): Invited => {
  next += 1;
  return invited[next - 1]!;
};

/** Somebody else takes the place of the contacts of a member, as staff save it. */
const replaceContacts = async ({ member }: Invited): Promise<void> => {
  const { organisation } = await service('memberships').view(member);
  await strapi.documents('api::organisation.organisation').update({
    documentId: organisation.documentId,
    data: {
      contacts: [{ name: 'Autre', email: 'autre@example.org', role: 'representative' }],
    } as never,
  });
};
const withdraw = async ({ member }: Invited): Promise<void> => {
  const [{ id }] = (await service('memberships').view(member)).contacts;
  await service('memberAccess').withdraw(member, { contactId: id }, STAFF);
};
const userOf = async ({ email }: Invited) => ({
  id: (await accountOf(strapi, email)).id,
  email,
  confirmed: true,
  blocked: false,
});

/** All that an answer would change. */
const traces = async ({ member, renewalId }: Invited) => {
  const of = (name: string) => strapi.db.connection(`adh_${name}`).where('membership_id', member);
  const db = strapi.db.connection;
  return {
    renewal: await db('adh_renewal').where('document_id', renewalId),
    links: await db('adh_renewal_invitation').where('renewal_id', renewalId),
    papers: await of('paper'),
    messages: await of('message'),
    terms: await of('term'),
    journal: await of('activity').whereIn('command', ['accept-renewal', 'decline-renewal']),
  };
};

/** What happens once an answer was let through, and has not the lock yet. */
const betweenOpeningAndLock = (what: () => Promise<void>): jest.SpyInstance => {
  const commands = service('commands');
  const runWithin = commands.runWithin.bind(commands);
  return jest.spyOn(commands, 'runWithin').mockImplementation(async (...asked) => {
    await what();
    return runWithin(...asked);
  });
};

beforeAll(async () => {
  ({ strapi, server } = await bootWithMail());
  invited = await invite(strapi, server, 16);
  setToday(strapi, OPENS_ON);
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
afterEach(() => jest.restoreAllMocks());

type Answer = (who: Invited) => Promise<() => Promise<void>>;
const BY_LINK: Record<string, Answer> = {
  accept:
    async ({ token }) =>
    () =>
      service('renewalInvitations').accept(token, {}, FILE),
  decline:
    async ({ token }) =>
    () =>
      service('renewalInvitations').decline(token, { reason: 'Budget' }),
};
const IN_SPACE: Record<string, Answer> = {
  async accept(who) {
    const user = await userOf(who);
    return () => service('memberSpace').acceptRenewal(user, who.member, {}, FILE);
  },
  async decline(who) {
    const user = await userOf(who);
    return () => service('memberSpace').declineRenewal(user, who.member, { reason: 'Budget' });
  },
};

describe.each(['accept', 'decline'])('%s', (answer) => {
  test('by the link of a contact who is removed meanwhile is refused, and changes nothing', async () => {
    const who = one();
    const send = await BY_LINK[answer]!(who);
    const before = await traces(who);
    const between = betweenOpeningAndLock(() => replaceContacts(who));
    expect(await refusalOf(send())).toBe('invitation-expired');
    expect(between).toHaveBeenCalledTimes(1);
    expect(await traces(who)).toEqual(before);
  });

  test('by the link of a body that is merged into another meanwhile is refused', async () => {
    const [who, into] = [one(), one()];
    const send = await BY_LINK[answer]!(who);
    const merge = { intoMembershipId: into.member, reason: 'Fusion' };
    const between = betweenOpeningAndLock(() =>
      service('commands').run(who.member, 'merge-into', merge, STAFF),
    );
    const others = await traces(into);
    expect(await refusalOf(send())).toBe('invitation-used');
    expect(between).toHaveBeenCalledTimes(1);
    const { renewal, links, papers, journal } = await traces(who);
    expect(renewal).toMatchObject([{ answer: null }]);
    expect(links).toMatchObject([{ used_at: null, answer: null }]);
    expect([papers, journal]).toEqual([[], []]);
    expect((await traces(into)).renewal).toEqual(others.renewal);
  });

  test.each([
    ['contact', replaceContacts],
    ['access', withdraw],
  ])('in the space of who has no %s any more by then is refused', async (_what, remove) => {
    const who = one();
    const send = await IN_SPACE[answer]!(who);
    const before = await traces(who);
    const between = betweenOpeningAndLock(() => remove(who));
    expect(await refusalOf(send())).toBe('own-membership-unknown');
    expect(between).toHaveBeenCalledTimes(1);
    expect(await traces(who)).toEqual(before);
  });
});

test.each([
  ['a contact who is removed', replaceContacts],
  ['whoever an access is taken from', withdraw],
])('the people of a body are changed by no more of %s by then', async (_who, remove) => {
  const who = one();
  const user = await userOf(who);
  const people = service('memberContacts');
  const { contacts, version } = await people.list(user, who.member);
  const stored = () => service('memberships').view(who.member);
  const given = { contacts: [...contacts, { ...contacts[0], id: undefined, name: 'Ajoutée' }] };
  const transaction = strapi.db.transaction.bind(strapi.db);
  const between = jest
    .spyOn(strapi.db, 'transaction')
    .mockImplementationOnce(async (...work: Parameters<typeof transaction>) => {
      await remove(who);
      return transaction(...work);
    });
  const reason = await refusalOf(people.save(user, who.member, given, version));
  expect(reason).toBe('own-membership-unknown');
  expect(between).toHaveBeenCalled();
  const left = (await stored()).contacts.map(({ name }: { name: string }) => name);
  expect(left).not.toContain('Ajoutée');
});

test('answered and removed at once, either comes first: never half of both', async () => {
  for (const round of [BY_LINK, IN_SPACE, BY_LINK, IN_SPACE]) {
    const who = one();
    const send = await round.accept!(who);
    const before = await traces(who);
    const [answered] = await Promise.allSettled([send(), replaceContacts(who)]);
    const after = await traces(who);
    if (answered.status === 'rejected') expect(after).toEqual(before);
    else {
      expect(after.renewal).toMatchObject([{ answer: 'accepted' }]);
      expect(after.papers.length).toBe(before.papers.length + 1);
      expect(after.journal).toHaveLength(1);
    }
  }
});
