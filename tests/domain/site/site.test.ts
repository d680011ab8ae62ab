import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  allowanceWords,
  periodWords,
  priceWords,
} from '../../../src/plugins/membership-lifecycle/shared/core/offer-words';
import { pluralOf } from '../../../src/plugins/membership-lifecycle/shared/core/plural';
import { formatDay, formatMoney, typeset, writingIn } from '../../../src/writing/format';
import { html } from '../../../src/site/html';
import { markdownHtml, plainText } from '../../../src/writing/markdown';
import { offerPage } from '../../../src/site/offer-page';
import { noticePage, shellPage } from '../../../src/site/plain-pages';
import { stateOf } from '../../../src/site/rendering';
import { isSlug, languageOf, resourceSearch, wantedBy } from '../../../src/site/requests';
import { termSentences } from '../../../src/site/rights';
import { sayIn } from '../../../src/site/texts';
import { NOBODY, type Language } from '../../../src/site/types';
import { COUNTRIES } from '../../../src/plugins/membership-lifecycle/shared/kernel/countries';
import { faults } from '../../helpers/texts/typography';
import type { PublicTier } from '../../../src/api/offer/reading/types';
import { PUBLIC_BRACKETS } from '../../helpers/brackets';
import { ASSOCIATION, BENEFIT, OFFER, pageOf, TIER } from '../../helpers/site/pages';

/** What the pages of the site say, from an offer to its HTML. */

const JS = path.resolve(__dirname, '../../../public/site/js');

const words = (language: Language) => ({ say: sayIn(language), language });
const FR = words('fr');
const EN = words('en');

/** A function of a module that browsers load. */
const moduleOf = (file: string, name: string): unknown =>
  new Function(
    `${readFileSync(path.join(JS, file), 'utf8').replaceAll('export const', 'const')}; return ${name};`,
  )();
const readWhole = moduleOf('whole.js', 'readWhole') as (
  typed: string,
  language: Language,
) => number | null;

const BRACKETED: PublicTier = { ...TIER, price: null, brackets: PUBLIC_BRACKETS };

/** What remains of a page when the tags are taken away, as one line. */
const read = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/[ \n]+/g, ' ');

describe('hostile texts', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '[lien](javascript:alert(1))',
    '[lien](JaVaScRiPt&colon;alert(1))',
    '[lien](data:text/html,<script>alert(1)</script>)',
    '[lien](vbscript:alert(1))',
    '![image](https://ailleurs.example/pixel.png)',
    '<https://ailleurs.example" onclick="alert(1)>',
    '</main></body></html><script>1</script>',
  ];
  const ALLOWED =
    /^(?:a|table|caption|thead|tbody|tr|th|td|html|head|meta|title|link|body|header|nav|ul|li|main|article|div|p|h[1-6]|figure|blockquote|figcaption|section|ol|strong|em|dl|dt|dd|footer|span|br|hr|button)$/;

  const everywhere = (text: string) =>
    offerPage(
      pageOf(
        {
          title: text,
          epigraph: { text, source: text },
          why: { heading: text, body: text, bodyHtml: markdownHtml(text) },
          rightsHeading: text,
          benefits: [{ ...BENEFIT, title: text, description: text, unit: text }],
          tiers: [
            { ...TIER, name: text, audiences: [text] },
            { ...BRACKETED, name: text },
          ],
        },
        {
          association: {
            ...ASSOCIATION,
            name: text,
            legalName: text,
            legalForm: text,
            email: text,
          },
        },
      ),
    );

  it.each(HOSTILE)('%s makes no tag, no handler and no link that runs', (text) => {
    const page = everywhere(text);
    const tags = [...page.matchAll(/<([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/gi)];
    expect(tags.map(([, name]) => name as string).filter((name) => !ALLOWED.test(name))).toEqual(
      [],
    );
    const attributes = tags.map(([, , rest]) => (rest as string).replace(/"[^"]*"/g, '""'));
    expect(attributes.filter((rest) => /\son\w+\s*=/i.test(rest))).toEqual([]);
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url as string);
    expect(addresses.filter((url) => !/^(?:\/|#|mailto:|https:\/\/)/.test(url))).toEqual([]);
    expect(page).not.toMatch(/<img[^>]+ailleurs/);
  });

  it('whatever is typed is read as it was typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shown = html`<p>${text}</p>`.text.slice(3, -4);
        expect(shown).not.toMatch(/[<>"']/);
        const back = shown
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&amp;/g, '&');
        expect(back).toBe(text);
      }),
    );
  });
});

