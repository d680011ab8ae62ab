/** The member space: the door, then the membership of who came in. */
import { h, notice, show, showLoading } from './dom.js';
import { language, say } from './language.js';
import { keepSecret, secret } from './letter.js';
import { showMembership } from './space/membership.js';
import { askOwn, isSignedIn, signIn, signOut, token, whenEnded } from './space/session.js';
import { showDoor, showInvitation, showLink } from './space/sign-in.js';

/** The secret of a letter, after the # of the address: `#invitation=…` or `#connexion=…`. */
const letter = () => /^(invitation|connexion)=(.+)$/.exec(secret());

/** What has served stands no longer in the address, nor in the history of the browser. */
const forgetLetter = () => {
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  for (const link of document.querySelectorAll('.other-language')) link.hash = '';
};

const leave = (message) => {
  signOut();
  showDoor(enter, { message });
};

const barOf = ({ email, name }, others) =>
  h(
    'div',
    { class: 'bar' },
    h('p', {}, say('space.signed', { who: name ?? email })),
    others,
    h(
      'button',
      { type: 'button', class: 'button quiet', onclick: () => leave(say('space.left')) },
      say('space.leave'),
    ),
  );

/** With several memberships, a list leads to each of them. */
const switcher = (memberships, chosen, open) => {
  if (memberships.length < 2) return null;
  const choice = h(
    'select',
    { class: 'input', id: 'membership', onchange: () => open(choice.value) },
    memberships.map(({ documentId, organisation }) =>
      h('option', { value: documentId, selected: documentId === chosen }, organisation),
    ),
  );
  return h('p', {}, h('label', { for: 'membership' }, say('space.choose')), choice);
};

const showSpace = async ({ quiet }) => {
  showLoading();
  const [me, memberships] = await Promise.all([
    askOwn('GET', '/me'),
    askOwn('GET', `/me/memberships?locale=${language}`),
  ]);
  if (memberships.length === 0) {
    show([barOf(me), notice('plain', h('p', {}, say('space.nothing')))], {
      title: say('space.title'),
    });
    return;
  }
  const open = (documentId, how) =>
    showMembership(documentId, {
      bar: barOf(
        me,
        switcher(memberships, documentId, (other) => open(other, {})),
      ),
      token: token(),
      ...how,
    });
  await open(memberships[0].documentId, { quiet });
};

const showTrouble = (refusal) => {
  // Who is no longer known is at the door already.
  if (refusal.status === 401) return;
  if (!('status' in refusal)) throw refusal;
  show(notice('bad', h('p', {}, refusal.message)));
};

const enter = (jwt) => {
  signIn(jwt);
  forgetLetter();
  showSpace({ quiet: false }).catch(showTrouble);
};

const start = () => {
  const [, kind, held] = letter() ?? [];
  if (kind) keepSecret();
  if (kind === 'invitation') showInvitation(held, enter);
  else if (kind === 'connexion') showLink(held, enter);
  else if (isSignedIn()) showSpace({ quiet: true }).catch(showTrouble);
  else showDoor(enter);
};

whenEnded(() => showDoor(enter, { message: say('space.ended') }));
window.addEventListener('hashchange', () => letter() && start());
start();
