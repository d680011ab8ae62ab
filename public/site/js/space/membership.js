/** One membership: where it stands, what waits for an answer, and everything that is known of it. */
import { facts, h, notice, show } from '../dom.js';
import { day } from '../format.js';
import { inLanguage, language, say, typeset } from '../language.js';
import { answerForm, answeredNotice, priceOf, proposalFacts } from '../renewal.js';
import { contactsSection } from './contacts.js';
import { duesSection, papersSection } from './papers.js';
import { fetched, growing, section } from './parts.js';
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

const contents = (renewal) =>
  h(
    'nav',
    { class: 'contents', 'aria-label': say('space.contents') },
    h(
      'ul',
      {},
      (renewal ? [['renouvellement', 'renewal.title'], ...TO] : TO).map(([id, title]) =>
        h('li', {}, h('a', { href: `#${id}` }, say(title))),
      ),
    ),
  );

const standing = ({ status, because, leaving, reference, memberSince, term }) =>
  section(
    'statut',
    say('standing.title'),
    h('p', { class: `standing ${status}` }, h('strong', {}, say(`status.${status}`))),
    h('p', {}, typeset(because)),
    leaving
      ? h('p', {}, h('strong', {}, say(`leaving.${leaving.kind}`, { on: day(leaving.lastDay) })))
      : null,
    status === 'lapsed' || status === 'ended'
      ? h(
          'p',
          {},
          `${say('standing.over')} `,
          h('a', { href: inLanguage('/adhesion') }, say('standing.again')),
        )
      : null,
    facts([
      [say('standing.reference'), reference],
      [say('standing.since'), memberSince && day(memberSince)],
      [say('standing.tier'), term?.tier],
      [
        say('standing.term'),
        term && say('period', { from: day(term.startsOn), to: day(term.endsOn) }),
      ],
      [say('standing.price'), term?.price && priceOf(term)],
    ]),
  );

const answered = (proposal) => [answeredNotice(proposal), proposalFacts(proposal)];

const renewalSection = (at) => {
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

const eventsSection = (at) =>
  section(
    'historique',
    say('history.title'),
    growing(`${at}/history`, {
      empty: say('history.none'),
      draw: (lines) =>
        lines.length > 0 &&
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

/** Shows a membership in full, under the `bar` of who is signed in. */
export const showMembership = async (documentId, { bar, quiet }) => {
  const at = `/me/memberships/${documentId}`;
  const membership = await askOwn('GET', `${at}?locale=${language}`);
  const { organisation, renewal } = membership;
  show(
    h(
      'div',
      { class: 'space' },
      bar,
      contents(renewal),
      standing(membership),
      renewal ? renewalSection(at) : null,
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
