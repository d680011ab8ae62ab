/** The people of a member: read, then changed all together. */
import { h, notice } from '../dom.js';
import { createForm } from '../form.js';
import { say } from '../language.js';
import { peopleEditor } from '../people.js';
import { section } from './parts.js';
import { askOwn } from './session.js';

const shown = ({ name, email, phone, role }) =>
  h(
    'li',
    { class: 'card' },
    h('h3', {}, name),
    h('p', { class: 'hint' }, say(`role.${role}`)),
    email && h('p', {}, email),
    phone && h('p', {}, phone),
  );

/** The fields of everybody, with those who are added and without those who are removed. */
const editor = (contacts) =>
  peopleEditor({
    given: contacts.map((person) => ({ person })),
    legendOf: ({ person }) => person.name ?? say('contacts.new'),
  });

/** `at` is the address of the membership. */
export const contactsSection = (at) => {
  const path = `${at}/contacts`;
  const place = h('div', {});
  const put = (...content) => place.replaceChildren(...content);

  const showList = ({ contacts, version }, message) => {
    const edit = h(
      'button',
      { type: 'button', class: 'button quiet', onclick: () => showEditor({ contacts, version }) },
      say('contacts.edit'),
    );
    put(
      h('div', { role: 'status' }, message ? notice('good', h('p', {}, message)) : ''),
      h('ul', { class: 'cards' }, contacts.map(shown)),
      h('p', { class: 'actions' }, edit),
    );
    if (message) edit.focus();
  };

  const showEditor = ({ contacts, version }) => {
    const edited = editor(contacts);
    const form = createForm({
      label: say('contacts.title'),
      submit: say('contacts.save'),
      fields: edited.fields,
      content: [h('p', { class: 'mandatory' }, say('form.mandatory')), edited.element],
      async send() {
        const saved = await askOwn('PUT', path, {
          body: { contacts: edited.value() },
          headers: { 'If-Match': `"${version}"` },
        });
        showList(saved, say('contacts.saved'));
      },
    });
    const cancel = h(
      'button',
      { type: 'button', class: 'link', onclick: () => showList({ contacts, version }) },
      say('contacts.cancel'),
    );
    put(form, cancel);
    form.querySelector('input')?.focus();
  };

  askOwn('GET', path).then(showList, (refusal) => put(h('p', { class: 'error' }, refusal.message)));
  return section('personnes', say('contacts.title'), h('p', {}, say('contacts.lead')), place);
};
