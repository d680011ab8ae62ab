/** The occasions to come, as this member may take part: one's own place, a colleague's, and why not. */
import { h, notice } from '../dom.js';
import { counted, day } from '../format.js';
import { textField } from '../fields.js';
import { createForm } from '../form.js';
import { say, typeset } from '../language.js';
import { growing } from './parts.js';
import { askOwn } from './session.js';
import { dateOf, linksTo } from './when.js';

/** The same request twice registers once; a page on an address without TLS has no `randomUUID`. */
const newKey = () =>
  crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

const leftOf = ({ right }) => {
  if (!right || right.remaining === null) return null;
  const left = counted(right.remaining, right.unit);
  return h('p', { class: 'hint' }, say('agenda.right.left', { right: right.name, left }));
};

/** The days of registration are told to the reader; the API tells them of a member. */
const whyNot = ({ reason, from, text }) => {
  const told =
    reason === 'registration-not-open' && from
      ? say('agenda.opens', { day: day(from) })
      : text && typeset(text);
  return told && h('p', { class: 'note' }, told);
};

/** Where there is none left, the sentence that says why one may not register says it. */
const placesOf = ({ left, openness }) =>
  left > 0 &&
  openness !== 'cancelled' &&
  h('p', { class: 'hint' }, say('agenda.places', { count: left }));

const peopleOf = ({ registrations }) =>
  registrations.length > 0 &&
  h(
    'p',
    { class: 'hint' },
    say('agenda.registered', { people: registrations.map(({ person }) => person).join(', ') }),
  );

const selfButton = (occasion, register) => {
  const key = newKey();
  const problem = h('p', { class: 'error', role: 'status' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'button',
      async onclick() {
        if (button.getAttribute('aria-disabled') === 'true') return;
        button.setAttribute('aria-disabled', 'true');
        problem.textContent = '';
        try {
          await register({ occasion: occasion.id }, key);
        } catch (refusal) {
          if (!('status' in refusal)) throw refusal;
          problem.textContent = typeset(refusal.message);
          button.removeAttribute('aria-disabled');
        }
      },
    },
    say('agenda.register'),
    h('span', { class: 'unseen' }, ` : ${occasion.title}`),
  );
  return h('div', {}, h('p', { class: 'actions' }, button), problem);
};

/** Whoever else comes, by name; their e-mail gets the confirmation and the calendar file. */
const colleagueForm = (occasion, register) => {
  const key = newKey();
  const at = (name) => `${occasion.id}.${name}`;
  const [name, email] = [
    textField({
      ...{ name: at('name'), label: say('person.name'), required: true, max: 120 },
      missing: say('person.name.missing'),
    }),
    textField({
      ...{ name: at('email'), label: say('person.email'), type: 'email', max: 254 },
      inputmode: 'email',
    }),
  ];
  const form = createForm({
    guarded: true,
    label: `${say('agenda.other')} : ${occasion.title}`,
    submit: say('agenda.other.submit'),
    fields: () => [name, email],
    content: [name.element, email.element],
    send: () =>
      register(
        {
          occasion: occasion.id,
          name: name.value(),
          ...(email.value() ? { email: email.value() } : {}),
        },
        key,
      ).catch((refusal) => {
        if ('fields' in refusal) {
          refusal.fields = refusal.fields.map((one) => ({ ...one, path: at(one.path) }));
        }
        throw refusal;
      }),
  });
  return h(
    'details',
    {},
    h('summary', {}, say('agenda.other'), h('span', { class: 'unseen' }, ` : ${occasion.title}`)),
    form,
  );
};

const cardOf = (occasion, register) => {
  const { title, place, description, allowed, registrations, openness } = occasion;
  const isRegistered = registrations.some(({ self }) => self);
  return h(
    'li',
    { class: 'card' },
    h('h4', {}, typeset(title)),
    dateOf(occasion).map((line) => line && h('p', {}, line)),
    place && h('p', {}, typeset(place)),
    description && h('p', {}, typeset(description)),
    placesOf(occasion),
    leftOf(occasion),
    peopleOf(occasion),
    whyNot(occasion),
    openness !== 'cancelled' && linksTo(occasion),
    allowed && !isRegistered && selfButton(occasion, register),
    allowed && colleagueForm(occasion, register),
  );
};

/** `done` shows the lists anew with what was done. */
export const agendaList = (at, { done, pageSize }) => {
  const register = async (body, key) => {
    const registration = await askOwn('POST', `${at}/registrations`, {
      body,
      headers: { 'Idempotency-Key': key },
    });
    const { person, occasion } = registration;
    done(notice('good', h('p', {}, say('agenda.done', { person, title: occasion.title }))));
  };
  return growing(`${at}/occasions`, {
    query: { pageSize },
    empty: say('agenda.none'),
    draw: (lines) =>
      lines.length > 0 &&
      h(
        'ul',
        { class: 'cards' },
        lines.map((occasion) => cardOf(occasion, register)),
      ),
  });
};
