/** What the member's people may take part in, what they do, and what was. */
import { h, notice } from '../dom.js';
import { day } from '../format.js';
import { say, typeset } from '../language.js';
import { agendaList } from './agenda.js';
import { growing, section, whenFetched } from './parts.js';
import { askOwn } from './session.js';
import { dateOf, linksTo } from './when.js';

/** As many cards as one takes in, in each of the lists of this page. */
const FEW = 6;

/** What became of it; nothing of what stands as it was made. */
const noteOf = ({ state, occasion, covered, memberUntil, attendance }, status) => {
  if (occasion.state === 'cancelled') return say('registrations.occasion.cancelled');
  if (state === 'cancelled') return say('registrations.cancelled');
  if (memberUntil) return say('registrations.no-member', { day: day(memberUntil) });
  if (covered === false) {
    return say(status === 'suspended' ? 'registrations.suspended' : 'registrations.uncovered');
  }
  return attendance && say(`registrations.${attendance}`);
};

const stands = ({ state, over, occasion }) =>
  !over && state === 'registered' && occasion.state === 'published';

const cancelButton = ({ id, person, occasion }, at, done) => {
  const problem = h('p', { class: 'error', role: 'status' });
  const onclick = async () => {
    const question = say('registrations.cancel.question', { person, title: occasion.title });
    if (!window.confirm(question)) return;
    problem.textContent = '';
    try {
      await askOwn('POST', `${at}/registrations/${encodeURIComponent(id)}/cancel`, { body: {} });
      done(notice('good', h('p', {}, say('registrations.cancel.done', { person }))));
    } catch (refusal) {
      if (!('status' in refusal)) throw refusal;
      // What another window did meanwhile is shown with the reason.
      if (refusal.status === 409) done(notice('bad', h('p', {}, typeset(refusal.message))));
      else problem.textContent = typeset(refusal.message);
    }
  };
  const about = h('span', { class: 'unseen' }, ` : ${person}, ${occasion.title}`);
  return [
    h(
      'p',
      {},
      h('button', { type: 'button', class: 'link', onclick }, say('registrations.cancel'), about),
    ),
    problem,
  ];
};

const registrationOf = (registration, { at, status }, done) => {
  const { occasion, person, over } = registration;
  const note = noteOf(registration, status);
  return h(
    'li',
    { class: over ? 'card past' : 'card' },
    h('h4', {}, typeset(occasion.title)),
    dateOf(occasion).map((line) => line && h('p', {}, line)),
    occasion.place && h('p', {}, occasion.place),
    h('p', { class: 'hint' }, say('registrations.person', { person })),
    note && h('p', { class: 'note' }, note),
    // Who is no member now is not let in: what leads there is for members.
    stands(registration) && [
      status === 'active' && linksTo(occasion),
      cancelButton(registration, at, done),
    ],
  );
};

const side = (own, when, done) => [
  h('h3', {}, say(`registrations.${when}`)),
  growing(`${own.at}/registrations`, {
    query: { when, pageSize: FEW },
    empty: say(`registrations.${when}.none`),
    draw: (lines) =>
      lines.length > 0 &&
      h(
        'ul',
        { class: 'cards' },
        lines.map((line) => registrationOf(line, own, done)),
      ),
  }),
];

/**
 * `own` has the address of the membership, and its status; `told` is what was just done, which takes
 * the focus.
 */
export const registrationsSection = (own, told = null) => {
  const done = async (message) => {
    const latest = await whenFetched(() => registrationsSection(own, message));
    part.replaceWith(latest);
    latest.querySelector('[data-told]').focus();
  };
  const part = section(
    'rendez-vous',
    say('registrations.title'),
    told && h('div', { tabindex: '-1', 'data-told': true, role: 'status' }, told),
    ...side(own, 'coming', done),
    h('h3', {}, say('agenda.title')),
    agendaList(own.at, { done, pageSize: FEW }),
    ...side(own, 'past', done),
  );
  return part;
};
