import {
  goesByChorus,
  payerLacks,
  UNDEMANDING,
  whyNeverCalled,
  whyNotCalled,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/call-needs';
import {
  firstPaper,
  outdatedPaper,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/papers';
import {
  isIdentityKnown,
  missingForCalls,
  missingForInvoices,
  missingIdentity,
  type Filled,
  type Taxed,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/identity';
import { isAddressed } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/invoice-address';
import {
  ageSeconds,
  lateDuties,
} from '../../../src/plugins/membership-lifecycle/server/src/operations/rules/operations';
import { firstSteps } from '../../../src/plugins/membership-lifecycle/server/src/operations/rules/onboarding';
import { RATE_LIMITS } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/rate-limits';
import type {
  DecisionContext,
  Facts,
  Payer,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { counter, factsOf } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** What must be known before something leaves the house, and what is still to be done. */

const NUMBERS = { engagementNumber: null, serviceCode: null };

describe('what a payer asks of a call', () => {
  const lacks = (payer: Partial<Payer>, numbers: object = {}) =>
    payerLacks({ ...UNDEMANDING, ...payer }, { ...NUMBERS, ...numbers });

  it('is nothing, unless it says so', () => {
    expect(lacks({})).toEqual([]);
    expect(lacks({ siret: null, addressed: false })).toEqual([]);
  });

  it('is each number that it wants, and the SIRET by which Chorus Pro knows it', () => {
    expect(lacks({ serviceCodeRequired: true })).toEqual(['serviceCode', 'siret']);
    expect(lacks({ engagementRequired: true })).toEqual(['engagementNumber', 'siret']);
    expect(lacks({ facturX: true })).toEqual(['siret', 'address']);
    expect(lacks({ facturX: true, siret: '1', addressed: true })).toEqual([]);
  });

  it('is one of the two numbers where the directory takes either', () => {
    const either = { serviceOrEngagementRequired: true, siret: '1' };
    expect(lacks(either)).toEqual(['serviceOrEngagement']);
    expect(lacks(either, { serviceCode: ' ' })).toEqual(['serviceOrEngagement']);
    expect(lacks(either, { serviceCode: 'S' })).toEqual([]);
    expect(lacks(either, { engagementNumber: 'E' })).toEqual([]);
    expect(lacks({ ...either, siret: null }, { serviceCode: 'S' })).toEqual(['siret']);
    // A stricter demand beside it is the one that is told.
    expect(lacks({ ...either, engagementRequired: true })).toEqual(['engagementNumber']);
    expect(whyNeverCalled({ ...UNDEMANDING, ...either })).toBeNull();
    expect(whyNeverCalled({ ...UNDEMANDING, engagementRequired: true })?.fr).toBe(
      'le SIRET (fiche de l’organisme)',
    );
  });

  it('is said of the paper that is deposited by hand, within the lengths of Chorus Pro', () => {
    const byHand = { engagementRequired: true, siret: '1', name: 'x'.repeat(120) };
    expect(goesByChorus({ ...UNDEMANDING, ...byHand })).toBe(true);
    expect(goesByChorus({ ...UNDEMANDING, ...byHand, facturX: true })).toBe(true);
    expect(goesByChorus({ ...UNDEMANDING, facturX: true, invoicesTo: 'platform' })).toBe(false);
    expect(goesByChorus(UNDEMANDING)).toBe(false);
    expect(lacks(byHand, { engagementNumber: 'x'.repeat(50) })).toEqual([]);
    expect(lacks(byHand, { engagementNumber: 'x'.repeat(51) })).toEqual(['engagementLength']);
    expect(lacks({}, { engagementNumber: 'x'.repeat(51) })).toEqual([]);
    const issuer = { invoiceLacks: ['chorus-number', 'own-siret'] as const };
    const numbers = { engagementNumber: 'E', serviceCode: null };
    const payer = { ...UNDEMANDING, ...byHand };
    expect(whyNotCalled(factsOf({ ...issuer, payer }), numbers)?.details).toMatchObject({
      lacks: ['chorus-number'],
    });
    expect(whyNotCalled(factsOf(issuer), numbers)).toBeNull();
  });

  it('is not answered by a blank', () => {
    const both = { serviceCodeRequired: true, engagementRequired: true, siret: '1' };
    expect(lacks(both, { serviceCode: ' ', engagementNumber: '' })).toEqual([
      'serviceCode',
      'engagementNumber',
    ]);
    expect(lacks(both, { serviceCode: 'S', engagementNumber: 'E' })).toEqual([]);
    expect(lacks({ ...both, siret: '  ' }, { serviceCode: 'S', engagementNumber: 'E' })).toEqual([
      'siret',
    ]);
  });
});

describe('a call that cannot be issued says', () => {
  const why = (values: Parameters<typeof factsOf>[0], numbers = NUMBERS) =>
    whyNotCalled(factsOf(values), numbers);
  const payer = (values: Partial<Payer>) => ({ payer: { ...UNDEMANDING, ...values } });

  it('nothing where nothing lacks', () => {
    expect(why({})).toBeNull();
    expect(why({ invoiceLacks: ['own-siret'] })).toBeNull();
  });

  it('what its payer wants, in both languages, at the field that can be filled', () => {
    expect(why(payer({ serviceCodeRequired: true }))).toEqual({
      ok: false,
      reason: 'call-lacks',
      details: {
        lacks: ['serviceCode', 'siret'],
        field: 'serviceCode',
        what: {
          fr: 'le code service (fiche de l’organisme, ou formulaire de l’appel), le SIRET (fiche de l’organisme)',
          en: 'the service code (page of the organisation, or form of the call), the SIRET (page of the organisation)',
        },
      },
    });
    const engaged = why(payer({ engagementRequired: true, siret: '1' }));
    expect(engaged?.details).toMatchObject({ field: 'engagementNumber' });
    expect(why(payer({ facturX: true }))?.details).not.toHaveProperty('field');
  });

  it('what the association lacks itself, and more of an invoice', () => {
    const invoice = { ...payer({ facturX: true, siret: '1', addressed: true }) };
    expect(why({ ...invoice, issuerLacks: ['bank'], invoiceLacks: ['vat-mention'] })).toEqual({
      ok: false,
      reason: 'call-lacks-identity',
      details: {
        lacks: ['bank', 'vat-mention'],
        what: { fr: 'l’IBAN, la mention de TVA', en: 'the IBAN, the sentence about VAT' },
      },
    });
    expect(why({ issuerLacks: ['bank'], invoiceLacks: ['vat-mention'] })?.details).toMatchObject({
      lacks: ['bank'],
    });
  });
});

describe('the paper of a call', () => {
  it('is out of date once its price, period or due day are no longer what it says', () => {
    const { facts } = STATES.unpaid();
    const [call] = facts.dues;
    const [paper] = facts.papers;
    expect(outdatedPaper(facts, call.id)).toBeNull();
    const dues: Facts['dues'] = [{ ...call, dueOn: '2021-03-01' }];
    expect(outdatedPaper({ ...facts, dues }, call.id)).toEqual(paper.said);
    const terms: Facts['terms'] = [{ ...facts.terms[0], endsOn: '2021-11-30' }];
    expect(outdatedPaper({ ...facts, terms }, call.id)).toEqual(paper.said);
    expect(outdatedPaper({ ...facts, dues, papers: [] }, call.id)).toBeNull();
    const silent = [{ ...paper, said: null }];
    expect(outdatedPaper({ ...facts, dues, papers: silent }, call.id)).toBeNull();
    expect(outdatedPaper({ ...facts, terms: [] }, call.id)).toBeNull();
  });

  it('carries the data of an invoice for who asks for them', () => {
    const { facts } = STATES.unpaid();
    const ctx: DecisionContext = { today: '2021-02-02', newId: counter('new') };
    const format = (facturX: boolean) =>
      firstPaper({ ...facts, payer: { ...UNDEMANDING, facturX } }, facts.dues[0].id, ctx).format;
    expect([format(true), format(false)]).toEqual(['factur-x', 'pdf']);
  });
});

describe('the identity of the association', () => {
  const whole: Filled = {
    name: 'n',
    senderEmail: 's',
    iban: 'i',
    siret: 's',
    rna: '',
    rateDecision: 'r',
    street: 's',
    postcode: 'p',
    city: 'c',
    email: 'e',
    phone: '',
    signatoryName: 'j',
  };
  const taxed: Taxed = { siret: 's', vatTreatment: 'exempt', vatMention: 'm', taxNumber: 't' };

  it('lacks nothing when it is whole, and each thing by its name', () => {
    expect(missingIdentity(whole)).toEqual([]);
    const lacks = (values: Partial<Filled>) => missingIdentity({ ...whole, ...values });
    expect(lacks({ name: '' })).toEqual(['name']);
    expect(lacks({ senderEmail: '' })).toEqual(['sender']);
    expect(lacks({ iban: '' })).toEqual(['bank']);
    expect(lacks({ siret: '' })).toEqual(['siret']);
    for (const part of ['street', 'postcode', 'city'])
      expect(lacks({ [part]: '' })).toEqual(['address']);
    expect(lacks({ email: '' })).toEqual(['contact']);
    expect(lacks({ email: '', phone: 'p' })).toEqual([]);
    expect(lacks({ rateDecision: '' })).toEqual(['rate']);
    expect(lacks({ signatoryName: '' })).toEqual(['signatory']);
  });

  it('needs no sender and no signatory for a call, and the number of the register where it has no SIRET', () => {
    expect(missingForCalls({ ...whole, senderEmail: '', signatoryName: '' })).toEqual([]);
    expect(missingForCalls({ ...whole, siret: '' })).toEqual(['siret']);
    expect(missingForCalls({ ...whole, siret: '', rna: 'W1', iban: '' })).toEqual(['bank']);
  });

  it('needs for an invoice what the norm asks of who exempts', () => {
    const lacks = (values: Partial<Taxed>) => missingForInvoices({ ...taxed, ...values });
    expect(lacks({})).toEqual([]);
    expect(lacks({ siret: '' })).toEqual(['own-siret']);
    expect(lacks({ vatTreatment: '' })).toEqual(['vat-treatment']);
    expect(lacks({ vatMention: '' })).toEqual(['vat-mention']);
    expect(lacks({ taxNumber: '' })).toEqual(['tax-number']);
    expect(lacks({ taxNumber: '', vatTreatment: 'outside-scope' })).toEqual([]);
  });

  it('is known once messages have a name and a sender', () => {
    expect(isIdentityKnown({ ...whole, iban: '' })).toBe(true);
    expect(isIdentityKnown({ ...whole, name: '' })).toBe(false);
    expect(isIdentityKnown({ ...whole, senderEmail: '' })).toBe(false);
  });

  const facts = {
    identity: whole,
    offers: 1,
    offerPublished: true,
    tiers: 1,
    tiersPublished: 1,
    tierOnSale: true,
    renewals: 1,
    smtpConfigured: true,
    accounts: 2,
    memberships: 1,
  };
  const nobody = { acknowledged: [], dismissed: false };
  const steps = (values: object, notes = nobody) =>
    Object.fromEntries(
      firstSteps({ ...facts, ...values }, notes).steps.map(({ id, done, next }) => [
        id,
        [done, next],
      ]),
    );

  it('is the first of the steps of an association, which end when all are done', () => {
    expect(firstSteps(facts, nobody)).toEqual({
      finished: true,
      steps: [
        { id: 'identity', done: true, next: 'open', missing: [] },
        { id: 'offer', done: true, next: 'publish' },
        { id: 'tier', done: true, next: 'list' },
        { id: 'workflow', done: true, next: 'open' },
        { id: 'email', done: true, next: 'open' },
        { id: 'colleagues', done: true, next: 'open' },
        { id: 'member', done: true, next: 'open' },
      ],
    });
    const settled = { ...nobody, acknowledged: ['workflow', 'email', 'colleagues'] };
    const alone = { ...facts, renewals: 0, smtpConfigured: false, accounts: 1 };
    // Nobody connected the e-mail: the step is put off, and does not stand in the way.
    expect(firstSteps(alone, settled)).toMatchObject({
      finished: true,
      steps: [
        ...[{}, {}, {}],
        { id: 'workflow', done: true, next: 'open' },
        { id: 'email', done: true, putOff: true },
        { id: 'colleagues', done: true, putOff: true },
        {},
      ],
    });
    expect(firstSteps(facts, settled)).toEqual(firstSteps(facts, nobody));
    const one = { ...facts, memberships: 0 };
    expect(firstSteps(one, nobody).finished).toBe(false);
    expect(firstSteps(one, { ...nobody, dismissed: true }).finished).toBe(true);
    const lacking = { ...facts, identity: { ...whole, name: '', iban: '' } };
    expect(firstSteps(lacking, nobody).steps[0]).toEqual({
      id: 'identity',
      done: false,
      next: 'open',
      missing: ['name', 'bank'],
    });
  });

  it('is followed by what comes next of each step', () => {
    expect(steps({ offers: 0, offerPublished: false }).offer).toEqual([false, 'create']);
    expect(steps({ offerPublished: false }).offer).toEqual([false, 'publish']);
    expect(steps({ tiers: 0, tiersPublished: 0, tierOnSale: false }).tier).toEqual([
      false,
      'create',
    ]);
    expect(steps({ tiersPublished: 0, tierOnSale: false }).tier).toEqual([false, 'publish']);
    expect(steps({ tierOnSale: false }).tier).toEqual([false, 'list']);
    expect(steps({ memberships: 0 }).member).toEqual([false, 'open']);
  });

  it('is followed by steps that facts prove, or people say', () => {
    const bare = { renewals: 0, smtpConfigured: false, accounts: 1 };
    const done = (acknowledged: string[]) => {
      const { workflow, email, colleagues } = steps(bare, { ...nobody, acknowledged } as never);
      return [workflow, email, colleagues].map(([one]) => one);
    };
    expect(done([])).toEqual([false, false, false]);
    expect(done(['workflow'])).toEqual([true, false, false]);
    expect(done(['email'])).toEqual([false, true, false]);
    expect(done(['colleagues'])).toEqual([false, false, true]);
  });
});

describe('an address of an invoice', () => {
  const address = { lines: '1 rue', postalCode: '39000', city: 'Lons', country: 'FR' };

  it.each([
    ['whole', address, true],
    ['none', null, false],
    ['without a street', { ...address, lines: ' ' }, false],
    ['without a city', { ...address, city: null }, false],
    ['without a postal code in France', { ...address, postalCode: '' }, false],
    ['in France unless it says otherwise', { ...address, country: null, postalCode: null }, false],
    ['without a postal code elsewhere', { ...address, country: 'IE', postalCode: null }, true],
  ])('%s', (_case, given, enough) => {
    expect(isAddressed(given)).toBe(enough);
  });
});

describe('what the application is late with', () => {
  const HOUR = 3_600_000;
  const now = 100 * 24 * HOUR;
  const late = (values: object, own = { daily: true, outbox: true }) =>
    lateDuties(
      { now, startedAt: 0, lastRunAt: now, oldestMessageAt: null, oldestEventAt: null, ...values },
      own,
    );

  it('is nothing while all is done', () => {
    expect(late({})).toEqual([]);
  });

  it('is its own daily run after three hours, that of a scheduler after a day and two hours', () => {
    expect(late({ lastRunAt: now - 3 * HOUR })).toEqual([]);
    expect(late({ lastRunAt: now - 3 * HOUR - 1 })).toEqual(['daily-run']);
    const scheduled = { daily: false, outbox: true };
    expect(late({ lastRunAt: now - 26 * HOUR }, scheduled)).toEqual([]);
    expect(late({ lastRunAt: now - 26 * HOUR - 1 }, scheduled)).toEqual(['daily-run']);
  });

  it('is its messages and events after three hours, or a day and two hours', () => {
    const both = (at: number) => ({ oldestMessageAt: at, oldestEventAt: at });
    expect(late(both(now - 3 * HOUR))).toEqual([]);
    expect(late(both(now - 3 * HOUR - 1))).toEqual(['messages', 'events']);
    const scheduled = { daily: true, outbox: false };
    expect(late(both(now - 26 * HOUR), scheduled)).toEqual([]);
    expect(late(both(now - 26 * HOUR - 1), scheduled)).toEqual(['messages', 'events']);
  });

  it('is counted from its start where it was off, or never ran', () => {
    expect(late({ startedAt: now - HOUR, lastRunAt: 0 })).toEqual([]);
    expect(late({ lastRunAt: null })).toEqual(['daily-run']);
    expect(late({ startedAt: now - HOUR, lastRunAt: null })).toEqual([]);
  });

  it('has an age in whole seconds, none of what a clock puts ahead', () => {
    expect(ageSeconds(now, null)).toBeNull();
    expect(ageSeconds(5_999, 1_000)).toBe(4);
    expect(ageSeconds(1_000, 5_000)).toBe(0);
  });
});

it('fills nobody’s mailbox, and holds no office back by its colleagues', () => {
  const { signInLinkOfEmail, signInLink, applicationForm, application } = RATE_LIMITS;
  expect(signInLinkOfEmail).toEqual({ points: 5, seconds: 900 });
  expect(signInLink.points).toBeGreaterThan(signInLinkOfEmail.points);
  expect(applicationForm.points).toBeGreaterThan(application.points);
});
