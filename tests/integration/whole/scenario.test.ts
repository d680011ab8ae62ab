import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { boot, setToday, stop } from '../../helpers/strapi';

/** One whole life of a member, day by day, with a pretended clock. */

const STAFF = { type: 'admin', id: '1' };

interface View {
  status: string;
  because: { rule: string };
  upToDate: boolean;
  duesState: string;
  memberSince: string | null;
  terms: {
    id: string;
    state: string;
    startsOn: string;
    endsOn: string;
    price: { amount: number } | null;
  }[];
  dues: { id: string; number: string; paid: number; remaining: number; state: string }[];
  renewal: { stage: { id: string }; missingPrice: boolean; term: { id: string } } | null;
  entitlements: {
    id: string;
    termId: string;
    benefit: string;
    granted: number | null;
    used: number;
    remaining: number | null;
    usages: { id: string; kind: string }[];
  }[];
  commands: { name: string }[];
}

describe('one whole life', () => {
  let strapi: Core.Strapi;
  let id: string;
  let tier: string;

  const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  const run = (name: string, input: Record<string, unknown> = {}) =>
    service('commands').run(id, name, input, STAFF);
  const view = (): Promise<View> => service('memberships').view(id);
  const day = async (today: string): Promise<View> => {
    setToday(strapi, today);
    const result = await service('daily').run();
    expect(result.failures).toEqual([]);
    return view();
  };
  const messages = async (): Promise<string[]> => {
    const { data } = await service('messages').list({ membershipId: id, page: 1, pageSize: 100 });
    return data.map(({ template }: { template: string }) => template).reverse();
  };
  const mentoring = (seen: View, termId: string) =>
    seen.entitlements.find((right) => right.benefit === 'compagnonnage' && right.termId === termId);

  beforeAll(async () => {
    strapi = await boot('2021-01-04');
    await presentAssociation(strapi);
    const quota = await makeBenefit(strapi, {
      code: 'compagnonnage',
      kind: 'quota',
      title: 'Compagnonnage',
      unit: 'séance',
    });
    const vote = await makeBenefit(strapi, { code: 'gouvernance', kind: 'vote' });
    const centre = await makeBenefit(strapi, { code: 'centre-ressources', kind: 'access' });
    tier = await makeTier(strapi, {
      code: 'organismes-publics',
      price: 500_000,
      termKind: 'anniversary',
      termMonths: 12,
      firstTermPrice: 'full',
      lateRenewal: 'continuous',
      allowances: [
        { benefit: quota, quantity: 6, carryOverCap: 2 },
        { benefit: vote, quantity: 1 },
        { benefit: centre },
      ],
    });
    await makeOffer(strapi, {
      slug: 'adhesion-2021',
      opensOn: '2021-01-01',
      closesOn: '2021-12-31',
      tiers: [tier],
      benefits: [quota, vote, centre],
    });
  });
  afterAll(() => stop(strapi));

  it('goes from the application to an unpaid first term', async () => {
    const organisation = await strapi.documents('api::organisation.organisation').create({
      data: {
        name: 'Département de Démonstration',
        contacts: [
          {
            name: 'Camille Martin',
            email: 'camille@example.org',
            role: 'representative',
            locale: 'fr',
          },
          { name: 'Service comptable', email: 'compta@example.org', role: 'billing', locale: 'fr' },
        ],
      },
    });
    id = await service('commands').register(
      { organisationId: organisation.documentId, tierCode: 'organismes-publics' },
      STAFF,
    );
    expect((await view()).status).toBe('applied');

    setToday(strapi, '2021-03-15');
    await run('approve', { decidedOn: '2021-03-15' });
    const seen = await view();
    expect(seen).toMatchObject({
      status: 'active',
      because: { rule: 'term-runs-uncalled' },
      upToDate: false,
    });
    expect(seen.terms).toMatchObject([
      { state: 'issued', startsOn: '2021-03-15', endsOn: '2022-03-14', price: { amount: 500_000 } },
    ]);
  });

  it('is called and pays in two parts', async () => {
    const [term] = (await view()).terms;
    await run('issue-call', { termId: term.id, engagementNumber: 'EJ-2021-77' });
    const [call] = (await view()).dues;
    expect(call).toMatchObject({ number: '2021-0001', remaining: 500_000, state: 'open' });

    setToday(strapi, '2021-04-20');
    await run('record-payment', { duesId: call.id, amount: 200_000, reference: 'MDT-1' });
    expect((await view()).dues[0]).toMatchObject({
      paid: 200_000,
      remaining: 300_000,
      state: 'overdue',
    });
    await run('record-payment', { duesId: call.id, amount: 300_000, reference: 'MDT-2' });
    expect(await view()).toMatchObject({ status: 'active', upToDate: true, duesState: 'paid' });
  });

  it('uses mentoring sessions, one of them undone', async () => {
    setToday(strapi, '2021-06-01');
    await run('consume', { benefit: 'compagnonnage', quantity: 2, person: 'Camille Martin' });
    await run('consume', { benefit: 'compagnonnage', quantity: 1 });
    const [term] = (await view()).terms;
    const used = mentoring(await view(), term.id);
    expect(used).toMatchObject({ granted: 6, used: 3, remaining: 3 });
    const last = used?.usages?.filter(({ kind }) => kind === 'consume').at(-1);
    await run('reverse-usage', { usageId: last?.id, reason: 'Séance reportée' });
    expect(mentoring(await view(), term.id)).toMatchObject({ used: 2, remaining: 4 });
  });

  it('has its renewal opened at J-90 without a price, and is not written to', async () => {
    const before = await messages();
    expect((await day('2021-12-13')).renewal).toBeNull();
    const seen = await day('2021-12-14');
    expect(seen.renewal).toMatchObject({ stage: { id: 'to-prepare' }, missingPrice: true });
    expect(seen.terms[0]).toMatchObject({
      state: 'proposed',
      startsOn: '2022-03-15',
      endsOn: '2023-03-14',
      price: null,
    });
    expect(await messages()).toEqual(before);
  });

  it('is proposed the next term once next year’s offer is published, then reminded', async () => {
    setToday(strapi, '2022-01-05');
    await makeOffer(strapi, {
      slug: 'adhesion-2022',
      year: 2022,
      opensOn: '2022-01-01',
      tiers: [tier],
    });
    const seen = await day('2022-01-05');
    expect(seen.renewal).toMatchObject({ stage: { id: 'proposed' }, missingPrice: false });
    expect((await messages()).at(-1)).toBe('renewal-proposal');
    await day('2022-01-13');
    expect((await messages()).at(-1)).toBe('renewal-reminder');
    await day('2022-02-12');
    await day('2022-02-12');
    expect((await messages()).filter((name) => name === 'renewal-reminder')).toHaveLength(2);
  });

  it('accepts, is issued the next term, and pays long after the grace without lapsing', async () => {
    setToday(strapi, '2022-03-01');
    await run('accept-renewal', { deliberationOn: '2022-02-20', serviceCode: 'SVC-4' });
    const accepted = await view();
    expect(accepted.renewal).toMatchObject({ stage: { id: 'awaiting-decision' } });
    await run('move-renewal', { stageId: 'call-issued' });
    expect((await view()).dues[0]).toMatchObject({ number: '2022-0001', state: 'open' });

    const late = await day('2022-06-30');
    expect(late).toMatchObject({ status: 'active', upToDate: false, duesState: 'overdue' });
    await run('record-payment', { duesId: late.dues[0].id, amount: 500_000, on: '2022-06-28' });
    expect(await view()).toMatchObject({ status: 'active', upToDate: true, renewal: null });
  });

  it('carries two of its four unused sessions into the second term', async () => {
    const seen = await view();
    const running = seen.terms.find(({ startsOn }) => startsOn === '2022-03-15');
    expect(mentoring(seen, running?.id ?? '')).toMatchObject({ granted: 8, used: 0, remaining: 8 });
    const first = seen.terms.find(({ startsOn }) => startsOn === '2021-03-15');
    expect(mentoring(seen, first?.id ?? '')).toMatchObject({ granted: 6, used: 4, remaining: 2 });
  });

  it('leaves a third year unanswered, lapses after the grace, and is reinstated', async () => {
    await day('2022-12-15');
    await day('2023-03-14');
    expect((await day('2023-03-15')).status).toBe('grace');
    await day('2023-03-29');
    expect((await day('2023-05-13')).status).toBe('grace');
    const lapsed = await day('2023-05-14');
    expect(lapsed).toMatchObject({ status: 'lapsed', renewal: null });

    setToday(strapi, '2023-07-01');
    await run('reinstate', { reason: 'Délibération votée le 30 juin' });
    const back = await view();
    expect(back).toMatchObject({ status: 'active', because: { rule: 'term-runs-uncalled' } });
    expect(back.terms[0]).toMatchObject({
      state: 'issued',
      startsOn: '2023-03-15',
      endsOn: '2024-03-14',
    });
    expect(back.memberSince).toBe('2021-03-15');
  });

  it('sent these messages, in this order, and no other', async () => {
    expect(await messages()).toEqual([
      'membership-approved',
      'call-issued',
      'payment-received',
      'renewal-proposal',
      'renewal-reminder',
      'renewal-reminder',
      'renewal-accepted',
      'call-issued',
      'payment-received',
      'renewal-proposal',
      'renewal-reminder',
      'renewal-overdue',
      'renewal-lapsed',
      'renewal-accepted',
    ]);
  });

  it('kept a journal of every command, with who and why', async () => {
    const { data } = await service('memberships').activities(id, { page: 1, pageSize: 100 });
    const told = data.reverse().map((line: { command: string }) => line.command);
    expect(told.slice(0, 9)).toEqual([
      'apply',
      'approve',
      'issue-call',
      'record-payment',
      'record-payment',
      'consume',
      'consume',
      'reverse-usage',
      'open-renewal',
    ]);
    expect(told.slice(-2)).toEqual(['lose-renewal', 'reinstate']);
    const undone = data.find((line: { command: string }) => line.command === 'reverse-usage');
    expect(undone).toMatchObject({ reason: 'Séance reportée', actor: { type: 'admin', id: '1' } });
  });
});
