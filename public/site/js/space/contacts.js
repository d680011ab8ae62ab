/** The people of a member: read, then changed all together. */
import { h, notice } from '../dom.js';
import { createForm } from '../form.js';
import { say } from '../language.js';
import { personFields, personIn } from '../people.js';
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
const editor = (contacts) => {
  const people = [];
  const list = h('div', {});
  let made = 0;

  const addPerson = (contact) => {
    const fields = personFields(`contacts.${(made += 1)}`, { person: contact });
    // A person whom the association never writes to may be without an address.
    if (contact && !contact.email) fields.email.control.required = false;
    const legend = h('legend', {}, contact?.name ?? say('contacts.new'));
    const person = { id: contact?.id, fields };
    const remove = h(
      'button',
      {
        type: 'button',
        class: 'link',
        onclick() {
          people.splice(people.indexOf(person), 1);
          person.element.remove();
          renumber();
          add.focus();
        },
      },
      say('apply.people.remove'),
      h('span', { class: 'unseen' }, contact ? ` : ${contact.name}` : ''),
    );
    const asked = Object.values(fields).map(({ element }) => element);
    person.element = h('fieldset', { class: 'group' }, legend, ...asked, remove);
    people.push(person);
    list.append(person.element);
    renumber();
    return person;
  };
  const renumber = () =>
    people.forEach(({ fields }, index) => {
      for (const [key, field] of Object.entries(fields)) field.name = `contacts.${index}.${key}`;
    });
  const add = h(
    'button',
    {
      type: 'button',
      class: 'button quiet',
      onclick: () => addPerson().fields.name.control.focus(),
    },
    say('apply.people.add'),
  );
  contacts.forEach(addPerson);
  return {
    element: h('div', {}, list, h('p', { class: 'add' }, add)),
    fields: () => people.flatMap(({ fields }) => Object.values(fields)),
    value: () => people.map(({ id, fields }) => ({ ...(id ? { id } : {}), ...personIn(fields) })),
  };
};

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
