/** What the member's people take part in: what is to come, then what was. */
import { h } from '../dom.js';
import { day, hours } from '../format.js';
import { language, say } from '../language.js';
import { growing, section } from './parts.js';

const dateOf = ({ startsOn, startTime, endsOn, endTime, timeZone }) => {
  const from = startTime ? hours(startTime) : null;
  if (startsOn !== endsOn) {
    const times = from && say('registrations.times', { from, to: hours(endTime) });
    return [
      say('registrations.days', { from: day(startsOn), to: day(endsOn) }),
      times && `${times}${zone(timeZone)}`,
    ];
  }
  const times = from && say('registrations.hours', { from, to: hours(endTime) });
  return [day(startsOn), times && `${times}${zone(timeZone)}`];
};

/** Whose clock is meant, for who reads the page by another one. */
const zone = (timeZone) => {
  if (Intl.DateTimeFormat().resolvedOptions().timeZone === timeZone) return '';
  const parts = new Intl.DateTimeFormat(language, {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(new Date());
  return ` (${parts.find(({ type }) => type === 'timeZoneName').value})`;
};

/** What became of it; nothing of what stands as it was made. */
const noteOf = ({ state, occasion, covered, attendance }) => {
  if (occasion.state === 'cancelled') return say('registrations.occasion.cancelled');
  if (state === 'cancelled') return say('registrations.cancelled');
  if (covered === false) return say('registrations.uncovered');
  return attendance && say(`registrations.${attendance}`);
};

const linksOf = ({ state, over, occasion }) => {
  if (over || state === 'cancelled' || occasion.state === 'cancelled') return null;
  const { id, link, title } = occasion;
  // Two links of the same words are told apart by what they lead to.
  const about = () => h('span', { class: 'unseen' }, ` : ${title}`);
  const calendar = `/api/occasions/${encodeURIComponent(id)}/calendar.ics?locale=${language}`;
  return h(
    'p',
    { class: 'links' },
    /^https?:/.test(link ?? '') &&
      h('a', { href: link, rel: 'noreferrer' }, say('registrations.link'), about()),
    h('a', { href: calendar, download: '' }, say('registrations.calendar'), about()),
  );
};

const registrationOf = (registration) => {
  const { occasion, person, over } = registration;
  const note = noteOf(registration);
  return h(
    'li',
    { class: over ? 'card past' : 'card' },
    h('h4', {}, occasion.title),
    dateOf(occasion).map((line) => line && h('p', {}, line)),
    occasion.place && h('p', {}, occasion.place),
    h('p', { class: 'hint' }, say('registrations.person', { person })),
    note && h('p', { class: 'note' }, note),
    linksOf(registration),
  );
};

const side = (at, when) => [
  h('h3', {}, say(`registrations.${when}`)),
  growing(`${at}/registrations`, {
    query: { when },
    empty: say(`registrations.${when}.none`),
    draw: (lines) => lines.length > 0 && h('ul', { class: 'cards' }, lines.map(registrationOf)),
  }),
];

export const registrationsSection = (at) =>
  section('rendez-vous', say('registrations.title'), ...side(at, 'coming'), ...side(at, 'past'));
