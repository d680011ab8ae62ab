/** The rights of a member, and what was used of them by whom. */
import { h } from '../dom.js';
import { counted, day, shortDay } from '../format.js';
import { say } from '../language.js';
import { growing, section, table } from './parts.js';

/** What is left of a right that can be used now, in words. */
export const leftOf = ({ granted, used, remaining, unit }) => {
  if (granted === null) return used > 0 ? say('rights.used', { count: used }) : say('rights.open');
  const all = counted(granted, unit);
  return remaining === null ? all : say('rights.remaining', { remaining, granted: all });
};

const runningOf = (right) => [
  h('p', { class: 'remaining' }, leftOf(right)),
  // The words say it already: the bar is for whoever sees it.
  right.remaining !== null &&
    right.granted > 0 &&
    h('meter', { min: 0, max: right.granted, value: right.remaining, 'aria-hidden': 'true' }),
  h('p', { class: 'hint' }, say('until', { day: day(right.endsOn) })),
];

/** What nobody can use now promises nothing: it says what it was. */
const closedOf = ({ granted, used, carried, remaining, unit, startsOn, endsOn }) => [
  h('p', { class: 'remaining' }, say('rights.closed')),
  remaining !== null &&
    h(
      'p',
      { class: 'hint' },
      say('rights.closed.used', { used: used - carried, granted: counted(granted, unit) }),
    ),
  carried > 0 && h('p', { class: 'hint' }, say('rights.carried', { carried })),
  h('p', { class: 'hint' }, say('period', { from: day(startsOn), to: day(endsOn) })),
];

const rightOf = (right) =>
  h(
    'li',
    { class: right.running ? 'card' : 'card past' },
    h('h3', {}, right.name),
    right.running ? runningOf(right) : closedOf(right),
  );

/** What opens with a term is among the rights above; here stands what happened to them since. */
const isTold = ({ kind, used }) => used !== 0 || kind !== 'grant';

const amountOf = ({ used, granted, unit: told }) => {
  const unit = told ?? say('usage.times');
  if (used > 0) return counted(used, unit);
  if (used < 0) return say('usage.back', { count: counted(-used, unit) });
  return `${granted < 0 ? '−' : '+'}${counted(Math.abs(granted), unit)}`;
};

const noteOf = ({ kind, reversed }) => {
  if (reversed) return say('usage.reversed');
  return kind === 'consume' ? '' : say(`usage.${kind}`);
};

const usageRow = (line) => [
  shortDay(line.on),
  line.name,
  amountOf(line),
  [line.person, line.occasion, line.reading].filter(Boolean).join(', ') ||
    (line.kind === 'consume' ? say('usage.nobody') : ''),
  noteOf(line),
];

export const rightsSection = ({ entitlements }) =>
  section(
    'droits',
    say('rights.title'),
    entitlements.some(({ running }) => running)
      ? null
      : h('p', {}, say(entitlements.length > 0 ? 'rights.closed.all' : 'rights.none')),
    entitlements.length > 0 ? h('ul', { class: 'cards' }, entitlements.map(rightOf)) : null,
  );

const HEADS = ['usage.on', 'usage.right', 'usage.count', 'usage.who', 'usage.note'];

export const usagesSection = (at) =>
  section(
    'utilisations',
    say('usage.title'),
    growing(`${at}/usages`, {
      empty: say('usage.none'),
      draw(lines) {
        const told = lines.filter(isTold);
        if (told.length === 0) return null;
        return table(
          say('usage.title'),
          HEADS.map((head) => say(head)),
          told.map(usageRow),
        );
      },
    }),
  );
