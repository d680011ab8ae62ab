import type { PublicOccasion } from '../plugins/membership-lifecycle/shared/occasions/content-api';
import { formatDay, formatDays, formatTime, typeset } from '../writing/format';
import { html, type Html } from './html';
import { joining } from './joining';
import { documentOf } from './layout';
import { links } from './links';
import { sayIn, type Say } from './texts';
import type { Language, Page } from './types';

/** The events and programmes that are announced to the public, and how to take part. Pure. */

export interface AgendaPage extends Page {
  occasions: readonly PublicOccasion[];
  today: string;
}

/** The days, then the hours if there are some. */
const whenOf = (occasion: PublicOccasion, say: Say, language: Language): Html => {
  const { startsOn, endsOn, startTime, endTime } = occasion;
  const isOneDay = startsOn === endsOn;
  const days = formatDays(startsOn, endsOn, language);
  const [from, to] = [startTime, endTime].map((time) => time && formatTime(time, language));
  return html`<p class="when">
    <strong>${isOneDay ? days : say('agenda.days', { days })}</strong>
    ${from && to && html`<span>${say(isOneDay ? 'agenda.hours' : 'agenda.times', { from, to })}</span>`}
  </p>`;
};

/** When registration opens: to everybody, and before that to members who have a priority. */
const soonOf = (occasion: PublicOccasion, opensOn: string, say: Say, language: Language) => {
  const { priority, priorityDays, priorityFrom } = occasion;
  const day = formatDay(opensOn, language);
  if (!priority) return say('agenda.soon', { day });
  if (priorityDays === null || priorityFrom === null) return say('agenda.soon.priority', { day });
  const key = priorityDays === 1 ? 'agenda.soon.ahead.one' : 'agenda.soon.ahead';
  return say(key, { day, days: priorityDays, from: formatDay(priorityFrom, language) });
};

/** Whether and when one may register; members with a priority may earlier. */
const openingOf = (occasion: PublicOccasion, say: Say, language: Language): string => {
  const { openness, opensOn, closesOn, left } = occasion;
  if (openness === 'cancelled') return say('agenda.cancelled');
  if (openness === 'soon' && opensOn) return soonOf(occasion, opensOn, say, language);
  if (openness === 'full') return say('agenda.full');
  if (openness === 'closed') return say('agenda.closed');
  const until = closesOn ? say('agenda.until', { day: formatDay(closesOn, language) }) : '';
  const places = left === null ? say('agenda.open') : say('agenda.left', { count: left });
  return [places, until].filter(Boolean).join(' ');
};

/** Whether some member may register today, by a priority too. */
const isTaking = ({ openness, priorityFrom }: PublicOccasion, today: string): boolean =>
  openness === 'open' || (openness === 'soon' && priorityFrom !== null && priorityFrom <= today);

const linksOf = (occasion: PublicOccasion, { language, today }: AgendaPage, say: Say): Html => {
  const { id, title } = occasion;
  const about = html`<span class="unseen"> : ${title}</span>`;
  const calendar = `/api/occasions/${encodeURIComponent(id)}/calendar.ics?locale=${language}`;
  return html`<p class="links">
    ${
      isTaking(occasion, today) &&
      html`<a href="${links.space(language)}">${say('agenda.register')}${about}</a>`
    }
    <a href="${calendar}" download>${say('agenda.calendar')}${about}</a>
  </p>`;
};

const occasionOf = (occasion: PublicOccasion, page: AgendaPage, say: Say): Html => {
  const { id, title, description, place, openness } = occasion;
  const { language } = page;
  const isCancelled = openness === 'cancelled';
  return html`<li class="${isCancelled ? 'occasion cancelled' : 'occasion'}" id="rdv-${id}">
    ${whenOf(occasion, say, language)}
    <div class="occasion-what">
      <p class="kicker">${say(`agenda.kind.${occasion.kind}`)}</p>
      <h2>${typeset(title, language)}</h2>
      ${place && html`<p class="place">${typeset(place, language)}</p>`}
      ${
        description &&
        html`<div class="prose">
          ${description
            .split(/\n{2,}/)
            .map((paragraph) => html`<p>${typeset(paragraph.trim(), language)}</p>`)}
        </div>`
      }
      <p class="opening">${openingOf(occasion, say, language)}</p>
      ${!isCancelled && linksOf(occasion, page, say)}
    </div>
  </li>`;
};

/** The page of the agenda. */
export const agendaPage = (page: AgendaPage): string => {
  const { language, occasions } = page;
  const say = sayIn(language);
  const isEmpty = occasions.length === 0;
  return documentOf(page, {
    title: say('agenda.title'),
    description: say('agenda.lead'),
    path: links.agenda,
    here: 'agenda',
    main: html`<div class="agenda">
      <h1>${say('agenda.title')}</h1>
      <p class="lead">${say(isEmpty ? 'agenda.none' : 'agenda.lead')}</p>
      ${
        !isEmpty &&
        html`<ol class="agenda-list">
          ${occasions.map((occasion) => occasionOf(occasion, page, say))}
        </ol>`
      }
      ${joining('agenda', say, language)}
    </div>`,
  });
};
