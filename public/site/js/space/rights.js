/** The rights of a member, and what was used of them by whom. */
import { h } from '../dom.js';
import { counted, day, shortDay } from '../format.js';
import { say } from '../language.js';
import { growing, section, table } from './parts.js';

/** What is left of a right, in words and as a bar. */
const counterOf = ({ granted, used, remaining, unit }) => {
  if (granted === null) {
    const said = used > 0 ? say('rights.used', { count: used }) : say('rights.open');
    return h('p', { class: 'remaining' }, said);
  }
  return [
    h(
      'p',
      { class: 'remaining' },
      say('rights.remaining', { remaining, granted: counted(granted, unit) }),
    ),
    // The words say it already: the bar is for whoever sees it.
    granted > 0 && h('meter', { min: 0, max: granted, value: used, 'aria-hidden': 'true' }),
  ];
};

const rightOf = (right) => {
  const { kind, name, granted, unit, endsOn } = right;
  const said =
    kind === 'vote' || kind === 'priority'
      ? h('p', { class: 'remaining' }, say(`rights.${kind}`, { granted: counted(granted, unit) }))
      : counterOf(right);
  return h(
    'li',
    { class: 'card' },
    h('h3', {}, name),
    said,
    h('p', { class: 'hint' }, say('until', { day: day(endsOn) })),
  );
};

/** What opens with a term is among the rights above; here stands what happened to them since. */
const isTold = ({ kind, used }) => used !== 0 || kind !== 'grant';

const amountOf = ({ used, granted, unit }) => {
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
  [line.person, line.occasion].filter(Boolean).join(', ') || say('usage.nobody'),
  noteOf(line),
];

export const rightsSection = ({ entitlements }) =>
  section(
    'droits',
    say('rights.title'),
    entitlements.length > 0
      ? h('ul', { class: 'cards' }, entitlements.map(rightOf))
      : h('p', { class: 'hint' }, say('rights.none')),
  );

export const usagesSection = (at) =>
  section(
    'utilisations',
    say('usage.title'),
    growing(`${at}/usages`, {
      empty: say('usage.none'),
      draw: (lines) =>
        table(
          say('usage.title'),
          [
            say('usage.on'),
            say('usage.right'),
            say('usage.count'),
            say('usage.who'),
            say('usage.note'),
          ],
          lines.filter(isTold).map(usageRow),
        ),
    }),
  );
