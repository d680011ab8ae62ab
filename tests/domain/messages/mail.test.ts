import fc from 'fast-check';
import type {
  Facts,
  MessageDraft,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import { TEMPLATE_CODES } from '../../../src/plugins/membership-lifecycle/admin/src/messages/template-codes';
import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';
import {
  formatDay,
  formatIban,
  formatMoney,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/format';
import { toHtml } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/html';
import {
  linkMark,
  withLink,
} from '../../../src/plugins/membership-lifecycle/server/src/messages/texts/link-mark';
import { compileTemplate } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/template';
import {
  sourceIn,
  validateTemplate,
} from '../../../src/plugins/membership-lifecycle/server/src/messages/texts/validate';
import { messageValues } from '../../../src/plugins/membership-lifecycle/server/src/messages/texts/values';
import { membership } from '../../helpers/facts';

const CODE = 'renewal-proposal';
/** What never comes back from an expression takes longer on any machine; the bench says what is slow. */
const HANG_MS = 10_000;
const texts = { subjectFr: 'Objet', bodyFr: 'Corps', subjectEn: 'Subject', bodyEn: 'Body' };
const verdict = (bodyFr: string) => validateTemplate(MESSAGES, CODE, { ...texts, bodyFr });
const reasons = (bodyFr: string) => {
  const result = verdict(bodyFr);
  return result.ok ? [] : result.problems.map(({ field, reason, line }) => [field, reason, line]);
};

describe('dates and money', () => {
  test('are written as each language writes them', () => {
    expect(formatDay('2022-01-01', 'fr')).toBe('1er janvier 2022');
    expect(formatDay('2022-08-15', 'fr')).toBe('15 août 2022');
    expect(formatDay('2022-01-01', 'en')).toBe('1 January 2022');
    expect(formatMoney(500_000, 'EUR', 'fr')).toBe('5\u202f000\u00a0€');
    expect(formatMoney(123_456_789, 'EUR', 'fr')).toBe('1\u202f234\u202f567,89\u00a0€');
    expect(formatMoney(500_005, 'EUR', 'en')).toBe('€5,000.05');
    expect(formatMoney(-5_000, 'EUR', 'fr')).toBe('−50\u00a0€');
    expect(formatMoney(100, 'CHF', 'en')).toBe('CHF\u00a01');
    expect(formatIban('FR7630006000011234567890189').split('\u00a0')).toHaveLength(7);
  });

  test('agree with Intl for every amount, spaces aside', () => {
    const bare = (text: string) => text.replace(/\s/g, '').replace('-', '−');
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
        const digits = cents % 100 === 0 ? 0 : 2;
        const intl = new Intl.NumberFormat('fr-FR', {
          style: 'currency',
          currency: 'EUR',
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
        expect(bare(formatMoney(cents, 'EUR', 'fr'))).toBe(bare(intl.format(cents / 100)));
      }),
      { numRuns: 10_000, seed: 27 },
    );
  });
});

describe('the shipped templates', () => {
  test.each(MESSAGES.shipped.map((template) => [template.code, template] as const))(
    '%s may be saved, and reads whole with and without its optional values',
    (code, template) => {
      expect(validateTemplate(MESSAGES, code, template)).toEqual({ ok: true });
      for (const locale of ['fr', 'en'] as const) {
        const message = compileTemplate(sourceIn(template, locale))(
          MESSAGES.sampleValues(code, locale),
          locale,
        );
        expect(message.subject).not.toMatch(/[\r\n{}]/);
        expect(message.text).not.toMatch(/[{}]|\n{3}/);
        expect(message.html).toContain(`<html lang="${locale}">`);
      }
    },
  );

  test('can each be chosen where messages are looked through', () => {
    expect([...TEMPLATE_CODES].sort()).toEqual(MESSAGES.shipped.map(({ code }) => code).sort());
  });

  test('exist for the moments of a membership, and for assemblies and participation', () => {
    expect(MESSAGES.shipped.map(({ code }) => code).sort()).toEqual([
      'application-announced',
      'application-received',
      'application-withdrawn',
      'assembly-convocation',
      'call-issued',
      'credit-note-issued',
      'dues-formal-notice',
      'dues-reminder',
      'dues-second-reminder',
      'member-invitation',
      'member-sign-in',
      'member-welcome',
      'membership-approved',
      'membership-ended',
      'membership-ending',
      'membership-excluded',
      'membership-refused',
      'occasion-cancelled',
      'paper-sent',
      'payment-received',
      'payment-rejected',
      'registration-cancelled',
      'registration-confirmed',
      'renewal-accepted',
      'renewal-lapsed',
      'renewal-overdue',
      'renewal-proposal',
      'renewal-reminder',
      'right-nearly-used',
      'term-started',
    ]);
    for (const { code } of MESSAGES.shipped)
      expect(MESSAGES.variablesOf(code).length).toBeGreaterThan(8);
  });
});

describe('a template', () => {
  test('may use variables, conditions and the few filters', () => {
    expect(verdict('Bonjour {{ member.contact | default: "vous" | upcase }},')).toEqual({
      ok: true,
    });
    expect(
      verdict(
        '{% if rights.summary %}{{ rights.summary }}{% elsif next.price %}x{% else %}y{% endif %}',
      ),
    ).toEqual({ ok: true });
    expect(verdict('{%- unless next.price == "5" and term.ends -%}x{%- endunless -%}')).toEqual({
      ok: true,
    });
  });

  test.each([
    ['an unknown variable', 'a\n\n{{ member.nom }}', 'unknown-variable', 3],
    ['a group in place of a value', '{{ member }}', 'unknown-variable', 1],
    ['a variable of another template', '{{ dues.number }}', 'unknown-variable', 1],
    [
      'an unknown variable behind a condition',
      '{% if next.price %}x{% else %}{{ a.b }}{% endif %}',
      'unknown-variable',
      1,
    ],
    [
      'an unknown variable as an argument',
      '{{ next.price | default: a.b }}',
      'unknown-variable',
      1,
    ],
    ['a constructor', '{{ member.constructor }}', 'unknown-variable', 1],
    ['a prototype', '{{ member.__proto__ }}', 'unknown-variable', 1],
    ['a property of a text', '{{ member.contact.size }}', 'unknown-variable', 1],
    ['a tag named like a property', '{% constructor %}', 'unknown-tag', 1],
    ['a loop', 'a\n{% for i in member %}{% endfor %}', 'unknown-tag', 2],
    ['an include', '{% include "x" %}', 'unknown-tag', 1],
    ['a render', '{% render "/etc/passwd" %}', 'unknown-tag', 1],
    ['an assignment', '{% assign a = 1 %}', 'unknown-tag', 1],
    ['a raw block', '{% raw %}{{ x }}{% endraw %}', 'unknown-tag', 1],
    ['an unknown filter', '{{ member.contact | json }}', 'unknown-filter', 1],
    ['a filter named like a property', '{{ member.contact | constructor }}', 'unknown-filter', 1],
    ['a huge range', '{% if (1..1000000000) contains 5 %}x{% endif %}', 'not-a-template', 1],
    ['a bracket access', '{{ member["contact"] }}', 'not-a-template', 1],
    ['a filter that is not named', '{{ member.contact | }}', 'not-a-template', 1],
    ['a condition that is not closed', 'a\n{% if next.price %}x', 'unclosed-condition', 2],
    [
      'a condition that is not closed inside one that is',
      '{% if next.price %}\n{% unless next.tier %}x\n{% endif %}',
      'stray-tag',
      3,
    ],
    ['an end without a condition', 'a\n\nb {% endif %}', 'stray-tag', 3],
    ['an else without a condition', '{% else %}', 'stray-tag', 1],
    ['a second else', '{% if next.price %}{% else %}\n{% else %}{% endif %}', 'stray-tag', 2],
    ['an elsif after the else', '{% if a %}{% else %}\n{% elsif b %}{% endif %}', 'stray-tag', 2],
    ['an end that says more', '{% if next.price %}\n{% endif next %}', 'not-a-template', 2],
    [
      'an empty output in a condition',
      '{% if next.price %}\n{{ }}\n{% endif %}',
      'not-a-template',
      2,
    ],
    ['a condition about nothing', 'a\n{% if %}x{% endif %}', 'not-a-template', 2],
    ['an output about nothing', 'a\n{{ }}', 'not-a-template', 2],
    ['a tag without a name', 'a\n{% %}', 'not-a-template', 2],
    ['an output that is not closed', 'a\nb {{ next.price', 'unclosed-markup', 2],
    ['an output closed too late', 'a\nb {{ next.price\n{{ next.tier }}', 'unclosed-markup', 2],
    ['an output closed as a tag', 'a\n{{ next.price %}', 'unclosed-markup', 2],
    ['a tag that is not closed', '{% if next.price %}\n{% endif', 'unclosed-markup', 2],
    ['an output opened with one brace', 'a\nb { next.price }}', 'stray-closing', 2],
    ['a tag that is not opened', 'a\nif next.price %}', 'stray-closing', 2],
    ['curled quotes', 'a\n{{ member.contact | default: “vous” }}', 'curly-quote', 2],
    ['a label in place of a name', 'a\n{{ Nom de l’organisme }}', 'unknown-variable', 2],
    ['nothing', ' \n ', 'empty', 1],
    ['a control character', 'a\nb\u0000', 'control-character', 2],
    ['a megabyte', 'x'.repeat(1 << 20), 'too-long', 1],
  ])('is refused, at its line and field, for %s', (_, body, reason, line) => {
    const started = performance.now();
    expect(reasons(body)).toEqual([['bodyFr', reason, line]]);
    expect(performance.now() - started).toBeLessThan(HANG_MS);
  });

  test.each([
    ['{{ membre.nom }}', 'membre.nom', 'member.organisation'],
    ['{{ Nom de l’organisme }}', 'Nom de l’organisme', 'member.organisation'],
    ['{{ member }}', 'member', 'member.organisation'],
    ['{{ term.end }}', 'term.end', 'term.ends'],
    ['{{ Next.Price }}', 'Next.Price', 'next.price'],
    ['{% if rigths.sumary %}x{% endif %}', 'rigths.sumary', 'rights.summary'],
    ['{% si next.price %}', 'si', 'if'],
    ['{% if next.price %}x{% fin %}', 'fin', 'endif'],
    ['{% if next.price %}x{% sinon %}y{% endif %}', 'sinon', 'else'],
    ['{{ member.contact | majuscules }}', 'majuscules', 'upcase'],
  ])('is mended, as far as can be told, for %s', (body, found, meant) => {
    const result = verdict(body);
    if (result.ok) throw new Error('It was not refused.');
    const [{ correction, message }] = result.problems;
    expect(correction).toEqual({ found, meant });
    expect(message.fr).toContain(`Vouliez-vous dire «\u00a0${meant}\u00a0»`);
    expect(message.en).toContain(`Did you mean “${meant}”`);
  });

  test('is mended by nothing that is unlike what was typed', () => {
    const result = verdict('{{ xyzzy.plugh }}');
    expect(result).toMatchObject({ ok: false, problems: [{ correction: null }] });
    if (!result.ok) expect(result.problems[0].message.fr).not.toContain('Vouliez-vous');
  });

  test('says of a variable of another template where it serves', () => {
    const result = verdict('a\n{{ dues.number }}');
    expect(result).toMatchObject({
      problems: [
        {
          line: 2,
          correction: null,
          message: {
            fr: 'Ligne 2\u00a0: la variable «\u00a0dues.number\u00a0» ne sert que dans d’autres lettres (Appel de cotisation, Avoir, Règlement reçu…).',
          },
        },
      ],
    });
  });

  test('says each problem of each field', () => {
    const result = validateTemplate(MESSAGES, CODE, {
      subjectFr: '{{ a',
      bodyFr: '',
      subjectEn: '{{ member.organization }}',
      bodyEn: 'Body',
    });
    expect(result).toMatchObject({
      problems: [
        { field: 'subjectFr', reason: 'unclosed-markup' },
        { field: 'bodyFr', reason: 'empty' },
        { field: 'subjectEn', correction: { meant: 'member.organisation' } },
      ],
    });
  });

  test('is refused for a subject of two lines, in the language where it stands', () => {
    const result = validateTemplate(MESSAGES, CODE, { ...texts, subjectEn: 'a\nb' });
    expect(result).toMatchObject({
      ok: false,
      problems: [{ field: 'subjectEn', reason: 'line-break' }],
    });
  });

  test('never throws nor runs long, whatever is typed', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' if ',
      ' endif ',
      'member',
      '.contact',
      '|',
      'default:',
      '"',
      "'",
      '..',
      '(',
      '[',
      '\n',
      '-',
      'x',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const started = performance.now();
        verdict(pieces.join(''));
        expect(performance.now() - started).toBeLessThan(HANG_MS);
      }),
      { numRuns: 10_000, seed: 27 },
    );
  });
});

