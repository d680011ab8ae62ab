/** The people of an organisation, as the application and the member space ask for them. */
import { h } from './dom.js';
import { choiceField, textField } from './fields.js';
import { language, say } from './language.js';
import { isPhone } from './phone.js';

const ROLES = ['representative', 'billing', 'operational', 'mandate-holder'];
const LANGUAGES = [
  ['fr', 'Français'],
  ['en', 'English'],
];

/**
 * `own` asks for the person who fills in the form: browsers know their name and their address. Somebody
 * who was there without an address may stay so.
 */
const personFields = (path, { own = false, person = {} }) => ({
  name: textField({
    name: `${path}.name`,
    label: say('person.name'),
    required: true,
    missing: say('person.name.missing'),
    autocomplete: own ? 'name' : 'off',
    max: 120,
    value: person.name,
  }),
  email: textField({
    name: `${path}.email`,
    label: say('person.email'),
    hint: say('person.email.hint'),
    type: 'email',
    required: !person.id || Boolean(person.email),
    missing: say('person.email.missing'),
    autocomplete: own ? 'email' : 'off',
    max: 254,
    value: person.email,
  }),
  phone: textField({
    name: `${path}.phone`,
    label: say('person.phone'),
    type: 'tel',
    autocomplete: own ? 'tel' : 'off',
    width: 'medium',
    max: 40,
    value: person.phone,
    // One that is left as the association wrote it is not theirs to mend.
    check: (typed) =>
      typed === person.phone?.trim() || isPhone(typed) ? null : say('person.phone.unread'),
  }),
  role: choiceField({
    name: `${path}.role`,
    label: say('person.role'),
    required: true,
    value: person.role ?? 'representative',
    options: ROLES.map((role) => [role, say(`role.${role}`)]),
  }),
  locale: choiceField({
    name: `${path}.locale`,
    label: say('person.locale'),
    required: true,
    width: 'medium',
    value: person.locale ?? language,
    options: LANGUAGES,
  }),
});

/** What the fields of a person hold, as the API takes it. */
const personIn = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value() || null]));

/**
 * The fields of several people, which whoever fills them in adds to and takes from. `given` are those
 * who are there at first: `{ person }`, and `own` for who fills in the form and stays. `added` is what is
 * known of a new one; `legendOf` names a person by what was given of it and its place.
 */
export const peopleEditor = ({ given, added = {}, legendOf, most = Infinity }) => {
  const people = [];
  const list = h('div', {});
  const status = h('p', { class: 'unseen', role: 'status' });
  // Ids are made of names: a place that was given back has had its own.
  let made = -1;

  /** Problems name people by their place: it is theirs again whenever one goes. */
  const renumber = () => {
    people.forEach(({ entry, fields, legend }, index) => {
      for (const [key, field] of Object.entries(fields)) {
        field.name = `contacts.${index}.${key}`;
        field.control.name = field.name;
      }
      legend.textContent = legendOf(entry, index);
    });
    add.hidden = people.length >= most;
  };

  const removal = (one) => {
    const { name } = one.entry.person ?? {};
    const onclick = () => {
      people.splice(people.indexOf(one), 1);
      one.element.remove();
      renumber();
      status.textContent = say('apply.people.removed');
      add.focus();
    };
    const unseen = name ? h('span', { class: 'unseen' }, ` : ${name}`) : null;
    const label = say('apply.people.remove');
    return h('button', { type: 'button', class: 'link', onclick }, label, unseen);
  };

  const addPerson = (entry) => {
    const fields = personFields(`contacts.${(made += 1)}`, entry);
    const one = { entry, fields, legend: h('legend', {}) };
    const asked = Object.values(fields).map(({ element }) => element);
    const end = entry.own ? null : removal(one);
    one.element = h(
      'fieldset',
      { class: 'group' },
      one.legend,
      h('div', { class: 'pairs' }, ...asked),
      end,
    );
    people.push(one);
    list.append(one.element);
    renumber();
    return one;
  };

  const add = h(
    'button',
    {
      type: 'button',
      class: 'button quiet',
      onclick() {
        status.textContent = '';
        addPerson({ person: added }).fields.name.control.focus();
      },
    },
    say('apply.people.add'),
  );
  given.forEach(addPerson);
  return {
    element: h('div', {}, list, h('p', { class: 'add' }, add), status),
    fields: () => people.flatMap(({ fields }) => Object.values(fields)),
    value: () =>
      people.map(({ entry, fields }) => ({
        ...(entry.person?.id ? { id: entry.person.id } : {}),
        ...personIn(fields),
      })),
  };
};
