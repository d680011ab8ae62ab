/**
 * The answer to a renewal by the link of a message. Its secret is only told to the API; opening the
 * page changes nothing.
 */
import { ask } from './api.js';
import { h, name, notice, show, showLoading } from './dom.js';
import { day } from './format.js';
import { fragment, keepFragment } from './fragment.js';
import { inLanguage, language, say } from './language.js';
import { answeredNotice, answerForm, proposalFacts } from './renewal.js';
import { showTrouble } from './trouble.js';

/** What a link that does not open says, and where to turn. */
const showDead = ({ reason, message, status }) => {
  if (![403, 404, 409, 410].includes(status)) {
    name(say('answer.trouble.title'));
    showTrouble({ message }, open);
    return;
  }
  show(
    [
      notice('plain', h('p', {}, message)),
      // Who is out of office is told whom to write to, and has no other way in.
      reason === 'invitation-used' || status === 403 ? '' : h('p', {}, say('answer.dead.next')),
      status === 403
        ? ''
        : h(
            'p',
            { class: 'actions' },
            h('a', { class: 'button', href: inLanguage('/espace') }, say('answer.space')),
          ),
    ],
    { title: say('answer.dead.title'), quiet: true },
  );
};

/** An answer that was just sent, or what became of the renewal meanwhile. */
const showAnswered = (proposal, title = 'answer.over.title') =>
  show(
    [
      answeredNotice(proposal),
      proposalFacts(proposal),
      h('p', { class: 'actions' }, h('a', { href: inLanguage('/espace') }, say('answer.space'))),
    ],
    { title: say(title) },
  );

const showProposal = (proposal, token) => {
  const { contact, term, expiresOn, status } = proposal;
  if (status === 'answered') return showAnswered(proposal);
  const at = `/renewal-invitations/${encodeURIComponent(token)}`;
  const shown = proposalFacts(proposal);
  const form = answerForm(proposal, {
    at,
    ask,
    shown,
    done: (answer, latest) => showAnswered({ ...latest, answer }, 'answer.done.title'),
  });
  return show(
    [
      h('p', {}, say('answer.hello', { contact })),
      shown,
      term.price
        ? h('p', {}, say('answer.until', { day: day(expiresOn) }))
        : notice('plain', h('p', {}, say('renewal.price.wait'))),
      term.price ? form : '',
    ],
    { title: say('answer.title'), quiet: true },
  );
};

const open = () => {
  const token = fragment();
  keepFragment();
  if (!token) {
    showDead({ status: 404, message: say('answer.no-link') });
    return;
  }
  showLoading();
  ask('GET', `/renewal-invitations/${encodeURIComponent(token)}?locale=${language}`).then(
    (proposal) => showProposal(proposal, token),
    showDead,
  );
};

window.addEventListener('hashchange', open);
open();
