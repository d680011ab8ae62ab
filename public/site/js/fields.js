/**
 * The fields of a form. Each has its label, its hint and its error, tied to it for whoever does not
 * see them, and a name that is its path in what is sent: `contacts.0.email`.
 */
import { h } from './dom.js';
import { isEmail } from './email.js';
import { say } from './language.js';

const idOf = (name) => `f-${name.replaceAll('.', '-')}`;

/**
 * A field: its element, what it holds, and the error that it shows. `check` says what is wrong with
 * a value before it is sent, or nothing.
 */
const fieldAround = (control, { name, label, hint, required = false, missing, check }) => {
  const id = idOf(name);
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const hinted = hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null;
  control.id = id;
  control.name = name;
  if (required) control.required = true;

  const describe = () => {
    const ids = [hinted?.id, error.hidden ? null : error.id].filter(Boolean);
    if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
    else control.removeAttribute('aria-describedby');
  };
  describe();

  return {
    name,
    label,
    control,
    element: h(
      'div',
      { class: 'field' },
      h(
        'label',
        { for: id },
        label,
        required ? null : h('span', { class: 'optional' }, ` ${say('form.optional')}`),
      ),
      hinted,
      error,
      control,
    ),
    value() {
      if (control.type === 'file') return control.files[0];
      const typed = control.value.trim();
      // Numbers and addresses are often copied with marks that nobody sees.
      return ['tel', 'email'].includes(control.type) ? typed.replace(/\p{Cf}/gu, '') : typed;
    },
    problem() {
      const value = this.value();
      if (!value) return required ? missing : null;
      if (control.type === 'email' && !isEmail(value)) return say('form.email');
      return check?.(value) ?? null;
    },
    setError(message) {
      error.hidden = !message;
      error.textContent = message ?? '';
      if (message) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
      describe();
    },
  };
};

/** A line of text. */
export const textField = ({
  type = 'text',
  width,
  autocomplete,
  inputmode,
  max,
  value,
  ...rest
}) => {
  const control = h('input', {
    type,
    class: width ? `input ${width}` : 'input',
    autocomplete: autocomplete ?? 'off',
    inputmode,
    maxlength: max,
    // A name or a number is no prose to be put right.
    spellcheck: 'false',
    autocapitalize: type === 'email' ? 'none' : undefined,
  });
  control.value = value ?? '';
  return fieldAround(control, rest);
};

/** Several lines of text. */
export const longField = ({ rows = 4, max, autocomplete, value, ...rest }) => {
  const control = h('textarea', { class: 'input', rows, maxlength: max, autocomplete });
  control.value = value ?? '';
  return fieldAround(control, rest);
};

/** One of several, in a list that opens. `options` are `[value, label]`. */
export const choiceField = ({ options, value, autocomplete, width, ...rest }) => {
  const control = h(
    'select',
    { class: width ? `input ${width}` : 'input', autocomplete },
    options.map(([code, label]) => h('option', { value: code, selected: code === value }, label)),
  );
  return fieldAround(control, rest);
};

/** A file, of which the form sends the bytes. */
export const fileField = ({ accept, ...rest }) =>
  fieldAround(h('input', { type: 'file', class: 'input file', accept }), rest);

/** A box to tick, with what it stands for. */
export const tickField = ({ name, label, required = false, missing }) => {
  const id = idOf(name);
  const control = h('input', { type: 'checkbox', id, name, required });
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  return {
    name,
    control,
    element: h('div', { class: 'field tick' }, error, control, h('label', { for: id }, label)),
    value: () => control.checked,
    problem: () => (required && !control.checked ? missing : null),
    setError(message) {
      error.hidden = !message;
      error.textContent = message ?? '';
      if (message) {
        control.setAttribute('aria-invalid', 'true');
        control.setAttribute('aria-describedby', error.id);
      } else {
        control.removeAttribute('aria-invalid');
        control.removeAttribute('aria-describedby');
      }
    },
  };
};

/** One of several, all in view. `options` are `{ value, label, aside, hint }`, of which `aside` stands beside the label. */
export const radioField = ({
  name,
  legend,
  options,
  value,
  required = true,
  missing,
  onchange,
}) => {
  const id = idOf(name);
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const radios = options.map((option, index) =>
    h('input', {
      type: 'radio',
      name,
      id: index === 0 ? id : `${id}-${index}`,
      value: option.value,
      required,
      checked: option.value === value,
    }),
  );
  const chosen = () => radios.find((radio) => radio.checked)?.value ?? '';
  const group = h(
    'fieldset',
    { class: 'field radios' },
    h('legend', {}, legend),
    error,
    options.map((option, index) =>
      h(
        'div',
        { class: 'radio' },
        radios[index],
        h(
          'label',
          { for: radios[index].id },
          h('span', {}, option.label),
          option.aside && h('span', {}, option.aside),
          option.hint && h('span', { class: 'hint' }, option.hint),
        ),
      ),
    ),
  );
  if (onchange) group.addEventListener('change', () => onchange(chosen()));
  return {
    name,
    control: radios[0],
    element: group,
    value: chosen,
    problem: () => (required && !chosen() ? missing : null),
    setError(message) {
      error.hidden = !message;
      error.textContent = message ?? '';
      if (message) group.setAttribute('aria-describedby', error.id);
      else group.removeAttribute('aria-describedby');
      for (const radio of radios) {
        if (message) radio.setAttribute('aria-invalid', 'true');
        else radio.removeAttribute('aria-invalid');
      }
    },
  };
};

/** A part of a form under a heading of its own. */
export const group = (legend, ...children) =>
  h('fieldset', { class: 'group' }, h('legend', {}, legend), ...children);
