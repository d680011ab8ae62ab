import fc from 'fast-check';
import { UNDEMANDING } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/call-needs';
import {
  missingForCalls,
  missingForInvoices,
  type Filled,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/identity';
import { isAddressed } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/invoice-address';
import { outdatedPaper } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/papers';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { formatMoney } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/format';
import { callPaper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/call';
import { creditNoteText } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/credit-note';
import { invoiceOf } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/invoice';
import type { Paper } from '../../../src/plugins/membership-lifecycle/server/src/papers/content/paper';
import {
  amountInWords,
  inWords,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/words';
import { ASSOCIATION } from '../../helpers/association';
import { callContext as context, DUES, received } from '../../helpers/calls';
import { factsOf, Life, term } from '../../helpers/facts';
import { SIGNED } from '../../helpers/papers';
import { STATES } from '../../helpers/states';

/** What calls for dues say, and what must be there before they are issued. */

const said = (text: string) => text.replace(/\u00a0/g, ' ');

describe('amounts in words', () => {
  // Written by hand, from the grammar books; never from the code.
  test.each([
    [0, 'zéro', 'zero'],
    [1, 'un', 'one'],
    [16, 'seize', 'sixteen'],
    [17, 'dix-sept', 'seventeen'],
    [21, 'vingt et un', 'twenty-one'],
    [22, 'vingt-deux', 'twenty-two'],
    [61, 'soixante et un', 'sixty-one'],
    [70, 'soixante-dix', 'seventy'],
    [71, 'soixante et onze', 'seventy-one'],
    [77, 'soixante-dix-sept', 'seventy-seven'],
    [79, 'soixante-dix-neuf', 'seventy-nine'],
    [80, 'quatre-vingts', 'eighty'],
    [81, 'quatre-vingt-un', 'eighty-one'],
    [91, 'quatre-vingt-onze', 'ninety-one'],
    [99, 'quatre-vingt-dix-neuf', 'ninety-nine'],
    [100, 'cent', 'one hundred'],
    [101, 'cent un', 'one hundred and one'],
    [180, 'cent quatre-vingts', 'one hundred and eighty'],
    [200, 'deux cents', 'two hundred'],
    [201, 'deux cent un', 'two hundred and one'],
    [1_000, 'mille', 'one thousand'],
    [1_001, 'mille un', 'one thousand and one'],
    [1_100, 'mille cent', 'one thousand one hundred'],
    [2_000, 'deux mille', 'two thousand'],
    [5_000, 'cinq mille', 'five thousand'],
    [21_000, 'vingt et un mille', 'twenty-one thousand'],
    [80_000, 'quatre-vingt mille', 'eighty thousand'],
    [80_080, 'quatre-vingt mille quatre-vingts', 'eighty thousand and eighty'],
    [200_000, 'deux cent mille', 'two hundred thousand'],
    [200_200, 'deux cent mille deux cents', 'two hundred thousand two hundred'],
    [1_000_000, 'un million', 'one million'],
    [2_000_071, 'deux millions soixante et onze', 'two million and seventy-one'],
    [10_000_000, 'dix millions', 'ten million'],
    [80_000_000, 'quatre-vingts millions', 'eighty million'],
    [200_000_000, 'deux cents millions', 'two hundred million'],
  ])('%d', (value, fr, en) => {
    expect(inWords(value, 'fr')).toBe(fr);
    expect(inWords(value, 'en')).toBe(en);
  });

  test.each([
    [500_000, 'cinq mille euros', 'five thousand euros'],
    [
      123_456,
      'mille deux cent trente-quatre euros et cinquante-six centimes',
      'one thousand two hundred and thirty-four euros and fifty-six cents',
    ],
    [100, 'un euro', 'one euro'],
    [101, 'un euro et un centime', 'one euro and one cent'],
    [50, 'cinquante centimes', 'fifty cents'],
    [0, 'zéro euro', 'zero euros'],
    [100_000_000, 'un million d’euros', 'one million euros'],
    [
      200_000_050,
      'deux millions d’euros et cinquante centimes',
      'two million euros and fifty cents',
    ],
    [100_000_100, 'un million un euros', 'one million and one euros'],
  ])('%d cents', (amount, fr, en) => {
    expect(amountInWords(amount, 'EUR', 'fr')).toBe(fr);
    expect(amountInWords(amount, 'EUR', 'en')).toBe(en);
  });

  test('another currency keeps its code', () => {
    expect(amountInWords(500_000, 'CHF', 'fr')).toBe('cinq mille CHF');
    expect(amountInWords(500_000, 'CHF', 'en')).toBe('five thousand CHF');
  });

  /** Reads French words back by adding and multiplying: shares nothing with what wrote them. */
  const UNITS: Record<string, number> = Object.fromEntries(
    (
      'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze ' +
      'seize'
    )
      .split(' ')
      .map((word, value) => [word, value]),
  );
  const TENS: Record<string, number> = {
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
  };
  const read = (text: string): number => {
    let [total, group] = [0, 0];
    const words = text.replace(/quatre-vingts?/g, 'huitante').split(/[ -]/);
    for (const word of words) {
      const singular = word.replace(/^(cent|million)s$/, '$1');
      if (singular === 'et') continue;
      if (singular === 'huitante') group += 80;
      else if (singular === 'cent') group = Math.max(1, group) * 100;
      else if (singular === 'mille') [total, group] = [total + Math.max(1, group) * 1_000, 0];
      else if (singular === 'million') [total, group] = [total + group * 1_000_000, 0];
      else group += UNITS[singular] ?? TENS[singular] ?? Number.NaN;
    }
    return total + group;
  };

  test('French words say their number, up to ten million', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (value) => {
        expect(read(inWords(value, 'fr'))).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no two amounts are said alike in either language', () => {
    for (const locale of ['fr', 'en'] as const) {
      const words = Array.from({ length: 3_000 }, (_, value) => inWords(value, locale));
      expect(new Set(words).size).toBe(3_000);
    }
  });
});

/** Every text of a paper, in reading order. */
const textOf = ({ title, sender, recipient, notice, sections, footer }: Paper): string =>
  said(
    [
      ...[
        sender.name,
        ...sender.lines,
        recipient?.name ?? '',
        ...(recipient?.lines ?? []),
        title,
        notice ?? '',
      ],
      ...sections.flatMap(({ heading, blocks }) => [
        heading ?? '',
        ...blocks.flatMap((block) => {
          if (block.kind === 'text') return [block.text];
          if (block.kind === 'signatures') return block.labels;
          if (block.kind === 'signed') return [block.made, block.by.text];
          if (block.kind === 'facts') return block.facts.map((fact) => fact.join(' = '));
          if (block.kind === 'grid') return block.grid.rows.map((row) => row.join(' | '));
          return [...block.table.rows, block.table.total].map((row) => row.join(' = '));
        }),
      ]),
      footer,
    ].join('\n'),
  );

describe('what a call says', () => {
  test('all that a public accountant asks for, in French', () => {
    const text = textOf(callPaper(context(), 'fr'));
    for (const part of [
      'Appel de cotisation n° 2021-0007',
      'SIRET 990 000 101 00016',
      'RNA W759999901',
      'SIRET 356 000 000 49837',
      '78470 Exemple',
      'Date de l’appel = 5 janvier 2021',
      'À régler au plus tard le = 4 février 2021',
      'Année = 2021',
      'Période d’adhésion = du 1er janvier 2021 au 31 décembre 2021',
      'Décision fixant la cotisation = Assemblée générale du 12 juin 2020',
      'Numéro d’engagement = EJ-4521',
      'Code service = SVC-CULTURE',
      'Total à régler = 5\u202f000 €',
      'la somme de cinq mille euros',
      'IBAN = FR76 9999 9000 0100 0000 1234 537',
      'BIC = TESTFRPP',
      'Référence à rappeler = 2021-0007',
      'adhesions@example.org',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('the same in English, and nothing in French but what staff wrote', () => {
    const text = textOf(callPaper(context(), 'en'));
    expect(text).toContain('Call for dues no. 2021-0007');
    expect(text).toContain('five thousand euros (€5,000)');
    expect(text).not.toMatch(/cotisation n°|Règlement|SIRET à/);
  });

  test('in English, the association’s texts in English, and in French what has none', () => {
    const issuer = { ...context().issuer, ...SIGNED };
    const text = textOf(callPaper(context({ issuer }), 'en'));
    for (const part of [
      'Decision that sets the dues = General assembly of 12 June 2020',
      'Dues outside the scope of VAT',
      'French non-profit association',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/loi 1901|Assemblée|hors du champ/);
    const french = textOf(callPaper(context({ issuer }), 'fr'));
    expect(french).not.toMatch(/non-profit|General assembly|outside the scope/);
    const less = { ...issuer, vatMentionEn: '', rateDecisionEn: '' };
    const mixed = textOf(callPaper(context({ issuer: less }), 'en'));
    expect(mixed).toContain('Decision that sets the dues = Assemblée générale du 12 juin 2020');
    expect(mixed).toContain('Cotisation hors du champ de la TVA');
  });

  test('nothing about what nobody gave: no blank, no invented mention of VAT', () => {
    const dues = [{ ...DUES, engagementNumber: null, serviceCode: null }];
    const facts = factsOf({ terms: [term()], dues });
    const text = textOf(callPaper(context({ facts }), 'fr'));
    expect(text).not.toMatch(/engagement|Code service|TVA|= *$|null|undefined/m);
  });

  it('says on which figure dues by brackets rest, in its one line', () => {
    const bracket = {
      ...{ measure: 'inhabitants' as const, value: 350, year: 2024 },
      ...{ from: 200, to: 399, price: 6_700, rate: null, maximum: null },
    };
    const { facts } = context();
    const terms = facts.terms.map((one) => ({ ...one, bracket }));
    const text = textOf(callPaper(context({ facts: { ...facts, terms } }), 'fr'));
    expect(text).toContain('350 habitants en 2024, tranche de 200 à 399 habitants');
    expect(textOf(callPaper(context(), 'fr'))).not.toContain('tranche');
  });

  test('a mention of VAT as it was typed', () => {
    const issuer = { ...context().issuer, vatMention: 'Hors du champ de la TVA' };
    expect(textOf(callPaper(context({ issuer }), 'fr'))).toContain('Hors du champ de la TVA');
  });

  test('which call it was issued instead of', () => {
    const replaced = corrected();
    expect(said(callPaper(replaced, 'fr').notice ?? '')).toBe(
      'Remplace l’appel n° 2021-0003 du 4 janvier 2021, annulé par un avoir.',
    );
    expect(callPaper(replaced, 'en').notice).toContain('cancelled by a credit note');
    expect(callPaper(context(), 'fr').notice).toBeNull();
  });

  test('a season by both its years', () => {
    const terms = [term({ startsOn: '2021-09-01', endsOn: '2022-08-31' })];
    const facts = factsOf({ terms, dues: [DUES] });
    expect(textOf(callPaper(context({ facts }), 'fr'))).toContain('Année = 2021-2022');
  });
});

describe('what a call says after a payment', () => {
  const after = (payments: Facts['payments'], locale: 'fr' | 'en' = 'fr') =>
    textOf(
      callPaper(
        context({
          facts: factsOf({ terms: [term()], dues: [DUES], payments }),
          editedOn: '2021-03-01',
        }),
        locale,
      ),
    );

  test('what was received and what is left, in figures and in words', () => {
    const text = after([received(250_000), received(-50_000, { id: 'back', kind: 'refund' })]);
    expect(text).toContain(said(`Reçu au 1er mars 2021 = ${formatMoney(-200_000, 'EUR', 'fr')}`));
    expect(text).toContain('Reste à régler = 3\u202f000 €');
    expect(text).toContain('la somme de cinq mille euros (5\u202f000 €), dont il reste à régler');
    expect(text).toContain('trois mille euros (3\u202f000 €)');
    expect(text).not.toContain('Total à régler');
    expect(text).toContain('IBAN');
    expect(after([received(200_000)], 'en')).toContain('Still to pay = €3,000');
  });

  test.each([500_000, 600_000])(
    'once %i cents came in: nothing is left, nor where to pay',
    (paid) => {
      const text = after([received(paid)]);
      expect(text).toContain('Reste à régler = 0 €');
      expect(text).toContain('entièrement réglée');
      expect(text).not.toContain('IBAN');
    },
  );

  test('a copy keeps the number and the day of the call, and says that it is none', () => {
    const facts = factsOf({ terms: [term()], dues: [DUES], payments: [received(200_000)] });
    const issuer = { ...context().issuer, vatTreatment: 'outside-scope' as const };
    const editedOn = '2021-03-01';
    const copy = context({ facts, issuer, editedOn, copyNumber: 'ADH-2021-0001-C1' });
    const paper = callPaper(copy, 'fr');
    expect(said(paper.title)).toBe('Appel de cotisation n° 2021-0007 (copie)');
    expect(paper.name).toBe('Copie de l’appel de cotisation 2021-0007 (ADH-2021-0001-C1)');
    expect(said(paper.notice ?? '')).toContain('Copie établie le 1er mars 2021');
    expect(textOf(paper)).toContain('Date de l’appel = 5 janvier 2021');
    expect(textOf(paper)).toContain('Reste à régler = 3\u202f000 €');
    expect(invoiceOf(copy, 'fr')).toMatchObject({
      ...{ kind: 'call', number: '2021-0007', issuedOn: '2021-01-05' },
      ...{ amount: 500_000, prepaid: 200_000, cancels: null },
    });
  });

  test('nothing of what was taken back', () => {
    const text = after([
      received(200_000),
      received(-200_000, { id: 'b', kind: 'reversal', reversesId: 'payment' }),
    ]);
    expect(text).toContain('Total à régler = 5\u202f000 €');
    expect(text).not.toContain('Reçu au');
  });

  test('it is not put on paper again once its term is waived', () => {
    const life = STATES.waived();
    const duesId = life.last.dues?.id;
    expect(life.refusal('reissue-call', { duesId, reason: 'x' })).toBe('no-call-on-paper');
  });
});

/** A call that was issued instead of another, which a credit note cancels. */
const corrected = () => {
  const old: Facts['dues'][number] = {
    ...DUES,
    id: 'old',
    number: '2021-0003',
    issuedOn: '2021-01-04',
    cancelledOn: '2021-01-05',
  };
  const note = {
    id: 'note',
    duesId: 'old',
    number: 'AV2021-0002',
    issuedOn: '2021-01-05',
    amount: DUES.amount,
    currency: 'EUR',
    cause: 'corrected',
    replacedById: DUES.id,
  } as const;
  return context({ facts: factsOf({ terms: [term()], dues: [old, DUES], creditNotes: [note] }) });
};

describe('what a credit note says', () => {
  const cancelling = (facts: Partial<Facts> = {}) => {
    const one = corrected();
    return { ...one, duesId: 'old', facts: { ...one.facts, ...facts } };
  };

  test('which call it cancels, why, what is asked instead, and how much is taken back', () => {
    const paper = creditNoteText(cancelling(), 'fr');
    expect(said(paper.title)).toBe('Avoir n° AV2021-0002');
    expect(said(paper.notice ?? '')).toBe(
      'Annule l’appel de cotisation n° 2021-0003 du 4 janvier 2021 : il n’est plus à régler.',
    );
    const text = textOf(paper);
    expect(text).toContain('Motif = appel corrigé');
    expect(text).toContain('Remplacé par = n° 2021-0007, du 5 janvier 2021');
    expect(text).toContain('Montant de l’avoir = 5\u202f000 €');
    expect(text).toContain('cinq mille euros');
    expect(text).not.toMatch(/IBAN|crédit de votre compte/);
  });

  test('what stays as a credit, and nothing of what replaces nothing', () => {
    const [note] = cancelling().facts.creditNotes;
    const creditNotes = [{ ...note, cause: 'waived' as const, replacedById: null }];
    const payments = [received(20_000, { duesId: null, creditOf: 'member' })];
    const text = textOf(creditNoteText(cancelling({ creditNotes, payments }), 'en'));
    expect(text).toContain('Reason = dues waived');
    expect(text).toContain('€200 that were received stay as a credit');
    expect(text).not.toContain('Replaced by');
  });

  test('nothing is written of a note that was not given its number', () => {
    expect(() => creditNoteText(cancelling({ creditNotes: [] }), 'fr')).toThrow('No credit note');
  });
});

describe('before a call is issued', () => {
  const payer = {
    ...UNDEMANDING,
    siret: '35600000049837',
    serviceCodeRequired: true,
    engagementRequired: true,
  };
  const approved = (more: Partial<Facts> = {}) => new Life(factsOf(more)).do('approve');
  const issue = (life: Life, more: object = {}) =>
    life.refusal('issue-call', { termId: life.last.term?.id, ...more });
  const numbers = { serviceCode: 'SVC', engagementNumber: 'EJ-1' };

  test('a body that asks for nothing is called upon', () => {
    expect(issue(approved())).toBeNull();
  });

  test.each([
    ['a service code', { ...numbers, serviceCode: undefined }],
    ['an engagement number', { ...numbers, engagementNumber: undefined }],
    ['a blank number', { ...numbers, engagementNumber: '  ' }],
  ])('%s that lacks is asked for', (_, given) => {
    expect(issue(approved({ payer }), given)).toBe('call-lacks');
    expect(issue(approved({ payer }), numbers)).toBeNull();
  });

  test('the SIRET goes with what Chorus Pro asks for', () => {
    expect(issue(approved({ payer: { ...payer, siret: null } }), numbers)).toBe('call-lacks');
  });

  test('a move to the stage that issues calls is refused too', () => {
    const life = STATES.waiting().do('accept-renewal');
    life.facts = { ...life.facts, payer };
    expect(life.refusal('move-renewal', { stageId: 'call-issued' })).toBe('call-lacks');
  });

  test('the data of an invoice want the SIRET and the whole address of the body', () => {
    const invoiced = { ...UNDEMANDING, siret: '35600000049837', facturX: true, addressed: true };
    expect(issue(approved({ payer: invoiced }))).toBeNull();
    expect(issue(approved({ payer: { ...invoiced, siret: null } }))).toBe('call-lacks');
    expect(issue(approved({ payer: { ...invoiced, addressed: false } }))).toBe('call-lacks');
  });

  test('what the data say of VAT is asked of the association, for the bodies that get them alone', () => {
    const invoiced = { ...UNDEMANDING, siret: '35600000049837', facturX: true, addressed: true };
    const lacking = { invoiceLacks: ['vat-treatment' as const] };
    expect(issue(approved({ payer: invoiced, ...lacking }))).toBe('call-lacks-identity');
    expect(issue(approved(lacking))).toBeNull();
  });

  test.each([
    [
      { siret: '', vatTreatment: '', vatMention: '' },
      ['own-siret', 'vat-treatment', 'vat-mention'],
    ],
    [{ vatTreatment: 'outside-scope' }, []],
    [{ vatTreatment: 'exempt' }, ['tax-number']],
    [{ vatTreatment: 'exempt', taxNumber: 'FR00990000101' }, []],
  ] as const)('%j lacks %j', (given, lacks) => {
    const said = { siret: '99000010100016', vatMention: 'Hors du champ', taxNumber: '' };
    expect(missingForInvoices({ ...said, ...given })).toEqual(lacks);
  });

  test.each([
    [{ lines: '1 place', postalCode: '78470', city: 'Exemple', country: 'FR' }, true],
    [{ lines: '1 place', postalCode: '78470', city: 'Exemple', country: null }, true],
    [{ lines: ' ', postalCode: '78470', city: 'Exemple', country: 'FR' }, false],
    [{ lines: '1 place', postalCode: '', city: 'Exemple', country: 'FR' }, false],
    [{ lines: '1 place', postalCode: null, city: 'Hong Kong', country: 'HK' }, true],
    [{ lines: '1 place', postalCode: '78470', city: null, country: 'FR' }, false],
    [null, false],
  ])('the address %j is whole: %s', (address, whole) => {
    expect(isAddressed(address)).toBe(whole);
  });

  test('the association’s own identity is asked for', () => {
    expect(issue(approved({ issuerLacks: ['bank'] }))).toBe('call-lacks-identity');
  });

  test('an association without SIRET is known by its RNA number', () => {
    const { legalName: _, legalForm: __, bic: ___, ...rest } = ASSOCIATION;
    const filled: Filled = { ...rest, senderEmail: '', phone: '', signatoryName: '' };
    expect(missingForCalls({ ...filled, siret: '' })).toEqual([]);
    expect(missingForCalls({ ...filled, siret: '', rna: '' })).toEqual(['siret']);
    expect(missingForCalls({ ...filled, rateDecision: '' })).toEqual(['rate']);
  });
});

describe('the papers of a call', () => {
  test('a call that is issued is on paper, and its message carries it', () => {
    const life = STATES.unpaid();
    expect(life.facts.papers).toMatchObject([{ kind: 'call', edition: 1 }]);
    const messages = life.outcomes.flatMap(({ outcome }) => outcome.messages);
    expect(messages.filter(({ carriesCall }) => carriesCall)).toMatchObject([
      { template: 'call-issued', duesId: life.last.dues?.id },
    ]);
  });

  test('a correction leaves the paper that was sent, and sends a credit note and a call', () => {
    const life = STATES.unpaid();
    const [sent] = life.facts.papers;
    const duesId = life.last.dues?.id;
    life.do('reissue-call', { duesId, serviceCode: 'SVC-2', reason: 'Nouveau service' });
    expect(life.facts.papers).toMatchObject([
      sent,
      { kind: 'call', duesId: life.last.dues?.id },
      { kind: 'credit-note', duesId },
    ]);
    expect(life.messages.slice(-2)).toEqual(['credit-note-issued', 'call-issued']);
  });

  test('a credit note of an imported term is sent to who has a paper of its call, or gets another', () => {
    const imported = (paper: boolean) => {
      const life = STATES.unpaid();
      const terms = life.facts.terms.map((term) => ({ ...term, imported: true }));
      life.facts = { ...life.facts, terms, papers: paper ? life.facts.papers : [] };
      return life;
    };
    const sentBy = (life: Life, command: 'waive-dues' | 'reprice') =>
      life
        .do(command, { termId: life.last.term?.id, amount: 1, reason: 'x' })
        .outcomes.at(-1)
        ?.outcome.messages.map(({ template }) => template);
    expect(sentBy(imported(false), 'waive-dues')).toEqual([]);
    expect(sentBy(imported(true), 'waive-dues')).toEqual(['credit-note-issued']);
    expect(sentBy(imported(false), 'reprice')).toEqual(['credit-note-issued', 'call-issued']);
  });

  test('a credit note has the data of an invoice if its call had, and they are still there', () => {
    const formats = (lacks: Facts['invoiceLacks']) => {
      const life = STATES.unpaid();
      life.facts = {
        ...life.facts,
        papers: life.facts.papers.map((paper) => ({ ...paper, format: 'factur-x' as const })),
        payer: { ...life.facts.payer, facturX: true, addressed: true, siret: '35600000049837' },
        invoiceLacks: lacks,
      };
      life.do('void-term', { termId: life.last.term?.id, reason: 'x' });
      return life.facts.papers.map(({ format }) => format);
    };
    expect(formats([])).toEqual(['factur-x', 'factur-x']);
    expect(formats(['vat-mention'])).toEqual(['factur-x', 'pdf']);
  });

  test('a call without paper gets its first one, once, and nothing is sent', () => {
    const life = STATES.unpaid();
    life.facts = { ...life.facts, papers: [] };
    const duesId = life.last.dues?.id;
    expect(life.refusal('reissue-call', { duesId, reason: 'x' })).toBe('no-call-on-paper');
    const sent = life.messages.length;
    life.do('make-call-paper', { duesId });
    expect(life.facts.papers).toMatchObject([{ duesId, edition: 1 }]);
    expect(life.messages).toHaveLength(sent);
    expect(life.refusal('make-call-paper', { duesId })).toBe('no-call-without-paper');
  });

  test.each([
    [
      'its due date',
      (life: Life) =>
        life.do('correct-date', {
          field: 'dues-due-on',
          id: life.last.dues?.id,
          date: '2021-03-31',
          reason: 'x',
        }),
      { dueOn: '2021-02-03' },
    ],
    [
      'its period',
      (life: Life) =>
        life.do('correct-date', {
          field: 'term-ends-on',
          id: life.last.term?.id,
          date: '2021-11-30',
          reason: 'x',
        }),
      { endsOn: '2021-12-31' },
    ],
  ])('are out of date once %s is corrected, until they are issued again', (_, correct, said) => {
    const life = STATES.unpaid();
    const duesId = life.last.dues?.id ?? '';
    expect(outdatedPaper(life.facts, duesId)).toBeNull();
    correct(life);
    expect(outdatedPaper(life.facts, duesId)).toMatchObject(said);
    life.do('reissue-call', { duesId, reason: 'x' });
    expect(outdatedPaper(life.facts, life.last.dues?.id ?? '')).toBeNull();
  });

  test('are out of date no more once the correction is taken back', () => {
    const life = STATES.unpaid();
    const id = life.last.dues?.id ?? '';
    for (const date of ['2021-03-31', '2021-02-03']) {
      life.do('correct-date', { field: 'dues-due-on', id, date, reason: 'x' });
    }
    expect(outdatedPaper(life.facts, id)).toBeNull();
  });

  test('that are older than the question are not said to be out of date', () => {
    const life = STATES.unpaid();
    life.facts = {
      ...life.facts,
      papers: life.facts.papers.map((paper) => ({ ...paper, said: null })),
    };
    const late = { field: 'dues-due-on', id: life.last.dues?.id, date: '2021-03-31' };
    life.do('correct-date', { ...late, reason: 'x' });
    expect(outdatedPaper(life.facts, life.last.dues?.id ?? '')).toBeNull();
  });

  test('go with the call when two members become one', () => {
    const life = STATES.merged();
    expect(life.facts.papers.map(({ duesId }) => duesId)).toEqual(
      life.facts.dues.map(({ id }) => id),
    );
  });
});
