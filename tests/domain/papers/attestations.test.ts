import fc from 'fast-check';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { standingLines } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import {
  receivedOn,
  standingOn,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/rules/standing';
import { paidOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  certificatePaper,
  receiptPaper,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/attestation';
import {
  saidOf,
  type Paper,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/paper';
import { ISSUER } from '../../helpers/calls';
import { Life, PRICE } from '../../helpers/facts';
import { certified, receipted, SIGNED } from '../../helpers/papers';
import { STATES } from '../../helpers/states';

/** What is attested of a member on a day, and what was received of it. */

const TODAY: Day = '2022-03-10';
const said = (text: string) => text.replace(/\u00a0/g, ' ').replace(/\u202f/g, ' ');

const context = {
  number: 'ADH-2021-0001-A1',
  madeOn: TODAY,
  reference: 'ADH-2021-0001',
  issuer: ISSUER,
  addressee: {
    name: 'Ville d’Exemple',
    legalForm: null,
    siren: null,
    siret: '35600000049837',
    serviceCode: null,
    address: { lines: 'Hôtel de ville', postalCode: '78470', city: 'Exemple', country: 'FR' },
  },
};

const textOf = ({ title, recipient, sections }: Paper): string =>
  said(
    [
      title,
      recipient?.name,
      ...sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => {
          if (block.kind === 'text') return [block.text];
          if (block.kind === 'signatures') return block.labels;
          if (block.kind === 'signed') return [block.made, block.by.text, block.signatory ?? ''];
          if (block.kind === 'facts') return block.facts.map((fact) => fact.join(' = '));
          if (block.kind === 'grid') return [];
          return [...block.table.rows, block.table.total].map((row) => row.join(' = '));
        }),
      ),
    ].join('\n'),
  );

const certificate = (facts: Facts, day: Day, locale: 'fr' | 'en' = 'fr', madeOn = TODAY) => {
  const answer = standingOn(facts, day, madeOn);
  if (!answer.ok) throw new Error('refused');
  return textOf(certificatePaper({ ...context, madeOn, day, standing: answer.standing }, locale));
};

describe('a certificate', () => {
  const paidIn = (day: Day) => STATES.unpaid().at(day).pay().facts;

  test('says who is a member of what, since when, for which period, and that dues are paid', () => {
    const text = certificate(paidIn('2021-03-01'), '2021-06-01', 'fr', '2021-06-01');
    for (const part of [
      'Attestation d’adhésion n° ADH-2021-0001-A1',
      'L’association L’Atelier commun atteste que Ville d’Exemple (SIRET 356 000 000 49837) est membre de l’association au 1er juin 2021.',
      'Référence de l’adhésion = ADH-2021-0001',
      'Membre depuis le = 4 janvier 2021',
      'Formule = Organismes publics',
      'Période d’adhésion = du 4 janvier 2021 au 31 décembre 2021',
      'Cotisation de la période = à jour au 1er juin 2021',
      'Fait à Paris, le 1er juin 2021, pour servir et valoir ce que de droit.',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('the same in English', () => {
    const text = certificate(paidIn('2021-03-01'), '2021-06-01', 'en', '2021-06-01');
    expect(text).toContain('Certificate of membership no. ADH-2021-0001-A1');
    expect(text).toContain('is a member of the association on 1 June 2021.');
    expect(text).toContain('Dues of the period = paid up on 1 June 2021');
    expect(text).toContain('Made in Paris on 1 June 2021');
    expect(text).not.toMatch(/Fait|Cotisation|Période/);
  });

  test('of a past day is in the past, and judges the dues by the money of that day', () => {
    const facts = paidIn('2021-06-15');
    const text = certificate(facts, '2021-06-01');
    expect(text).toContain('était membre de l’association le 1er juin 2021');
    expect(text).toContain('= non réglée au 1er juin 2021, réglée depuis (le 15 juin 2021)');
    expect(certificate(facts, '2021-06-15')).toContain('= à jour au 15 juin 2021');
  });

  test.each([
    ['nothing came', () => STATES.unpaid(), 'non réglée au 1er juin 2021'],
    ['a part came', () => STATES.unpaid().pay(100_000), 'réglée en partie au 1er juin 2021'],
    [
      'the money was given back',
      () => {
        const life = STATES.unpaid().at('2021-02-01').pay();
        return life.do('reverse-payment', { paymentId: life.last.payment?.id, reason: 'x' });
      },
      'non réglée au 1er juin 2021',
    ],
    [
      'nothing is asked',
      () => {
        const life = STATES.unpaid();
        return life.do('waive-dues', { termId: life.last.term?.id, reason: 'x' });
      },
      'offerte : rien n’est dû',
    ],
    ['it was not called', () => new Life().do('approve'), 'non appelée au 1er juin 2021'],
  ])('when %s, never says that dues are paid', (_, life, expected) => {
    const text = certificate(life().facts, '2021-06-01', 'fr', '2021-06-01');
    expect(text).toContain(`Cotisation de la période = ${expected}`);
    expect(text).not.toContain('à jour');
  });

  test('in grace says that the term is over, and nothing of dues', () => {
    const text = certificate(STATES.grace().facts, '2022-01-15', 'fr', '2022-01-15');
    expect(text).toContain('Sa dernière période d’adhésion a pris fin le 31 décembre 2021');
    expect(text).toContain('Dernière période = du 4 janvier 2021');
    expect(text).not.toMatch(/Cotisation|à jour/);
  });

  test.each(['applied', 'refused', 'pending', 'lapsed', 'suspended', 'ended', 'merged'])(
    'is refused, with the reason, to who is %s',
    (state) => {
      const life = STATES[state]!();
      expect(standingOn(life.facts, life.today, life.today)).toMatchObject({
        ok: false,
        because: { rule: expect.any(String) },
      });
    },
  );

  test('of a day to come is refused', () => {
    expect(standingOn(STATES.paid().facts, '2021-06-02', '2021-06-01')).toMatchObject({
      reason: 'date-in-future',
    });
  });

  test('of a term that is over stays possible when the member is gone', () => {
    const { facts } = STATES.lapsed();
    expect(certificate(facts, '2021-06-01')).toContain('était membre');
  });

  test('an imposed status counts on the day that it is read, not before', () => {
    const life = STATES.lapsed();
    life.do('override-status', { status: 'active', until: '2022-12-31', reason: 'x' });
    expect(standingOn(life.facts, '2022-03-02', '2022-03-02')).toMatchObject({ ok: true });
    expect(standingOn(life.facts, '2022-03-01', '2022-03-02')).toMatchObject({ ok: true });
    expect(standingOn(life.facts, '2020-06-01', '2022-03-02')).toMatchObject({ ok: false });
  });
});

const receipt = (facts: Facts, locale: 'fr' | 'en' = 'fr') => {
  const answer = receivedOn(facts, facts.dues[0]!.id);
  if (!answer.ok) throw new Error(answer.reason);
  return textOf(receiptPaper({ ...context, received: answer.received }, locale));
};

describe('a receipt', () => {
  const paidInPart = () => {
    const life = STATES.unpaid().at('2021-02-10');
    const duesId = life.last.dues?.id;
    return life.do('record-payment', {
      duesId,
      amount: 200_000,
      on: '2021-02-09',
      method: 'mandate',
      reference: 'BORD-12',
    });
  };

  test('says each sum, in figures and in words, and what is left', () => {
    const text = receipt(paidInPart().facts);
    for (const part of [
      'Reçu de cotisation',
      'a reçu de Ville d’Exemple (SIRET 356 000 000 49837) la somme de deux mille euros (2 000 €).',
      'Reçu le 9 février 2021, mandat administratif, BORD-12 = 2 000 €',
      'Total reçu = 2 000 €',
      'Règlement partiel : il reste 3 000 € à régler sur les 5 000 € appelés.',
      'Période d’adhésion = du 4 janvier 2021 au 31 décembre 2021',
    ]) {
      expect(text).toContain(part);
    }
    // It is no fiscal receipt, and claims to be none.
    expect(text).not.toMatch(/fiscal|impôt|don/i);
  });

  test('of the whole says so, in English too', () => {
    const { facts } = paidInPart().pay(300_000);
    expect(receipt(facts)).toContain('La cotisation appelée, de 5 000 €, est réglée en totalité.');
    const text = receipt(facts, 'en');
    expect(text).toContain('the sum of five thousand euros (€5,000)');
    expect(text).toContain('Received on 9 February 2021, public payment order, BORD-12 = €2,000');
    expect(text).not.toMatch(/Reçu|Règlement|cotisation/);
  });

  test('leaves out what was taken back, and shows what was given back', () => {
    const life = paidInPart();
    const wrong = life.last.payment?.id;
    life.do('reverse-payment', { paymentId: wrong, reason: 'x' }).pay(PRICE);
    life.do('refund-payment', { duesId: life.last.dues?.id, amount: 50_000, reason: 'x' });
    const text = receipt(life.facts);
    expect(text).not.toContain('BORD-12');
    expect(text).toContain('Remboursé le 10 février 2021 = −500 €');
    expect(text).toContain('Total reçu = 4 500 €');
  });

  test('is refused when nothing came, or nothing stayed', () => {
    const life = STATES.unpaid();
    const id = life.last.dues?.id ?? '';
    expect(receivedOn(life.facts, id)).toMatchObject({ reason: 'nothing-received' });
    life.pay().do('refund-payment', { duesId: id, amount: PRICE, reason: 'x' });
    expect(receivedOn(life.facts, id)).toMatchObject({ reason: 'nothing-received' });
    expect(receivedOn(life.facts, 'nothing')).toMatchObject({ reason: 'dues-unknown' });
  });

  test('its lines always add up to what was paid', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('pay' as const), amount: fc.integer({ min: 1, max: 300_000 }) }),
      fc.record({ do: fc.constant('undo' as const), which: fc.nat(5) }),
      fc.record({
        do: fc.constant('refund' as const),
        amount: fc.integer({ min: 1, max: 99_000 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const life = STATES.unpaid();
        const duesId = life.last.dues?.id ?? '';
        for (const one of steps) {
          const reason = 'x';
          if (one.do === 'pay') life.tries('record-payment', { duesId, amount: one.amount });
          else if (one.do === 'refund') {
            life.tries('refund-payment', { duesId, amount: one.amount, reason });
          } else {
            const paymentId = life.facts.payments[one.which]?.id ?? 'none';
            life.tries('reverse-payment', { paymentId, reason });
          }
        }
        const lines = standingLines(life.facts.payments).filter((line) => line.duesId === duesId);
        expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(
          paidOf(life.facts.payments, duesId),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('who signs', () => {
  const SIGNING = { ...ISSUER, ...SIGNED };
  const end = ({ sections }: Paper) => sections[0].blocks.at(-1);

  test.each([
    ['fr', 'Pour l’association L’Atelier commun', 'Jeanne Martin, trésorière'],
    ['en', 'For Association L’Atelier commun', 'Jeanne Martin, treasurer'],
  ] as const)('is named with their quality, in %s', (locale, by, signatory) => {
    for (const paper of [
      certificatePaper(certified(SIGNING), locale),
      receiptPaper(receipted(SIGNING, 2), locale),
    ]) {
      const made = expect.stringMatching(/Paris.*2021/);
      expect(end(paper)).toMatchObject({ kind: 'signed', made, by: { text: by }, signatory });
    }
  });

  test.each([
    [{ signatoryQualityEn: '' }, 'Jeanne Martin, trésorière'],
    [{ signatoryQualityEn: '', signatoryQuality: '' }, 'Jeanne Martin'],
  ])('keeps in English what is said in French alone: %j', (less, signatory) => {
    const paper = certificatePaper(certified({ ...SIGNING, ...less }), 'en');
    expect(end(paper)).toMatchObject({ signatory });
  });

  test('signs in a name whose article is not known without one', () => {
    const legalName = 'Observatoire des Politiques Locales';
    const paper = certificatePaper(certified({ ...SIGNING, legalName }), 'fr');
    expect(end(paper)).toMatchObject({ by: { text: legalName } });
    expect(paper.sections[0].blocks[0]).toMatchObject({
      text: expect.stringMatching(/^Observatoire des Politiques Locales atteste/),
    });
  });

  test.each([
    ['without a name', ISSUER, []],
    ['with one', SIGNING, [{ kind: 'signatures', labels: ['Jeanne Martin, trésorière'] }]],
  ])('%s leaves an equal paper found by the words of those that are kept', (_, issuer, signed) => {
    const said = saidOf(certificatePaper(certified(issuer), 'fr'));
    const text = (line: string) => ({ kind: 'text', text: line, strong: false });
    // The key of a paper is a digest of this.
    const closing = JSON.stringify([
      text('Fait à Paris, le 1er juin 2021, pour servir et valoir ce que de droit.'),
      text('Pour Association L’Atelier commun'),
      ...signed,
    ]);
    expect(said).toContain(`,${closing.slice(1)}}]`);
    expect(said).toMatch(/"blocks":\[\{"kind":"text","text":"Association L’Atelier commun atteste/);
  });
});

test('papers in English say what the association is in English, or else in French', () => {
  const papers = (issuer: typeof ISSUER) => [
    certificatePaper(certified(issuer), 'en'),
    receiptPaper(receipted(issuer, 2), 'en'),
  ];
  for (const { sender, footer } of papers({ ...ISSUER, ...SIGNED })) {
    expect(sender.lines).toContain('French non-profit association');
    expect(footer).toContain(' · French non-profit association · ');
  }
  for (const { sender, footer } of papers(ISSUER)) {
    expect(sender.lines).toContain('Association loi 1901');
    expect(footer).toContain(' · Association loi 1901 · ');
  }
});
