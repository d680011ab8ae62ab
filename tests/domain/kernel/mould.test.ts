import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { mouldOf } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/mould';
import type { TemplateValues } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/template';

/** A text that is rendered once for many messages says to each what Liquid itself would. */

const engine = new Liquid({ ownPropertyOnly: true, strictVariables: true });

const NAMES = ['member.contact', 'member.tier', 'term.ends', 'dues.amount'];
const name = fc.constantFrom(...NAMES);
const dash = fc.constantFrom('', '-');
const output = fc
  .tuple(dash, name, fc.constantFrom('', ' | upcase', ' | default: "vous"', ' | strip'), dash)
  .map(([left, variable, filter, right]) => `{{${left} ${variable}${filter} ${right}}}`);
const word = fc.constantFrom('Bonjour ', ' du ', '\n', '. ', '  - ', '$1 ', '1');
const condition = fc.oneof(
  name,
  fc.tuple(name, fc.constantFrom(' and ', ' or '), name).map((parts) => parts.join('')),
  name.map((variable) => `${variable} == "A"`),
  fc.tuple(name, name).map(([one, other]) => `${one} and ${other} != "B"`),
);
const { text } = fc.letrec<{ text: string; piece: string; choice: string }>((tie) => ({
  text: fc.array(tie('piece'), { maxLength: 6 }).map((pieces) => pieces.join('')),
  piece: fc.oneof({ depthSize: 'small' }, word, output, tie('choice')),
  choice: fc
    .tuple(fc.constantFrom('if', 'unless'), condition, tie('text'), tie('text'))
    .map(([tag, asked, yes, no]) => `{% ${tag} ${asked} %}${yes}{% else %}${no}{% end${tag} %}`),
}));
const value = fc.constantFrom(null, '', 'A', 'B', '0', '$&', '{{ member.tier }}', 'Camille');
const values = fc
  .tuple(value, value, value, value)
  .map(([contact, tier, ends, amount]): TemplateValues => ({
    member: { contact, tier },
    term: { ends },
    dues: { amount },
  }));

const prepared = (source: string) => {
  const parsed = engine.parse(source);
  let asked = 0;
  const render = (given: TemplateValues): string => {
    asked += 1;
    return String(engine.renderSync(parsed, given));
  };
  return { mould: mouldOf(source, render), render, asked: () => asked };
};

test('says what Liquid says, whichever messages were written before', () => {
  fc.assert(
    fc.property(text, fc.array(values, { minLength: 1, maxLength: 8 }), (source, messages) => {
      const { mould, render } = prepared(source);
      for (const given of messages) expect(mould(given)).toBe(render(given));
    }),
    { numRuns: 1_000 },
  );
});

const valuesOf = (contact: string | null, tier: string | null): TemplateValues => ({
  member: { contact, tier },
});

test('is rendered once for all that differ by what is only put in', () => {
  const { mould, asked } = prepared(
    '{% if member.contact %}Bonjour {{ member.contact }}{% else %}Bonjour{% endif %}, {{ member.tier }}',
  );
  for (let index = 0; index < 50; index += 1) {
    expect(mould(valuesOf(`C${index}`, `T${index}`))).toBe(`Bonjour C${index}, T${index}`);
  }
  expect(asked()).toBe(1);
  expect(mould(valuesOf(null, 'T'))).toBe('Bonjour, T');
  expect(asked()).toBe(2);
});

test('keeps no more moulds than a hundred, however many values are compared', () => {
  const { mould, asked } = prepared('{% if member.tier == "T1" %}un{% endif %}');
  for (let index = 0; index < 100; index += 1) mould(valuesOf(null, `T${index}`));
  expect(asked()).toBe(100);
  mould(valuesOf(null, 'T0'));
  expect(asked()).toBe(100);
  mould(valuesOf(null, 'another'));
  mould(valuesOf(null, 'T0'));
  expect(asked()).toBe(102);
});

test('throws as Liquid does for a variable that is not there, whatever was written before', () => {
  const { mould } = prepared('{{ member.contact }}{% if member.tier %}!{% endif %}');
  expect(mould(valuesOf('C', 'T'))).toBe('C!');
  expect(() => mould({ member: { contact: 'C' } })).toThrow(/member\.tier|tier/);
  expect(() => mould({ member: { tier: 'T' } })).toThrow(/contact/);
});
