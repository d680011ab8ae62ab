import type { PublicOccasion } from '../plugins/membership-lifecycle/shared/occasions/content-api';
import { dayParts, formatDay, formatTime, typeset } from '../writing/format';
import { html, type Html } from './html';
import { joining } from './joining';
import { documentOf } from './layout';
import { links } from './links';
import { sayIn, type Say } from './texts';
import type { Language, Page } from './types';

/** The events and programmes that are announced to the public, and how to take part. Pure. */

export interface AgendaPage extends Page {
  occasions: readonly PublicOccasion[];
}

const whenOf = (occasion: PublicOccasion, say: Say, language: Language): string => {
  const { startsOn, endsOn, startTime, endTime } = occasion;
  const day = (text: string) => formatDay(text, language);
  if (!startTime || !endTime) {
    return startsOn === endsOn
      ? day(startsOn)
      : say('agenda.days', { from: day(startsOn), to: day(endsOn) });
  }
  const [from, to] = [startTime, endTime].map((time) => formatTime(time, language));
  return startsOn === endsOn
    ? say('agenda.hours', { day: day(startsOn), from, to })
    : say('agenda.times', { first: day(startsOn), from, last: day(endsOn), to });
};

/** Whether and when one may register; members with a priority may earlier. */
const openingOf = (
  { openness, opensOn, priority, closesOn, left }: PublicOccasion,
  say: Say,
  language: Language,
): string => {
  if (openness === 'soon' && opensOn) {
    return say(priority ? 'agenda.soon.priority' : 'agenda.soon', {
      day: formatDay(opensOn, language),
    });
  }
  if (openness === 'full') return say('agenda.full');
  if (openness === 'closed') return say('agenda.closed');
  const until = closesOn ? say('agenda.until', { day: formatDay(closesOn, language) }) : '';
  const places = left === null ? say('agenda.open') : say('agenda.left', { count: left });
  return [places, until].filter(Boolean).join(' ');
};

/** The first day, large, as one looks for it; the sentence beside it says the same and more. */
const leafOf = ({ startsOn }: PublicOccasion, language: Language): Html => {
  const { date, month } = dayParts(startsOn, language);
  return html`<p class="leaf" aria-hidden="true"><strong>${date}</strong> ${month}</p>`;
};

/** Whether some member may register now, or may with a priority. */
const isTaking = ({ openness, priority }: PublicOccasion): boolean =>
  openness === 'open' || (openness === 'soon' && priority);

const occasionOf = (occasion: PublicOccasion, say: Say, language: Language): Html => {
  const { id, title, description, place } = occasion;
  const about = html`<span class="unseen"> : ${title}</span>`;
  const calendar = `/api/occasions/${encodeURIComponent(id)}/calendar.ics?locale=${language}`;
  return html`<li class="occasion" id="rdv-${id}">
    ${leafOf(occasion, language)}
    <div class="occasion-what">
      <p class="kicker">${say(`agenda.kind.${occasion.kind}`)}</p>
      <h2>${typeset(title, language)}</h2>
      <p class="when">${whenOf(occasion, say, language)}${place && html` · ${place}`}</p>
      ${
        description &&
        html`<div class="prose">
          ${description
            .split(/\n{2,}/)
            .map((paragraph) => html`<p>${typeset(paragraph.trim(), language)}</p>`)}
        </div>`
      }
      <p class="opening">${openingOf(occasion, say, language)}</p>
      <p class="links">
        ${
          isTaking(occasion) &&
          html`<a href="${links.space(language)}">${say('agenda.register')}${about}</a>`
        }
        <a href="${calendar}" download>${say('agenda.calendar')}${about}</a>
      </p>
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
    main: html`<div class="wide agenda">
      <h1>${say('agenda.title')}</h1>
      <p class="lead">${say(isEmpty ? 'agenda.none' : 'agenda.lead')}</p>
      ${
        !isEmpty &&
        html`<ol class="agenda-list">
          ${occasions.map((occasion) => occasionOf(occasion, say, language))}
        </ol>`
      }
      ${joining('agenda', say, language)}
    </div>`,
  });
};
