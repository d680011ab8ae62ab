/** The fields of one person of an organisation, as the application and the member space ask for them. */
import { choiceField, textField } from './fields.js';
import { language, say } from './language.js';

export const ROLES = ['representative', 'billing', 'operational', 'mandate-holder'];
const LANGUAGES = [
  ['fr', 'Français'],
  ['en', 'English'],
];

/** `own` asks for the person who fills in the form: browsers know their name and their address. */
export const personFields = (path, { own = false, person = {} } = {}) => ({
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
    required: true,
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
export const personIn = (fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value() || null]));