describe('Markdown', () => {
  it('keeps paragraphs, faces, lists and links of the web', () => {
    const text = 'Un **mot**.\n\n- a\n- b\n\n[le site](https://a.example) et <a@b.example>';
    expect(markdownHtml(text)).toBe(
      '<p>Un <strong>mot</strong>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n' +
        '<p><a href="https://a.example">le site</a> et <a href="mailto:a@b.example">a@b.example</a></p>\n',
    );
  });
  it('puts its headings below those of the page', () => {
    expect(markdownHtml('# Un\n\n#### Quatre')).toBe('<h3>Un</h3>\n<h6>Quatre</h6>\n');
  });
  it('is read without its marks in the description of a page', () => {
    expect(plainText('Un **mot** de\n[lien](https://a.example).\n\n- fin')).toBe(
      'Un mot de lien. fin',
    );
  });
});

describe('the page of an offer', () => {
  it('says the whole offer', () => {
    const text = read(offerPage(pageOf()));
    for (const part of [
      'Adhésions 2021',
      'Une citation',
      'Un livre, 2015',
      'Pourquoi adhérer\u202f?',
      'L’adhésion donne droit à',
      'Un compagnonnage',
      '6 séances',
      'Organismes publics',
      'ministères',
      '5\u202f000\u00a0€',
      'par an',
      'Demander une adhésion',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('says the brackets of a tier in a table, whose caption says what they depend on', () => {
    const page = offerPage(pageOf({ tiers: [BRACKETED] }));
    expect(read(page)).toContain('de 48\u00a0€ à 38\u202f500\u00a0€ par an');
    expect(page).toMatch(/<caption>\s*La cotisation selon le nombre d’habitants\s*<\/caption>/);
    expect(page.match(/<th scope="col">/g)).toHaveLength(2);
    const rows = [...page.matchAll(/<th scope="row">(.*?)<\/th>\s*<td>(.*?)<\/td>/g)];
    expect(
      rows.map(([, who, price]) => `${who}: ${price}`.replace(/[\u00a0\u202f]/g, ' ')),
    ).toEqual([
      'jusqu’à 199 habitants: 48 €',
      'de 200 à 399 habitants: 67 €',
      'de 400 à 600 habitants: 77 €',
      '601 habitants et plus: 0,166 € par habitant, 38 500 € au plus',
    ]);
    expect(offerPage(pageOf())).not.toContain('<table');
  });

  it('leads to the form with the tier that was chosen', () => {
    expect(offerPage(pageOf())).toContain('href="/adhesion?formule=organismes-publics"');
    expect(offerPage(pageOf({}, { language: 'en' }))).toContain(
      'href="/adhesion?formule=organismes-publics&amp;lang=en"',
    );
  });

  it('says in each tier what it includes when there are several', () => {
    const second = { ...TIER, code: 'associations', name: 'Associations', allowances: [] };
    const text = read(offerPage(pageOf({ tiers: [TIER, second] })));
    expect(text).toContain('Elle comprend Un compagnonnage 6 séances');
    expect(text).toContain('Demander cette adhésion : Associations');
  });

  it('names what a tier includes though the offer does not list it, with one tier too', () => {
    const second = { ...TIER, code: 'associations', name: 'Associations', allowances: [] };
    const several = read(offerPage(pageOf({ tiers: [TIER, second], benefits: [] })));
    expect(several).toContain('Elle comprend Un compagnonnage 6 séances');
    expect(several.match(/Elle comprend/g)).toHaveLength(1);
    expect(read(offerPage(pageOf({ benefits: [] })))).toContain(
      'Elle comprend Un compagnonnage 6 séances',
    );
    expect(read(offerPage(pageOf()))).not.toContain('Elle comprend');
  });

  it.each([
    ['closed', 'Cette offre s’est achevée le 1er\u00a0décembre\u00a02021.'],
    ['coming', 'Cette offre ouvre le 1er\u00a0janvier\u00a02021.'],
  ] as const)('takes no application once it is %s, and says so', (state, sentence) => {
    const page = offerPage(pageOf({ closesOn: '2021-12-01' }, { state }));
    expect(read(page)).toContain(sentence);
    const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
    expect(main).not.toContain('href="/adhesion');
    expect(main).toContain('Voir l’offre en cours');
  });

  it('marks what is not in the language of the page', () => {
    const page = offerPage(pageOf({}, { language: 'en' }));
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toMatch(/<h1 lang="fr">/);
    expect(read(page)).toContain('you are reading it in French');
    expect(offerPage(pageOf())).not.toMatch(/<(?:h1|section|li|figure)[^>]* lang=/);
  });

  it('names itself to search engines, unless it is a draft', () => {
    const page = offerPage(pageOf());
    expect(page).toContain(
      '<link rel="canonical" href="https://adherer.example/offres/adhesions-2021" />',
    );
    expect(page).toContain(
      'hreflang="en" href="https://adherer.example/offres/adhesions-2021?lang=en"',
    );
    const draft = offerPage(pageOf({}, { draft: true }));
    expect(draft).toContain('<meta name="robots" content="noindex" />');
    expect(draft).not.toContain('canonical');
    expect(read(draft)).toContain('Aperçu — brouillon');
  });

  it('holds no inline script and no inline style', () => {
    for (const page of [offerPage(pageOf()), shellPage(pageOf(), '/adhesion')]) {
      expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/);
    }
  });
});

it('an association that has said nothing has pages all the same', () => {
  const page = noticePage({ language: 'fr', association: NOBODY, site: '' }, 'none');
  expect(page).toContain('<title>Aucune offre d’adhésion n’est ouverte en ce moment</title>');
  expect(read(page)).not.toMatch(/undefined|null/);
});

describe('what a tier costs and gives', () => {
  const priced = (amount: number, months = 12) => ({
    ...TIER,
    price: { amount, currency: 'EUR' },
    term: { ...TIER.term, months },
  });
  it.each([
    [500_000, 12, '5\u202f000\u00a0€', 'par an'],
    [12_350, 24, '123,50\u00a0€', 'pour 2 ans'],
    [4_000, 18, '40\u00a0€', 'pour 18 mois'],
    [0, 12, 'Gratuit', ''],
  ])('%d cents for %d months', (amount, months, price, period) => {
    expect(priceWords(priced(amount, months), writingIn('fr'))).toBe(price);
    expect(periodWords(priced(amount, months), 'fr')).toBe(period);
  });

  it('says no period of brackets that ask for nothing', () => {
    const nothing = { amount: 0, currency: 'EUR' };
    const free = { ...PUBLIC_BRACKETS, lowest: nothing, highest: nothing };
    expect(priceWords({ price: null, brackets: free }, writingIn('en'))).toBe('Free');
    expect(periodWords({ ...BRACKETED, brackets: free }, 'fr')).toBe('');
    expect(periodWords(BRACKETED, 'fr')).toBe('par an');
    expect(priceWords({ price: null, brackets: null }, writingIn('fr'))).toBe('Prix à fixer');
  });

  it.each([
    ['quota', 'séance', 6, '6 séances'],
    ['quota', 'séance', 1, '1 séance'],
    ['quota', null, 6, '6 utilisations'],
    ['vote', null, 2, '2 voix'],
    ['vote', 'voix', 2, '2 voix'],
    ['priority', 'jour', 7, 'réservation 7 jours avant l’ouverture à tous'],
    ['priority', null, 7, 'réservation 7 jours avant l’ouverture à tous'],
    ['access', null, null, ''],
  ] as const)('%s in %s: %s', (kind, unit, quantity, text) => {
    expect(allowanceWords({ kind, unit, locale: 'fr' }, quantity, 'fr')).toBe(text);
  });

  it('declines a unit by the language in which it is written', () => {
    const right = { kind: 'quota', unit: 'journal', locale: 'fr' } as const;
    expect(allowanceWords(right, 2, 'en')).toBe('2 journaux');
    expect(allowanceWords({ ...right, unit: null }, 2, 'en')).toBe('2 uses');
    expect(allowanceWords({ ...right, kind: null }, 2, 'en')).toBe('');
  });

  it('tells when the year starts and ends, and what late joiners owe', () => {
    const term = {
      ...TIER.term,
      kind: 'calendar-year' as const,
      yearStartsOn: '09-01',
      rolloverOn: '06-01',
      firstTermPrice: 'remaining-months' as const,
    };
    expect(termSentences({ ...TIER, term }, FR)).toEqual([
      'L’année d’adhésion va du 1er\u00a0septembre au 31\u00a0août.',
      'La première fois, seuls les mois qui restent sont dus.',
      'À partir du 1er\u00a0juin, une nouvelle adhésion vaut aussi pour l’année qui suit.',
    ]);
    expect(termSentences({ ...TIER, term: { ...term, yearStartsOn: '03-01' } }, EN)[0]).toBe(
      'The membership year runs from 1\u00a0March to 28\u00a0February.',
    );
  });

  it.each([
    ['voix', 'fr', '7 voix'],
    ['journal', 'fr', '7 journaux'],
    ['festival', 'fr', '7 festivals'],
    ['heure de conseil', 'fr', '7 heures de conseil'],
    ['bureau', 'fr', '7 bureaux'],
    ['pass', 'en', '7 passes'],
    ['entry', 'en', '7 entries'],
    ['hour of advice', 'en', '7 hours of advice'],
  ] as const)('declines %s', (unit, language, text) => {
    expect(`7 ${pluralOf(unit, 7, language)}`).toBe(text);
    expect(pluralOf(unit, 1, language)).toBe(unit);
  });
});

describe('the number that an applicant types', () => {
  it.each([
    ['12500', 12_500],
    [' 12 500 ', 12_500],
    ['12\u202f500\u00a0hab.', 12_500],
    ['12 500 habitants', 12_500],
    ['1 200 000 €', 1_200_000],
    ['35 agents', 35],
    ['0', 0],
    ['1 000 000 000 000', 1_000_000_000_000],
    ['1 000 000 000 001', null],
    ['12,5', null],
    ['12.500', null],
    ['12,500', null],
    ['1,2 M€', null],
    ['12 50', null],
    ['-5', null],
    ['1e3', null],
    ['environ 500', null],
    ['', null],
    ['hab.', null],
  ])('in French: « %s »', (typed, value) => expect(readWhole(typed, 'fr')).toBe(value));

  it.each([
    ['12,500', 12_500],
    ['€1,200,000', 1_200_000],
    ['12 500 inhabitants', 12_500],
    ['12.5', null],
    ['12,50', null],
  ])('in English: “%s”', (typed, value) => expect(readWhole(typed, 'en')).toBe(value));
});

describe('days, money and French spaces', () => {
  it('are written as each language does', () => {
    expect(formatDay('2021-01-01', 'fr')).toBe('1er\u00a0janvier\u00a02021');
    expect(formatDay('2021-12-31', 'en')).toBe('31\u00a0December\u00a02021');
    expect(formatMoney(123_456, 'EUR', 'en')).toBe('€1,234.56');
  });
  it('leave English alone', () => {
    expect(typeset('« Oui » : vraiment ?', 'fr')).toBe('«\u00a0Oui\u00a0»\u00a0: vraiment\u202f?');
    expect(typeset('Odd ?', 'en')).toBe('Odd ?');
  });
});

describe('addresses', () => {
  it.each([
    ['/', { kind: 'current' }],
    ['/offres/a', { kind: 'offer', slug: 'a' }],
    ['/adhesion', { kind: 'shell', path: '/adhesion' }],
    ['/espace', { kind: 'shell', path: '/espace' }],
    ['/repondre', { kind: 'shell', path: '/repondre' }],
    ['/accessibilite', { kind: 'accessibility' }],
    ['/site/js/a.js', { kind: 'file', name: 'js/a.js' }],
  ])('%s', (path, wanted) => expect(wantedBy(path)).toEqual(wanted));

  it.each([
    '/api/offers/current',
    '/admin',
    '/offres',
    '/adhesion/',
    '/uploads/a.png',
    '/__proto__',
    '/toString',
  ])('%s is not ours', (path) => expect(wantedBy(path)).toBeNull());

  it('a slug is lower-case words, and nothing else is looked for', () => {
    expect(isSlug('adhesions-2021')).toBe(true);
    for (const text of ['', '../a', 'a/b', '%00', 'A', 'a--b', 'é', 'a'.repeat(256)]) {
      expect(isSlug(text)).toBe(false);
    }
  });

  it('a search has no character that a database refuses', () => {
    const asked = resourceSearch(new URLSearchParams('q=%00rue%0Acommune&theme=%00&page=x'));
    expect(asked).toEqual({ search: 'rue commune', topic: '', page: 1 });
  });

  it('English is asked for by name', () => {
    expect(languageOf(new URLSearchParams('lang=en'))).toBe('en');
    expect(languageOf(new URLSearchParams('lang=de&utm_source=x'))).toBe('fr');
  });
});

it.each([
  ['2020-12-31', 'coming'],
  ['2021-01-01', 'open'],
  ['2021-06-30', 'open'],
  ['2021-07-01', 'closed'],
])('on %s the offer is %s', (today, state) => {
  expect(stateOf({ ...OFFER, closesOn: '2021-06-30' }, today)).toBe(state);
});

describe('the modules of the browser', () => {
  const moduleText = (name: string): string => readFileSync(path.join(JS, name), 'utf8');
  const textsIn = (language: Language): Record<string, string> => {
    const modules = [`texts/${language}-space.js`, `texts/${language}.js`].map((name) =>
      moduleText(name)
        .replace(/^import .*$/m, '')
        .replace('export const', 'const'),
    );
    return new Function(`${modules.join(';')}; return ${language};`)() as Record<string, string>;
  };
  const fr = textsIn('fr');
  const en = textsIn('en');

  it('say the same in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
    const values = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const key of Object.keys(fr)) {
      expect([key, values(en[key] as string)]).toEqual([key, values(fr[key] as string)]);
    }
  });

  it('are well typeset', () => {
    const wrong = Object.keys(fr).flatMap((key) => [
      ...faults(typeset(fr[key] as string, 'fr'), 'fr').map((fault) => [key, fault]),
      ...faults(en[key] as string, 'en').map((fault) => [key, fault]),
    ]);
    expect(wrong).toEqual([]);
  });

  it('name the countries that an address may be in', () => {
    const codes = [...moduleText('countries.js').matchAll(/'([A-Z ]{3,})'/g)].map(
      ([, some]) => some as string,
    );
    expect(codes.join('').split(' ')).toEqual(COUNTRIES);
  });
});
