/** One membership: where it stands, what waits for an answer, and everything that is known of it. */
import { facts, h, notice, show } from '../dom.js';
import { day, money } from '../format.js';
import { language, say, typeset } from '../language.js';
import { answerForm, answeredNotice, proposalFacts } from '../renewal.js';
import { contactsSection } from './contacts.js';
import { duesSection, papersSection } from './papers.js';
import { growing, section } from './parts.js';
import { registrationsSection } from './registrations.js';
import { rightsSection, usagesSection } from './rights.js';
import { askOwn } from './session.js';

const TO = [
  ['droits', 'rights.title'],
  ['utilisations', 'usage.title'],
  ['rendez-vous', 'registrations.title'],
  ['cotisations', 'dues.title'],
  ['documents', 'papers.title'],
  ['personnes', 'contacts.title'],
  ['historique', 'history.title'],
];

const contents = () =>
  h(
    'nav',
    { class: 'contents', 'aria-label': say('space.contents') },
    h(
      'ul',
      {},
      TO.map(([id, title]) => h('li', {}, h('a', { href: `#${id}` }, say(title)))),
    ),
  );

const standing = ({ status, because, reference, memberSince, term }) =>
  section(
    'statut',
    say('standing.title'),
    h('p', { class: `standing ${status}` }, h('strong', {}, say(`status.${status}`))),
    h('p', {}, typeset(because)),
    facts([
      [say('standing.reference'), reference],
      [say('standing.since'), memberSince && day(memberSince)],
      [say('standing.tier'), term?.tier],
      [
        say('standing.term'),
        term && say('period', { from: day(term.startsOn), to: day(term.endsOn) }),
      ],
      [say('standing.price'), term?.price && money(term.price)],
    ]),
  );

const renewalSection = (at, token) => {
  const path = `${at}/renewal`;
  const place = h('div', {});
  const put = (...content) => place.replaceChildren(...content.filter(Boolean));
  const shown = (proposal) =>
    proposal.status === 'answered'
      ? put(answeredNotice(proposal), proposalFacts(proposal))
      : put(
          proposalFacts(proposal),
          proposal.term.price
            ? answerForm(proposal, {
                at: path,
                token,
                done(answer) {
                  put(answeredNotice({ ...proposal, answer }), proposalFacts(proposal));
                  heading.tabIndex = -1;
                  heading.focus();
                },
              })
            : notice('plain', h('p', {}, say('renewal.price.wait'))),
        );
  const part = section('renouvellement', say('renewal.title'), place);
  const heading = part.querySelector('h2');
  askOwn('GET', `${path}?locale=${language}`).then(shown, (refusal) =>
    put(h('p', { class: 'error' }, refusal.message)),
  );
  return part;
};

const eventsSection = (at) =>
  section(
    'historique',
    say('history.title'),
    growing(`${at}/history`, {
      empty: say('history.none'),
      draw: (lines) =>
        h(
          'ol',
          { class: 'history' },
          lines.map(({ on, text, by }) =>
            h(
              'li',
              {},
              h('span', { class: 'hint' }, `${day(on)}, ${say(`by.${by}`)}`),
              h('span', {}, typeset(text)),
            ),
          ),
        ),
    }),
  );

/** Shows a membership in full; `back` leads to the list when there are several. */
export const showMembership = async (documentId, { bar, token, quiet }) => {
  const at = `/me/memberships/${documentId}`;
  const membership = await askOwn('GET', `${at}?locale=${language}`);
  const { organisation, renewal } = membership;
  show(
    h(
      'div',
      { class: 'space' },
      bar,
      contents(),
      standing(membership),
      renewal ? renewalSection(at, token) : null,
      rightsSection(membership),
      usagesSection(at),
      registrationsSection(at),
      duesSection(membership),
      papersSection(at, membership),
      contactsSection(at),
      eventsSection(at),
    ),
    { title: organisation, quiet },
  );
};
