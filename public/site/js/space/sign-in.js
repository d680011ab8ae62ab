/** Coming in: by a link that is sent, by a password, or for the first time by an invitation. */
import { ask, send } from '../api.js';
import { h, notice, show } from '../dom.js';
import { textField } from '../fields.js';
import { createForm } from '../form.js';
import { inLanguage, language, say } from '../language.js';

const FEWEST = 12;

const emailField = () =>
  textField({
    name: 'email',
    label: say('space.email'),
    type: 'email',
    autocomplete: 'username',
    required: true,
    missing: say('space.email.missing'),
    max: 254,
  });

const passwordField = (more = {}) =>
  textField({
    name: 'password',
    label: say('space.password'),
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    missing: say('space.password.missing'),
    ...more,
  });

const newPasswordField = (more = {}) =>
  passwordField({
    label: say('space.password.new'),
    hint: say('space.password.hint', { count: FEWEST }),
    autocomplete: 'new-password',
    check: (value) =>
      value.length < FEWEST ? say('space.password.short', { count: FEWEST }) : null,
    ...more,
  });

/** One form for who has a password and who has none: left empty, a link is sent to the same address. */
const doorForm = (entered) => {
  const email = emailField();
  const password = passwordField({ required: false, hint: say('space.password.none') });
  const sent = h('div', { role: 'status' });

  const sendLink = async () => {
    const body = { email: email.value(), locale: language };
    await ask('POST', '/me/sign-in-links', { body });
    sent.replaceChildren(notice('good', h('p', {}, say('space.link.sent'))));
  };

  const enter = async () => {
    // The password is sent as it was typed, spaces included.
    const body = { identifier: email.value(), password: password.control.value };
    const answer = await send('POST', '/auth/local', { body }).catch((refusal) => {
      if (refusal.status !== 400) throw refusal;
      throw Object.assign(refusal, { fields: [], message: say('space.wrong') });
    });
    entered((await answer.json()).jwt);
  };

  const form = createForm({
    label: say('space.enter'),
    submit: say('space.enter'),
    fields: () => [email, password],
    content: [email.element, password.element],
    send: () => (password.control.value ? enter() : sendLink()),
  });
  return h('div', {}, form, sent);
};

/** The door: `entered` is given the token of whoever comes in. */
export const showDoor = (entered, { message } = {}) =>
  show(
    [
      message ? notice('plain', h('p', {}, message)) : '',
      h(
        'div',
        { class: 'two' },
        doorForm(entered),
        h(
          'div',
          { class: 'aside' },
          h('p', {}, say('space.who')),
          h('p', {}, h('a', { href: inLanguage('/adhesion') }, say('space.join'))),
        ),
      ),
    ],
    { title: say('space.title'), quiet: !message },
  );

const showDead = (refusal) =>
  show(
    [
      notice('plain', h('p', {}, refusal.message)),
      h('p', {}, say('space.dead.next')),
      h(
        'p',
        { class: 'actions' },
        h('a', { class: 'button', href: inLanguage('/espace') }, say('space.dead.again')),
      ),
    ],
    { title: say('space.dead.title') },
  );

const isDead = ({ status, fields }) => [404, 409, 410].includes(status) && fields.length === 0;

/** What only a person does is asked of one: programs that read mail open links, and press no button. */
const pressed = ({ title, lead, submit, fields, body, at, entered }) =>
  show(
    [
      h('p', {}, lead),
      createForm({
        label: title,
        submit,
        fields: () => fields,
        content: fields.map(({ element }) => element),
        async send() {
          const answer = await ask('POST', at, { body: body() }).catch((refusal) => {
            if (!isDead(refusal)) throw refusal;
            showDead(refusal);
            return null;
          });
          if (answer) entered(answer.jwt);
        },
      }),
    ],
    { title, quiet: true },
  );

/** The page of a one-time link, where who forgot their password may choose another. */
export const showLink = (token, entered) => {
  const password = newPasswordField({ required: false });
  return pressed({
    title: say('space.link.open.title'),
    lead: say('space.link.open.lead'),
    submit: say('space.link.open'),
    fields: [password],
    body: () => ({
      token,
      ...(password.control.value ? { password: password.control.value } : {}),
    }),
    at: '/me/sign-in',
    entered,
  });
};

/** The page of an invitation: its person chooses a password. */
export const showInvitation = (token, entered) => {
  const password = newPasswordField();
  return pressed({
    title: say('space.invitation.title'),
    lead: say('space.invitation.lead'),
    submit: say('space.invitation.send'),
    fields: [password],
    body: () => ({ token, password: password.control.value }),
    at: '/me/invitation',
    entered,
  });
};
