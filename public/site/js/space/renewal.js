/** The renewal that is proposed to a member, and the answer to it. */
import { h, notice } from '../dom.js';
import { language, say } from '../language.js';
import { answerForm, answeredNotice, proposalFacts } from '../renewal.js';
import { fetched, section } from './parts.js';
import { askOwn } from './session.js';

const answered = (proposal) => [answeredNotice(proposal), proposalFacts(proposal)];

/** `at` is the address of the membership. */
export const renewalSection = (at) => {
  const path = `${at}/renewal`;
  const open = (proposal) => {
    const shown = proposalFacts(proposal);
    if (!proposal.term.price)
      return [shown, notice('plain', h('p', {}, say('renewal.price.wait')))];
    const form = answerForm(proposal, {
      at: path,
      ask: askOwn,
      shown,
      done(answer, latest) {
        place.replaceChildren(...answered({ ...latest, answer }));
        heading.tabIndex = -1;
        heading.focus();
      },
    });
    return [shown, form];
  };
  const place = fetched(
    () => askOwn('GET', `${path}?locale=${language}`),
    (proposal) => (proposal.status === 'answered' ? answered(proposal) : open(proposal)),
  );
  const part = section('renouvellement', say('renewal.title'), place);
  const heading = part.querySelector('h2');
  return part;
};
