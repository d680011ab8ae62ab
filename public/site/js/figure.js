/** The measure of the organisation, asked for where the tier has its price by brackets. */
import { bracketOf, priceIn } from './brackets.js';
import { h } from './dom.js';
import { textField } from './fields.js';
import { money, period } from './format.js';
import { language, say } from './language.js';
import { readWhole } from './whole.js';

/** The brackets of a tier as the server reckons with them: euros by unit are millionths of one. */
const linesOf = ({ steps }) =>
  steps.map(({ from, price, perUnit, maximum }) => ({
    from,
    price: price.amount,
    rate: perUnit && Math.round(Number(perUnit) * 1_000_000),
    maximum: maximum && maximum.amount,
  }));

/** « Votre cotisation : 77 € par an. »; null while nothing that counts is typed, or no offer tells. */
const duesOf = (tier, value) => {
  if (!tier?.brackets || value === null) return null;
  const { measure, lowest } = tier.brackets;
  const bracket = bracketOf({ measure, lines: linesOf(tier.brackets) }, { value, year: 0 });
  const amount = priceIn(bracket, value);
  if (amount === 0) return say('figure.dues.free');
  const price = money({ amount, currency: lowest.currency });
  const dues = say('figure.dues', { price, period: period(tier.term.months) });
  return tier.term.firstTermPrice === 'remaining-months' ? `${dues} ${say('figure.whole')}` : dues;
};

const fieldsFor = ({ measure, year }) => ({
  value: textField({
    name: 'organisation.figure.value',
    label: say(`figure.${measure}`),
    hint: say('figure.hint'),
    required: true,
    missing: say('figure.missing'),
    inputmode: 'numeric',
    width: 'medium',
    max: 40,
    check: (typed) => (readWhole(typed, language) === null ? say('figure.unread') : null),
  }),
  year: textField({
    name: 'organisation.figure.year',
    label: say('figure.year'),
    required: true,
    missing: say('figure.year.missing'),
    inputmode: 'numeric',
    width: 'short',
    max: 4,
    value: String(year),
    check: (typed) => (/^\d{4}$/.test(typed) ? null : say('figure.year.unread', { year })),
  }),
});

/**
 * The fields for the tier that is asked for, which `ask` takes by its code; none for a tier of one
 * price. What was typed stays where another tier asks for the same measure.
 */
export const figurePart = (tiers, offer) => {
  const known = new Map();
  const element = h('div', { hidden: true });
  const dues = h('p', { class: 'dues', role: 'status' });
  let asked = null;
  let tier = null;

  const tell = () => {
    dues.textContent =
      (asked && duesOf(tier, readWhole(asked.fields.value.value(), language))) ?? '';
  };
  element.addEventListener('input', tell);

  return {
    element,
    ask(code) {
      const figure = tiers.find((one) => one.code === code)?.figure ?? null;
      tier = offer?.tiers.find((one) => one.code === code);
      if (figure && !known.has(figure.measure)) {
        known.set(figure.measure, { measure: figure.measure, fields: fieldsFor(figure) });
      }
      asked = figure && known.get(figure.measure);
      element.hidden = !asked;
      const fields = Object.values(asked?.fields ?? {});
      element.replaceChildren(...fields.map((field) => field.element), dues);
      tell();
    },
    fields: () => Object.values(asked?.fields ?? {}),
    value: () =>
      asked && {
        measure: asked.measure,
        value: readWhole(asked.fields.value.value(), language),
        year: Number(asked.fields.year.value()),
      },
  };
};
