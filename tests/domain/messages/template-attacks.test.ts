import { Liquid } from 'liquidjs';
import {
  MAX_BODY_BYTES,
  compileTemplate,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/template';
import { validateTemplate } from '../../../src/plugins/membership-lifecycle/server/src/messages/texts/validate';
import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';

/** Templates that try to get out of their frame: refused before Liquid reads a word of them. */

const CODE = 'renewal-proposal';
const template = (body: string) => ({
  subjectFr: 'Objet',
  bodyFr: body,
  subjectEn: 'Subject',
  bodyEn: 'Body',
});
const NESTED = (depth: number) =>
  `${'{% if next.price %}'.repeat(depth)}x${'{% endif %}'.repeat(depth)}`;

const ATTACKS: Record<string, string> = {
  'the constructor of a value': '{{ member.constructor.constructor }}',
  'a prototype': '{{ __proto__ }}',
  'a prototype, written as a text': "{{ member['__proto__'] }}",
  'a prototype behind a condition': '{% if member.__proto__.polluted %}x{% endif %}',
  'a function of a text': '{{ member.contact.toString }}',
  'an assignment to a prototype': '{% assign __proto__ = "x" %}',
  'a capture': '{% capture constructor %}x{% endcapture %}',
  'a counter': '{% increment a %}',
  'a loop': '{% for i in (1..100000000) %}x{% endfor %}',
  'a table of loops': '{% tablerow i in (1..1000000) %}x{% endtablerow %}',
  'a cycle': '{% cycle "a", "b" %}',
  'a file of the server': "{% include '../../../.env' %}",
  'a file, rendered': "{% render '/etc/passwd' %}",
  'a layout': "{% layout 'x' %}{% block a %}{% endblock %}",
  'raw text': '{% raw %}{{ x }}{% endraw %}',
  'a comment': '{% comment %}{% endcomment %}',
  'an inline comment': '{% # x %}',
  'lines of Liquid': '{% liquid\nassign a = 1\necho a %}',
  'an echo': "{% echo 'x' | append: 'y' %}",
  'a case': "{% case next.price %}{% when '1' %}x{% endcase %}",
  'a filter that multiplies': "{{ 'x' | append: 'x' | times: 1000000000 }}",
  'a filter that splits': "{{ member.contact | split: '' }}",
  'a filter that replaces': "{{ member.contact | replace: 'a', 'aaaaaaaaaa' }}",
  'a filter that strips in quadratic time': `{{ '${'<'.repeat(10_000)}' | strip_html }}`,
  'a filter that tells everything': '{{ member | inspect }}',
  'a filter that maps': "{{ member | map: 'constructor' }}",
  'a filter that runs': "{{ member | where_exp: 'x', 'x.constructor' }}",
  'a filter that formats days': "{{ 'now' | date: '%999999999d' }}",
  'a filter named like a property': '{{ member.contact | __proto__ }}',
  'a filter that reaches for its context': '{{ member.contact | default: this }}',
  'a range': '{{ (1..1000000000) }}',
  'a range in a condition': '{% if (1..1000000000) contains 5 %}x{% endif %}',
  'a tag without an end': `{% if ${'a and '.repeat(3_000)}b %}`,
  'a code point': '{{ "\\u0063onstructor" }}{{ member.\\u0063onstructor }}',
  'a megabyte': 'x'.repeat(1 << 20),
  'a megabyte of outputs': '{{ member.contact }}'.repeat(50_000),
  'a megabyte of braces': '{'.repeat(1 << 20),
  'one byte too many': 'x'.repeat(MAX_BODY_BYTES + 1),
  'one letter too many, in bytes': 'é'.repeat(MAX_BODY_BYTES / 2 + 1),
};

test.each(Object.entries(ATTACKS))('%s is refused, and nothing of it is parsed', (_, body) => {
  const parse = jest.spyOn(Liquid.prototype, 'parse');
  const render = jest.spyOn(Liquid.prototype, 'renderSync');
  try {
    const verdict = validateTemplate(MESSAGES, CODE, template(body));
    expect(verdict.ok).toBe(false);
    const read = parse.mock.calls.map(([source]) => source);
    // A name that is known to no template is found by reading what is sound; it is never rendered.
    if (!verdict.ok && verdict.problems[0].reason !== 'unknown-variable') {
      expect(read).not.toContain(body);
    }
    expect(render.mock.calls.length).toBeLessThanOrEqual(4);
  } finally {
    parse.mockRestore();
    render.mockRestore();
  }
});

test('no refusal leaves a trace on what every object inherits', () => {
  for (const body of Object.values(ATTACKS)) validateTemplate(MESSAGES, CODE, template(body));
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('the heaviest template that is let through stays within what may be rendered', () => {
  const unit = '{{ member.organisation | upcase | downcase | capitalize | strip }} ';
  const heaviest = unit.repeat(Math.floor(MAX_BODY_BYTES / unit.length));
  expect(validateTemplate(MESSAGES, CODE, template(heaviest)).ok).toBe(true);
  const values = MESSAGES.sampleValues(CODE, 'fr');
  const render = (name: string) =>
    compileTemplate({ subject: 'x', body: heaviest })(
      { ...values, member: { ...values.member, organisation: name } },
      'fr',
    );
  expect(render('Ville de Nevers').text.length).toBeLessThan(MAX_BODY_BYTES);
  // A value of a megabyte, a thousand times over, would fill the memory: Liquid's own limit stops it.
  expect(() => render('x'.repeat(1 << 20))).toThrow(/limit/i);
});

test('conditions may stand in each other as deep as a template is long, and be told apart', () => {
  const deep = NESTED(Math.floor(MAX_BODY_BYTES / NESTED(1).length) - 1);
  const verdict = validateTemplate(MESSAGES, CODE, template(deep));
  // Either judgement is one; running out of stack is none.
  expect(typeof verdict.ok).toBe('boolean');
});
