/** The member space: the door, then the membership of who came in. */
import { h, notice, setAside, show, showLoading } from './dom.js';
import { hasUnsent, mayLeave } from './form.js';
import { fragment, keepFragment } from './fragment.js';
import { language, say } from './language.js';
import { keepPage, showMembership, turnPage } from './space/membership.js';
import {
  askOwn,
  isSignedIn,
  keepShown,
  lastShown,
  leaveNothing,
  signIn,
  whenEnded,
} from './space/session.js';
import { goBack } from './space/return.js';
import { showDoor, showInvitation, showLink } from './space/sign-in.js';
import { showTrouble } from './trouble.js';

/** The secret of a message, after the # of the address: `#invitation=…` or `#connexion=…`. */
const fromLink = () => /^(invitation|connexion)=(.+)$/.exec(fragment());

/** Takes a used secret out of the address, and out of the history of the browser. */
const forgetSecret = () => {
  if (!fromLink()) return;
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  for (const link of document.querySelectorAll('.other-language')) link.hash = '';
};

/** Whose space was shown, and what they had typed in it when their session ended. */
let lastEmail = null;
let aside = null;

const leave = () => {
  if (!mayLeave()) return;
  leaveNothing();
  showDoor(enter, { message: say('space.left') });
};

const barOf = ({ email, name }) =>
  h(
    'div',
    { class: 'bar' },
    h('p', {}, say('space.signed', { who: name ?? email })),
    h('button', { type: 'button', class: 'button quiet', onclick: leave }, say('space.leave')),
  );

/** With several memberships, a list leads to each of them, once its button is pressed. */
const switcher = (memberships, chosen, open) => {
  if (memberships.length < 2) return null;
  const choice = h(
    'select',
    { class: 'input', id: 'membership' },
    memberships.map(({ documentId, organisation }) =>
      h('option', { value: documentId, selected: documentId === chosen }, organisation),
    ),
  );
  const onsubmit = (event) => {
    event.preventDefault();
    if (mayLeave()) open(choice.value);
  };
  return h(
    'form',
    { class: 'switch', onsubmit },
    h('label', { for: 'membership' }, say('space.choose')),
    choice,
    h('button', { type: 'submit', class: 'button quiet' }, say('space.choose.show')),
  );
};

const showSpace = async ({ quiet }) => {
  showLoading();
  const [me, memberships] = await Promise.all([
    askOwn('GET', '/me'),
    askOwn('GET', `/me/memberships?locale=${language}`),
  ]);
  lastEmail = me.email;
  if (memberships.length === 0) {
    show([barOf(me), notice('plain', h('p', {}, say('space.nothing')))], {
      title: say('space.title'),
    });
    return;
  }
  const open = (documentId, how) => {
    keepShown(documentId);
    return showMembership(documentId, {
      bar: h(
        'div',
        {},
        barOf(me),
        switcher(memberships, documentId, (other) =>
          orTrouble(() => {
            showLoading();
            return open(other, {});
          }),
        ),
      ),
      ...how,
    });
  };
  const { documentId } =
    memberships.find((one) => one.documentId === lastShown()) ?? memberships[0];
  await open(documentId, { quiet });
};

/** Shows a page of the space, or why it could not be shown. */
const orTrouble = async (shown) => {
  try {
    await shown();
  } catch (refusal) {
    // Who is no longer known is at the door already.
    if (refusal.status === 401) return;
    if (!('status' in refusal)) throw refusal;
    showTrouble(refusal, () => orTrouble(shown));
  }
};

/** Gives back what was typed to the person who had typed it, and to nobody else. */
const resume = async () => {
  if (aside) {
    showLoading();
    const isBack = (await askOwn('GET', '/me')).email === lastEmail;
    const left = aside;
    aside = null;
    if (isBack) {
      left.back();
      // At the door, the browser may have gone back and forth.
      keepPage();
      return;
    }
    left.drop();
  }
  await showSpace({ quiet: false });
};

/** Whether the page of a message's link is shown, which is left by starting anew. */
let isAtLink = false;

const enter = (jwt) => {
  signIn(jwt);
  isAtLink = false;
  forgetSecret();
  if (!goBack()) orTrouble(resume);
};

const start = () => {
  const [, kind, held] = fromLink() ?? [];
  isAtLink = Boolean(kind);
  if (fragment()) keepFragment();
  if (kind === 'invitation') showInvitation(held, enter);
  else if (kind === 'connexion') showLink(held, enter);
  else if (isSignedIn()) orTrouble(() => showSpace({ quiet: true }));
  else showDoor(enter);
};

whenEnded(() => {
  aside = hasUnsent() ? setAside() : null;
  showDoor(enter, { message: say('space.ended') });
});
// A page that is read again is empty at first: a place that the browser goes back to is not there yet.
window.history.scrollRestoration = 'manual';
window.addEventListener('hashchange', () => {
  if (!fromLink() && !isAtLink) turnPage();
  else if (mayLeave()) start();
  else keepPage();
});
start();