describe('a rendered message', () => {
  const render = (organisation: string, body = 'Bonjour {{ member.organisation }} !') =>
    compileTemplate({ subject: 'Pour {{ member.organisation }}', body })(
      { member: { organisation }, association: { website: 'https://www.example.org' } },
      'fr',
    );

  test('escapes values in its HTML and leaves them alone in its text', () => {
    const message = render('<img src=x onerror="alert(1)"> & Cie');
    expect(message.text).toContain('<img src=x onerror="alert(1)"> & Cie');
    expect(message.html).not.toContain('<img');
    expect(message.html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; Cie');
  });

  test('does not read a value as a template', () => {
    expect(render('{{ member.contact }}').text).toBe('Bonjour {{ member.contact }} !');
  });

  test('keeps its subject on one line, within what a mailbox and a column hold', () => {
    expect(render('A\r\nBcc: victim@example.org').subject).toBe('Pour A Bcc: victim@example.org');
    expect(render('x'.repeat(400)).subject.length).toBeLessThanOrEqual(255);
  });

  test('links the addresses that staff wrote, never one that came in a value', () => {
    const { html } = render(
      'https://evil.example',
      'Voir https://www.example.org. Bonjour {{ member.organisation }}',
    );
    expect(html).toContain('<a href="https://www.example.org">https://www.example.org</a>.');
    expect(html).not.toContain('href="https://evil.example"');
  });

  const sender = {
    name: 'A & B',
    foot: ['1 rue Haute', 'https://www.example.org'],
    color: '#a83a1c',
    second: '#2b2140',
    ink: '#111111',
    soft: '#555555',
    line: '#dddddd',
    corner: '32px',
    font: "Georgia,'Times New Roman',serif",
  };
  const html = (text: string, from: Partial<typeof sender> | { name: null } = {}) =>
    toHtml(text, {
      locale: 'fr',
      subject: 'S',
      trusted: new Set(['https://www.example.org']),
      buttons: new Map([[linkMark('fr'), 'Répondre']]),
      sender: { ...sender, ...from },
    });

  test('makes paragraphs of blocks, lists of dashes, and breaks of lines', () => {
    expect(html('Un\nDeux\n\n- a\n- b : c\n- d')).toContain(
      '<p>Un<br>Deux</p>\n<ul><li>a</li><li>b : c</li><li>d</li></ul>',
    );
  });

  test('bears the colours, the name and the ribbon of who writes', () => {
    const letter = html('Un');
    expect(letter).toContain('>A &amp; B</p>');
    expect(letter).not.toContain("'Times");
    expect(letter).toContain('<style>a{color:#a83a1c}');
    expect(letter).toMatch(/<td width="72%"[^>]+#a83a1c.+<td width="28%"[^>]+#2b2140/);
    expect(html('Un', { name: null })).not.toContain('<table');
  });

  test('sets facts in two columns, a sum that comes first in large letters', () => {
    const letter = html('- Montant\u00a0: 1\u202f200,50\u00a0€\n- IBAN\u00a0: FR76 & Cie');
    expect(letter).toMatch(/<th scope="row"[^>]*>Montant<\/th><td [^>]*font-size:22px/);
    expect(letter).toMatch(/>IBAN<\/th><td style="font-weight:600">FR76 &amp; Cie<\/td>/);
    expect(letter).not.toContain('<ul>');
    expect(html('- Ateliers : 1 séance sur 6')).not.toMatch(/<td [^>]*font-size:22px/);
    expect(html('- Amount: €1,200')).toMatch(/<td [^>]*font-size:22px/);
  });

  test('makes a button of a personal link that stands alone, with its address below', () => {
    const kept = html(`Voici :\n\n${linkMark('fr')}\n\nOu ${linkMark('fr')}.`);
    expect(kept).not.toContain('href="');
    const url = 'https://www.example.org/repondre?a=1&b#secret';
    const sent = withLink({ text: linkMark('fr'), html: kept }, url);
    const href = url.replace('&', '&amp;');
    expect(sent.text).toBe(url);
    expect(sent.html).toMatch(/<a href="([^"]+)" style="[^"]+radius:32px">Répondre<\/a>/);
    expect(sent.html.split(`href="${href}"`)).toHaveLength(4);
    expect(sent.html).toContain(`Ou <a href="${href}">${href}</a>.`);
    expect(sent.html).not.toContain('lien personnel');
    expect(sent.html).toContain('overflow-wrap:anywhere');
  });

  test('ends more quietly where the name of who writes ends it', () => {
    expect(html('Bonjour\n\nCordialement,\nA & B')).toMatch(
      /color:#555555">Cordialement,<br>A &amp; B<br>1 rue Haute<br><a href="https:\/\/www.example.org">/,
    );
    expect(html('Bonjour\n\nCordialement,\nC')).toContain('<p>Cordialement,<br>C</p>');
  });

  test('is escaped whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (value) => {
        const inside = render(value)
          .html.split('<body')[1]
          .replace(/<\/?(p|br|ul|li|body|html)>/g, '');
        expect(inside.replace(/^[^>]*>/, '')).not.toMatch(/[<>"']/);
      }),
      { numRuns: 10_000, seed: 27 },
    );
  });
});

