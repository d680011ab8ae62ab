/**
 * The answer to a renewal by the link of a letter. Its secret is only told to the API; opening the page
 * changes nothing.
 */
import { ask } from './api.js';
import { h, notice, show, showLoading } from './dom.js';
import { day } from './format.js';
import { inLanguage, language, say } from './language.js';
import { keepSecret, secret } from './letter.js';
import { answeredNotice, answerForm, proposalFacts } from './renewal.js';

/** What a link that does not open says, and where to turn. */
const showDead = ({ reason, message, status }) => {
  const isLink = status === 404 || status === 409 || status === 410;
  show(
    [
      notice(isLink ? 'plain' : 'bad', h('p', {}, message)),
      isLink && reason !== 'invitation-used' ? h('p', {}, say('answer.dead.next')) : '',
      h('p', { class: 'actions' }, h('a', { href: inLanguage('/espace') }, say('answer.space'))),
    ],
    { title: say(isLink ? 'answer.dead.title' : 'answer.trouble.title'), quiet: true },
  );
};

const showAnswered = (proposal) =>
  show(
    [
      answeredNotice(proposal),
      proposalFacts(proposal),
      h('p', { class: 'actions' }, h('a', { href: inLanguage('/espace') }, say('answer.space'))),
    ],
    { title: say('answer.done.title') },
  );

const showProposal = (proposal, token) => {
  const { contact, term, expiresOn, status } = proposal;
  if (status === 'answered') return showAnswered(proposal);
  const at = `/renewal-invitations/${encodeURIComponent(token)}`;
  const form = answerForm(proposal, {
    at,
    done: (answer) => showAnswered({ ...proposal, answer }),
  });
  return show(
    [
      h('p', {}, say('answer.hello', { contact })),
      proposalFacts(proposal),
      term.price
        ? h('p', {}, say('answer.until', { day: day(expiresOn) }))
        : notice('plain', h('p', {}, say('renewal.price.wait'))),
      term.price ? form : '',
    ],
    { title: say('answer.title'), quiet: true },
  );
};

const open = () => {
  const token = secret();
  keepSecret();
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
