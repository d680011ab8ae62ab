/** When an occasion is, and what leads to it. */
import { h } from '../dom.js';
import { day, days, hours } from '../format.js';
import { language, say } from '../language.js';
import { downloadButton } from './parts.js';

/** Whose clock is meant, for who reads the page by another one. */
const zone = (timeZone) => {
  if (Intl.DateTimeFormat().resolvedOptions().timeZone === timeZone) return '';
  const parts = new Intl.DateTimeFormat(language, {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(new Date());
  return ` (${parts.find(({ type }) => type === 'timeZoneName').value})`;
};

/** The days, and the hours if there are some, a line each. */
export const dateOf = ({ startsOn, startTime, endsOn, endTime, timeZone }) => {
  const from = startTime ? hours(startTime) : null;
  if (startsOn !== endsOn) {
    const times = from && say('registrations.times', { from, to: hours(endTime) });
    return [
      say('registrations.days', { days: days(startsOn, endsOn) }),
      times && `${times}${zone(timeZone)}`,
    ];
  }
  const times = from && say('registrations.hours', { from, to: hours(endTime) });
  return [day(startsOn), times && `${times}${zone(timeZone)}`];
};

/** Its page, and its calendar file, which members alone have with the link. */
export const linksTo = ({ id, link, title }) => {
  // Two links of the same words are told apart by what they lead to.
  const about = () => h('span', { class: 'unseen' }, ` : ${title}`);
  return h(
    'p',
    { class: 'links' },
    /^https?:/.test(link ?? '') &&
      h('a', { href: link, rel: 'noreferrer' }, say('registrations.link'), about()),
    downloadButton(
      [say('registrations.calendar'), about()],
      `/occasions/${encodeURIComponent(id)}/calendar.ics?locale=${language}`,
    ),
  );
};