describe('the values of a message', () => {
  const term = (id: string, year: number, price: number | null) =>
    ({
      id,
      state: 'issued',
      startsOn: `${year}-01-01`,
      endsOn: `${year}-12-31`,
      tierNames: { fr: 'Organismes publics', en: 'Public bodies' },
      price,
      currency: 'EUR',
    }) as Facts['terms'][number];
  const facts = {
    membership: membership({ id: 'm', reference: 'ADH-1', tierCode: 'public' }),
    terms: [term('t1', 2021, 500_000), term('t2', 2022, 520_000)],
    renewals: [{ id: 'r', fromTermId: 't1', termId: 't2' }],
    dues: [
      {
        id: 'd',
        termId: 't2',
        number: '2022-0001',
        amount: 520_000,
        currency: 'EUR',
        dueOn: '2022-02-01',
        cancelledOn: null,
      },
    ],
    creditNotes: [],
    carriedOut: { held: 1 },
    payments: [{ id: 'p', duesId: 'd', amount: 200_000 }],
    entitlements: [
      {
        id: 'held',
        termId: 't1',
        kind: 'quota',
        names: { fr: 'Compagnonnage', en: 'Mentoring' },
        units: { fr: 'séance', en: 'session' },
        granted: 4,
        used: 3,
        voidedOn: null,
      },
      {
        termId: 't1',
        kind: 'access',
        names: { fr: 'Accès', en: 'Access' },
        units: null,
        granted: null,
        used: 0,
        voidedOn: null,
      },
    ],
    offers: [],
    workflow: DEFAULT_WORKFLOW,
    workflows: [],
  } as unknown as Facts;
  const draft: MessageDraft = {
    key: 'k',
    template: CODE,
    contactRole: 'representative',
    termId: 't2',
    renewalId: 'r',
    duesId: 'd',
  };
  const association = {
    name: 'A',
    legalName: '',
    siret: '35600000049837',
    vatMention: '',
    vatMentionEn: '',
    street: '1 rue Haute\nBâtiment B',
    postcode: '1000',
    city: 'Bruxelles',
    country: 'BE',
    accountHolder: '',
    email: '',
    phone: '',
    website: '',
    iban: '',
    bic: '',
    rateDecision: '',
    rateDecisionEn: '',
    ...{ color: '', secondColor: '', fonts: '' as const },
  };
  const valuesIn = (
    locale: 'fr' | 'en',
    more: Partial<typeof association> = {},
    known: Partial<Facts> = {},
  ) =>
    messageValues(
      MESSAGES,
      {
        facts: { ...facts, ...known },
        draft,
        contact: {
          id: 'c',
          name: 'Camille\nMartin',
          email: 'c@example.org',
          role: 'representative',
          locale: 'fr',
        },
        organisationName: 'Ville d’Exemple',
        association: { ...association, ...more },
      },
      locale,
    );
  const values = valuesIn('fr');

  test('tell the term that ends from the one proposed, the money, the rights and the deadline', () => {
    expect(values.term).toMatchObject({ ends: '31 décembre 2021' });
    expect(values.next).toMatchObject({
      starts: '1er janvier 2022',
      price: formatMoney(520_000, 'EUR', 'fr'),
    });
    expect(values.dues).toMatchObject({
      number: '2022-0001',
      remaining: formatMoney(320_000, 'EUR', 'fr'),
    });
    expect(values.rights.summary).toBe(
      '- Compagnonnage\u00a0: 2 séances sur 4, 1 par report sur la période suivante, il en reste 1',
    );
    expect(values.deadline.graceEnds).toBe('1er mars 2022');
  });

  test('ask for what no credit of the account pays, and name that credit', () => {
    const credit = { id: 'c', duesId: null, amount: 20_000 } as Facts['payments'][number];
    const { dues } = valuesIn('fr', {}, { payments: [...facts.payments, credit] });
    expect([dues.paid, dues.credit, dues.remaining]).toEqual(
      [200_000, 20_000, 300_000].map((sum) => formatMoney(sum, 'EUR', 'fr')),
    );
    expect([values.dues.credit, values.dues.remaining]).toEqual([
      null,
      formatMoney(320_000, 'EUR', 'fr'),
    ]);
    for (const code of ['call-issued', 'dues-reminder', 'dues-formal-notice']) {
      const shipped = MESSAGES.shipped.find((one) => one.code === code);
      const source = { subject: 'Objet', body: shipped?.bodyFr ?? '' };
      const read = compileTemplate(source)({ ...values, dues }, 'fr').text;
      expect(read).toContain(`Reste à régler\u00a0: ${dues.remaining}`);
      expect(read).toContain(`Crédit de votre compte, déduit\u00a0: ${dues.credit}`);
    }
  });

  test('stay on one line, and are null when there is nothing to say', () => {
    expect(values.member.contact).toBe('Camille Martin');
    expect(values.association.iban).toBeNull();
    expect(values.association.address).toBe('1 rue Haute, Bâtiment B, 1000 Bruxelles, Belgique');
    expect(values.association.siret?.replace(/\s/g, ' ')).toBe('356 000 000 49837');
    expect(values.association.legalName).toBe('A');
  });

  test('say the association’s texts in the language of the letter, or else in French', () => {
    const said = { vatMention: 'Hors champ', rateDecision: 'AG de 2020' };
    const english = { vatMentionEn: 'Outside the scope', rateDecisionEn: 'Assembly of 2020' };
    expect(valuesIn('en', { ...said, ...english }).association).toMatchObject({
      vatMention: 'Outside the scope',
      rateDecision: 'Assembly of 2020',
    });
    expect(valuesIn('en', said).association).toMatchObject(said);
    expect(valuesIn('fr', { ...said, ...english }).association).toMatchObject(said);
  });

  test('cover every variable of every template', () => {
    for (const { code } of MESSAGES.shipped) {
      for (const { name } of MESSAGES.variablesOf(code)) {
        const [group, key] = name.split('.');
        expect(values[group]).toHaveProperty(key);
      }
    }
  });
});
