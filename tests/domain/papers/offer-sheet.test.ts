import fc from 'fast-check';
import {
  inlineRuns,
  richBlocks,
  type Run,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/markdown';
import {
  offerSheet,
  type SheetOffer,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/content/offer-sheet';
import { faultIn } from '../../../src/plugins/membership-lifecycle/server/src/papers/faults';
import { drawSheet } from '../../../src/plugins/membership-lifecycle/server/src/papers/sheet-drawing';
import type { PublicBrackets } from '../../../src/plugins/membership-lifecycle/shared/core/content-api';
import { PUBLIC_BRACKETS } from '../../helpers/brackets';
import { ISSUER } from '../../helpers/calls';
import { on, OFFER as WHOLE, SHEET } from '../../helpers/papers';
import { faultsOf, fontsOf, hasPdfTools, infoOf, structureOf, textOf } from '../../helpers/pdf';

/** The offer on one sheet: what it says, how its Markdown is read, and that it is one page. */

const PRESENTED = { ...ISSUER, phone: '01 99 00 12 34', website: 'https://www.example.org' };

const OFFER: SheetOffer = {
  ...WHOLE,
  why: { heading: 'Pourquoi ?', body: 'Un **mot**, puis :\n\n- un\n- deux' },
};

const BRACKETED: SheetOffer['tiers'][number] = {
  ...WHOLE.tiers[0]!,
  price: null,
  brackets: PUBLIC_BRACKETS,
};

const sheet = (more: Partial<SheetOffer> = {}, draft = false, locale: 'fr' | 'en' = 'fr') =>
  offerSheet({ ...OFFER, ...more }, PRESENTED, { ...SHEET, locale, draft });
/** Tiers that grant so much of the one right there is, or nothing of it. */
const granting = (granted: (string | null)[][]): SheetOffer['tiers'] =>
  granted.map((quantities, at) => ({
    ...WHOLE.tiers[0]!,
    name: 'ABC'[at]!,
    allowances: quantities.map((quantityText) => ({
      ...{ benefit: 'compagnonnage', title: 'Compagnonnage', quantityText },
    })),
  }));
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const face = (run: Run) => `${run.bold ? 'b' : ''}${run.italic ? 'i' : ''}`;
const marked = (text: string) => inlineRuns(text).map((run) => [run.text, face(run)]);

describe('Markdown', () => {
  test.each([
    [
      'un **gros** mot',
      [
        ['un ', ''],
        ['gros', 'b'],
        [' mot', ''],
      ],
    ],
    [
      'un _fin_ mot',
      [
        ['un ', ''],
        ['fin', 'i'],
        [' mot', ''],
      ],
    ],
    [
      '**gros *et fin***',
      [
        ['gros ', 'b'],
        ['et fin', 'bi'],
      ],
    ],
    ['le nom_de_fichier et 2 * 3 * 4', [['le nom_de_fichier et 2 * 3 * 4', '']]],
    ['[le site](https://example.org) ![image](x.png)', [['le site', '']]],
    ['du <b>HTML</b> &\u00a0\\*étoile\\*', [['du HTML & *étoile*', '']]],
    ['', []],
  ])('the faces of « %s »', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  test('paragraphs, headings and lists', () => {
    const text = '# Titre\nUn\nparagraphe\n\n- a\n- b\n  suite\n1. un\n2) deux\n\n---\n> cité';
    expect(richBlocks(text).map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'paragraph',
    ]);
    expect(richBlocks(text)[2]).toMatchObject({
      ordered: false,
      items: [[{ text: 'a' }], [{ text: 'b suite' }]],
    });
    expect(richBlocks(text)[3]).toMatchObject({ ordered: true });
  });

  test('no text is lost or invented, whatever is typed, and no mark is left unpaired by us', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b ', '**', '*', '_', ' ', '\n', '- ')),
        (parts) => {
          const letters = (text: string) => text.replace(/[^ab]/g, '');
          const all = richBlocks(parts.join('')).flatMap((block) =>
            block.kind === 'list' ? block.items.flat() : block.runs,
          );
          expect(letters(all.map(({ text }) => text).join(''))).toBe(letters(parts.join('')));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a sheet says', () => {
  test('what is offered, at which price, to whom, and how to join', () => {
    const { title, tiers, joining, rights, draft, name } = sheet();
    expect(title).toBe('Adhésions 2021');
    expect(spaced(name)).toBe('Fiche de l’offre Adhésions 2021');
    expect(tiers.items.map((tier) => ({ ...tier, price: spaced(tier.price) }))).toEqual([
      {
        name: 'Organismes publics',
        audiences: 'collectivités, ministères',
        price: '5 000 €',
        period: 'par an',
        brackets: null,
        included: [],
      },
    ]);
    const lines = joining.lines.map(({ text }) => text);
    expect(spaced(lines[0]!)).toBe('La demande se fait en ligne, en quelques minutes :');
    expect(joining.lines[1]).toMatchObject({ text: 'adherer.example/adhesion', bold: true });
    expect(lines).toEqual(
      expect.arrayContaining(['adhesions@example.org', '01 99 00 12 34', 'www.example.org']),
    );
    expect(lines.at(-1)).toBe('Offre ouverte depuis le 1er janvier 2021.');
    expect(rights?.heading).toBe('Vos droits');
    expect(draft).toBeNull();
  });

  test('the same in English, and that a draft is one', () => {
    const english = sheet({ rightsHeading: null, closesOn: '2021-12-31' }, true, 'en');
    expect(english.rights?.heading).toBe('Membership entitles you to');
    expect(english.tiers.items[0]).toMatchObject({ price: '€5,000', period: 'a year' });
    expect(english.joining.lines.at(-1)?.text).toBe(
      'Offer open from 1 January 2021 to 31 December 2021.',
    );
    expect(english.draft).toBe('Draft: this offer is not published.');
  });

  test.each([
    ['what its only tier grants', [['6 séances']], '6 séances'],
    ['nothing more of an access', [[null]], ''],
    ['nothing of a right that no tier grants', [[]], ''],
    ['once what all tiers grant', [['6 séances'], ['6 séances']], '6 séances'],
  ])('beside a right: %s', (_, granted, expected) => {
    const { rights, tiers } = sheet({ tiers: granting(granted) });
    expect(spaced(rights!.items[0]!.granted)).toBe(expected);
    expect(rights!.items[0]!.byTier).toBeNull();
    expect(tiers.items.flatMap(({ included }) => included)).toEqual([]);
  });

  test.each([
    ['what each tier grants', [['6 séances'], ['2 séances']], 'A : 6 séances · B : 2 séances'],
    ['who grants it where not all do', [[null], []], 'A'],
    ['both of these', [['6 séances'], [null], []], 'A : 6 séances · B'],
  ])('where it depends on the tier, there: %s', (_, granted, expected) => {
    const { rights, tiers } = sheet({ tiers: granting(granted) });
    const [right] = rights!.items;
    expect([right!.granted, spaced(right!.byTier!)]).toEqual(['Selon la formule', expected]);
    expect(tiers.items.map(({ included }) => included)).toEqual(
      granted.map((quantities) => quantities.map((one) => ['Compagnonnage', one ?? ''])),
    );
  });

  test.each([
    [null, 12, 'Prix à fixer', ''],
    [0, 12, 'Gratuit', ''],
    [100_000, 24, '1 000 €', 'pour 2 ans'],
    [100_000, 6, '1 000 €', 'pour 6 mois'],
  ])('a price of %p for %d months', (amount, months, price, period) => {
    const [tier] = OFFER.tiers;
    const other = {
      ...tier!,
      price: amount === null ? null : { amount, currency: 'EUR' },
      term: { months },
    };
    const [made] = sheet({ tiers: [other] }).tiers.items;
    expect([spaced(made!.price), made!.period]).toEqual([price, period]);
  });

  test('the brackets of a price, each on its line', () => {
    const [tier] = sheet({ tiers: [BRACKETED] }).tiers.items;
    expect([spaced(tier!.price), tier!.period]).toEqual(['de 48 € à 38 500 €', 'par an']);
    const { heading, rows } = tier!.brackets!;
    expect(spaced(heading)).toBe('Cotisation selon le nombre d’habitants :');
    expect(rows.map((row) => row.map(spaced))).toEqual([
      ['jusqu’à 199 habitants', '48 €'],
      ['de 200 à 399 habitants', '67 €'],
      ['de 400 à 600 habitants', '77 €'],
      ['601 habitants et plus', '0,166 € par habitant, 38 500 € au plus'],
    ]);
  });

  test('nothing where nothing was written', () => {
    const bare = sheet({ epigraph: null, why: null, benefits: [], tiers: [], opensOn: null });
    expect(bare).toMatchObject({ epigraph: null, why: null, rights: null });
    expect(JSON.stringify(bare)).not.toMatch(/undefined|NaN/);
  });
});

describe('the sheet, drawn', () => {
  const long = (times: number) =>
    sheet({
      why: { heading: 'Pourquoi ?', body: Array(times).fill('Mot à mot. '.repeat(9)).join('\n\n') },
    });

  test('is the same bytes for the same words', async () => {
    const bytes = await drawSheet(sheet(), on());
    expect((await drawSheet(sheet(), on())).equals(bytes)).toBe(true);
    expect((await drawSheet(sheet({}, true), on())).equals(bytes)).toBe(false);
  });

  test('is a sound, tagged page, its fonts embedded, read in order', async () => {
    const bytes = await drawSheet(sheet(), on());
    expect(bytes.toString('latin1')).toContain('/StructTreeRoot');
    if (!hasPdfTools()) return;
    expect(faultsOf(bytes)).toEqual([]);
    expect(infoOf(bytes)).toMatch(/Tagged:\s+yes/);
    expect(infoOf(bytes)).toMatch(/Pages:\s+1\n/);
    expect(fontsOf(bytes).every(Boolean)).toBe(true);
    expect(structureOf(bytes)).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'H3', 'BlockQuote', 'L', 'LI', 'LBody', 'P']),
    );
    const text = textOf(bytes);
    const parts = ['Adhésions 2021', 'Une citation.', '5 000 €', 'par an', '• un'];
    for (const part of [...parts, '6 séances', 'adherer.example/adhesion']) {
      expect(text).toContain(part);
    }
  });

  const words = (letters: number) => 'Mot à mot. '.repeat(letters / 11);
  const RIGHTS = [201, 73, 156, 53, 152];
  const brochure = (tiers: number[], more: Partial<SheetOffer['tiers'][number]> = {}) =>
    sheet({
      epigraph: { text: words(642), source: words(77) },
      why: { heading: words(45), body: `${words(242)}\n\n${words(248)}` },
      benefits: RIGHTS.map((letters, at) => ({
        ...{ code: `droit-${at}`, title: `Un droit ${at}`, description: words(letters) },
      })),
      tiers: tiers.map((first) => ({
        ...{ ...WHOLE.tiers[0]!, ...more },
        allowances: RIGHTS.map((_, at) => ({
          ...{ benefit: `droit-${at}`, title: `Un droit ${at}` },
          ...{ quantityText: `${at < 3 ? first + at : at} séances` },
        })),
      })),
    });

  test('has room for the words of the brochure that it replaces, quantities and address too', async () => {
    if (!hasPdfTools()) return;
    const bytes = await drawSheet(brochure([10]), on());
    expect(infoOf(bytes)).toMatch(/Pages:\s+1\n/);
    expect(textOf(bytes)).toContain('12 séances');
  });

  test('has room for them with three tiers that have brackets, and for all that these grant', async () => {
    if (!hasPdfTools()) return;
    const { price, brackets } = BRACKETED;
    const plain = await drawSheet(brochure([10, 20, 30]), on());
    const bracketed = await drawSheet(brochure([10, 20, 30], { price, brackets }), on());
    for (const bytes of [plain, bracketed]) {
      expect(infoOf(bytes)).toMatch(/Pages:\s+1\n/);
      for (const quantity of ['10', '22', '32', '4']) {
        expect(spaced(textOf(bytes))).toContain(`${quantity} séances`);
      }
    }
    // What depends on the tier is said in it where there is room, else beside the right.
    expect(spaced(textOf(plain))).toContain('Selon la formule');
    expect(spaced(textOf(bracketed))).toContain('Organismes publics : 10 séances');
    expect(spaced(textOf(bracketed))).toContain('de 48 € à 38 500 €');
  });

  test('says brackets in a table, and how to join once all prices are read', async () => {
    const offer = sheet({ tiers: [BRACKETED, { ...WHOLE.tiers[0]!, allowances: [] }] });
    const bytes = await drawSheet(offer, on());
    if (!hasPdfTools()) return;
    expect(structureOf(bytes)).toEqual(
      expect.arrayContaining(['Table', 'Caption', 'TR', 'TH', 'TD']),
    );
    expect(faultsOf(bytes)).toEqual([]);
    const text = textOf(bytes);
    expect(text.indexOf('Pour adhérer')).toBeGreaterThan(text.indexOf('5 000'));
  });

  test('breaks its title where both lines are about as long', async () => {
    if (!hasPdfTools()) return;
    const title = 'Cultivons tous ensemble la belle saison 2027';
    const text = spaced(textOf(await drawSheet(sheet({ title }), on())));
    expect(text).toMatch(/Cultivons tous ensemble\s*\n\s*la belle saison 2027/);
  });

  test('writes an address on one line where letters that are read with ease allow it', async () => {
    if (!hasPdfTools()) return;
    const email = 'adhesions@atelier-commun.example';
    for (const times of [1, 14]) {
      const { why } = long(times);
      const whole = offerSheet(OFFER, { ...PRESENTED, email }, { ...SHEET, locale: 'fr' });
      expect(textOf(await drawSheet({ ...whole, why }, on()))).toContain(email);
    }
  });

  test('shrinks to stay on one page, and says how much is too long when it cannot', async () => {
    const shrunk = await drawSheet(long(11), on());
    if (hasPdfTools()) expect(infoOf(shrunk)).toMatch(/Pages:\s+1\n/);
    const lines = async (times: number): Promise<number> => {
      const error: unknown = await drawSheet(long(times), on()).catch((thrown: unknown) => thrown);
      const fault = faultIn(error);
      if (fault?.kind !== 'too-long') throw new Error(`It fits ${times} times`);
      return fault.lines;
    };
    const [some, more] = [await lines(30), await lines(40)];
    expect(some).toBeGreaterThan(5);
    expect(more).toBeGreaterThan(some + 10);
  });

  test('keeps to one page with as many brackets as there are, by their ends where they do not fit', async () => {
    if (!hasPdfTools()) return;
    const drawn = async (brackets: PublicBrackets) => {
      const bytes = await drawSheet(sheet({ tiers: [{ ...BRACKETED, brackets }] }), on());
      expect(infoOf(bytes)).toMatch(/Pages:\s+1\n/);
      return spaced(textOf(bytes));
    };
    expect(await drawn(PUBLIC_BRACKETS)).toMatch(/de 200 à 399 habitants\s+67 €/);
    const [step] = PUBLIC_BRACKETS.steps;
    const many = await drawn({ ...PUBLIC_BRACKETS, steps: Array(80).fill(step) });
    expect(many).toMatch(/de 48 € à 38 500 €/);
    expect(many).not.toMatch(/199 habitants/);
  });

  test('a draft is marked on its face', async () => {
    if (!hasPdfTools()) return;
    const text = textOf(await drawSheet(sheet({}, true), on()));
    expect(text).toContain('Projet : cette offre n’est pas publiée.');
  });
});
