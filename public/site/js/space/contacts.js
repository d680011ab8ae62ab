/** The people of a member: read, then changed all together. */
import { address, h, notice } from '../dom.js';
import { createForm } from '../form.js';
import { say } from '../language.js';
import { peopleEditor } from '../people.js';
import { fetched, section } from './parts.js';
import { askOwn } from './session.js';

const shown = ({ name, email, phone, role }) =>
  h(
    'li',
    { class: 'card' },
    h('h3', {}, name),
    h('p', { class: 'hint' }, say(`role.${role}`)),
    email && h('p', {}, address(email)),
    phone && h('p', {}, phone),
  );

/** The fields of everybody, with those who are added and without those who are removed. */
const editor = (contacts) =>
  peopleEditor({
    given: contacts.map((person) => ({ person })),
    legendOf: ({ person }) => person.name ?? say('contacts.new'),
  });

const FIELDS = ['name', 'email', 'phone', 'role', 'locale'];

/**
 * What somebody typed, carried over to a list that others changed meanwhile: of each person, the fields
 * that were changed here; who was added or removed here; and all else as it is now.
 */
const carriedOver = ({ read, typed, now }) => {
  const by = (list) => new Map(list.map((person) => [person.id, person]));
  const [was, mine] = [by(read), by(typed)];
  const kept = now.flatMap((person) => {
    const [before, after] = [was.get(person.id), mine.get(person.id)];
    if (!before) return [person];
    if (!after) return [];
    const changed = FIELDS.filter((field) => after[field] !== before[field]);
    return [{ ...person, ...Object.fromEntries(changed.map((field) => [field, after[field]])) }];
  });
  return [...kept, ...typed.filter(({ id }) => !id)];
};

/** `at` is the address of the membership. */
export const contactsSection = (at) => {
  const path = `${at}/contacts`;

  const listOf = ({ contacts, version }, message) => {
    const edit = h(
      'button',
      { type: 'button', class: 'button quiet', onclick: () => showEditor({ contacts, version }) },
      say('contacts.edit'),
    );
    return {
      edit,
      content: [
        h('div', { role: 'status' }, message ? notice('good', h('p', {}, message)) : ''),
        h('ul', { class: 'cards' }, contacts.map(shown)),
        h('p', { class: 'actions' }, edit),
      ],
    };
  };

  const showList = (list, message) => {
    const { edit, content } = listOf(list, message);
    place.replaceChildren(...content);
    edit.focus();
  };

  /** `typed` is what somebody had typed before the list was another. */
  const showEditor = ({ contacts, version }, typed = null) => {
    const edited = editor(typed ?? contacts);
    const send = async () => {
      const saved = await askOwn('PUT', path, {
        body: { contacts: edited.value() },
        headers: { 'If-Match': `"${version}"` },
      });
      showList(saved, say('contacts.saved'));
    };
    const form = createForm({
      guarded: true,
      label: say('contacts.title'),
      submit: say('contacts.save'),
      fields: edited.fields,
      content: [h('p', { class: 'mandatory' }, say('form.mandatory')), edited.element],
      send: () =>
        send().catch(async (refusal) => {
          if (refusal.reason !== 'contacts-changed') throw refusal;
          const latest = await askOwn('GET', path);
          const mine = { read: contacts, typed: edited.value(), now: latest.contacts };
          showEditor(latest, carriedOver(mine));
        }),
    });
    const cancel = h(
      'button',
      { type: 'button', class: 'link', onclick: () => showList({ contacts, version }) },
      say('contacts.cancel'),
    );
    const met =
      typed && h('div', { tabindex: '-1' }, notice('bad', h('p', {}, say('contacts.changed'))));
    place.replaceChildren(...[met, form, cancel].filter(Boolean));
    if (!met) return form.querySelector('input').focus();
    // It holds what was typed, and was not sent.
    form.dispatchEvent(new Event('input'));
    return met.focus();
  };

  const place = fetched(
    () => askOwn('GET', path),
    (list) => listOf(list).content,
  );
  return section('personnes', say('contacts.title'), h('p', {}, say('contacts.lead')), place);
};
