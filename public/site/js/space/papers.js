/** The dues of a member, and its papers. */
import { h, notice } from '../dom.js';
import { day, money, shortDay, size } from '../format.js';
import { language, say } from '../language.js';
import { downloadButton, fetched, section, table } from './parts.js';

const callRow = ({ number, issuedOn, dueOn, amount, paid, remaining, state }) => [
  number ?? shortDay(issuedOn),
  money(amount),
  money(paid),
  money(remaining),
  shortDay(dueOn),
  say(`call.${state}`),
];

export const duesSection = ({ calls, upToDate }) =>
  section(
    'cotisations',
    say('dues.title'),
    h('p', {}, say(upToDate ? 'dues.upToDate' : 'dues.notUpToDate')),
    calls.length > 0
      ? table(
          say('dues.title'),
          [
            say('dues.call'),
            say('dues.amount'),
            say('dues.paid'),
            say('dues.remaining'),
            say('dues.due'),
            say('dues.state'),
          ],
          calls.map(callRow),
        )
      : null,
  );

const paperItem = (at) => (paper) =>
  h(
    'li',
    {},
    downloadButton(`${paper.title} (PDF, ${size(paper.size)})`, `${at}/papers/${paper.id}/file`),
    h('span', { class: 'hint' }, `${day(paper.on)}${paper.given ? `, ${say('paper.given')}` : ''}`),
  );

const receiptItem = (at) => (receipt) =>
  h(
    'li',
    {},
    downloadButton(
      say('paper.receipt', { amount: money(receipt.received), call: receipt.call ?? '' }),
      `${at}/receipts/${receipt.id}/file?locale=${language}`,
    ),
  );

const list = (items) => h('ul', { class: 'papers' }, items);

/** What the association makes on demand, then what is kept. */
export const papersSection = (at, { status }) =>
  section(
    'documents',
    say('papers.title'),
    status === 'active' || status === 'grace'
      ? list([
          h(
            'li',
            {},
            downloadButton(say('paper.certificate'), `${at}/certificate?locale=${language}`),
          ),
        ])
      : null,
    fetched(`${at}/receipts`, (receipts) =>
      receipts.length > 0 ? list(receipts.map(receiptItem(at))) : [],
    ),
    fetched(`${at}/papers?locale=${language}`, (papers) =>
      papers.length > 0
        ? list(papers.map(paperItem(at)))
        : notice('plain', h('p', {}, say('papers.none'))),
    ),
  );
