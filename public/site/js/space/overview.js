/** The first page of the member space: where the membership stands, what waits, and what is left. */
import { facts, h } from '../dom.js';
import { day } from '../format.js';
import { inLanguage, say, typeset } from '../language.js';
import { priceOf } from '../renewal.js';
import { duesText } from './papers.js';
import { section } from './parts.js';
import { leftOf } from './rights.js';

const isOver = ({ status }) => status === 'lapsed' || status === 'ended';

/** What is told of a page in a few words, under a title that leads there. */
const card = (page, title, ...content) =>
  h('li', { class: 'card' }, h('h3', {}, h('a', { href: `#${page}` }, title)), ...content);

const renewalCard = ({ awaitsAnswer, answer }) => {
  const told = awaitsAnswer ? 'waits' : `answered.${answer ?? 'none'}`;
  const text = h('p', {}, say(`renewal.${told}`));
  const toIt =
    awaitsAnswer && h('a', { class: 'button', href: '#renouvellement' }, say('renewal.reply'));
  return card(
    'renouvellement',
    say('renewal.title'),
    text,
    toIt && h('p', { class: 'actions' }, toIt),
  );
};

const rightsCard = (rights) =>
  card(
    'droits',
    say('rights.title'),
    rights.length > 0
      ? h(
          'ul',
          { class: 'left' },
          rights.map((right) =>
            h('li', {}, h('span', {}, right.name), ' ', h('strong', {}, leftOf(right))),
          ),
        )
      : h('p', {}, say('rights.none')),
  );

const factsOf = ({ reference, memberSince, term }) =>
  facts([
    [say('standing.reference'), reference],
    [say('standing.since'), memberSince && day(memberSince)],
    [say('standing.tier'), term?.tier],
    [
      say('standing.term'),
      term && say('period', { from: day(term.startsOn), to: day(term.endsOn) }),
    ],
    [say('standing.price'), term?.price && priceOf(term)],
  ]);

/** What a member asks first: do we belong, what do we have to do, and what is left to us? */
export const overview = (membership) => {
  const { status, because, leaving, renewal, entitlements } = membership;
  return section(
    'adhesion',
    say('standing.title'),
    h('p', { class: `standing ${status}` }, h('strong', {}, say(`status.${status}`))),
    h('p', {}, typeset(because)),
    leaving
      ? h('p', {}, h('strong', {}, say(`leaving.${leaving.kind}`, { on: day(leaving.lastDay) })))
      : null,
    isOver(membership)
      ? h(
          'p',
          {},
          `${say('standing.over')} `,
          h('a', { href: inLanguage('/adhesion') }, say('standing.again')),
        )
      : null,
    h(
      'ul',
      { class: 'cards' },
      renewal && renewalCard(renewal),
      card('cotisations', say('dues.title'), h('p', {}, duesText(membership))),
      rightsCard(entitlements.filter(({ running }) => running)),
    ),
    factsOf(membership),
  );
};
