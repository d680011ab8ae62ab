/** The dues of a member, and its papers. */
import { h } from '../dom.js';
import { day, money, shortDay, size } from '../format.js';
import { language, say } from '../language.js';
import { downloadButton, fetched, section, table } from './parts.js';
import { askOwn } from './session.js';

const stateText = ({ state, creditNote }) =>
  creditNote
    ? say('call.noted', { state: say(`call.${state}`), number: creditNote.number })
    : say(`call.${state}`);

const callRow = ({ number, issuedOn, dueOn, amount, paid, remaining, ...call }) => [
  number ?? shortDay(issuedOn),
  money(amount),
  money(paid),
  money(remaining),
  shortDay(dueOn),
  stateText(call),
];

/** What is left to pay of all calls, in each currency that they are in. */
const owedOn = (calls) => {
  const sums = new Map();
  for (const { amount, currency } of calls.map(({ remaining }) => remaining)) {
    if (amount > 0) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return [...sums].map(([currency, amount]) => money({ amount, currency })).join(' + ');
};

/** Where the dues stand, in a sentence. */
export const duesText = ({ calls, upToDate, uncalled }) => {
  const amount = owedOn(calls);
  if (amount) return say('dues.owed', { amount });
  if (uncalled) return say('dues.uncalled', { amount: money(uncalled) });
  if (upToDate) return say('dues.upToDate');
  return say(calls.length > 0 ? 'dues.nothing' : 'dues.none');
};

/** The credit of the account: what is deducted from calls already, and what waits for one. */
const creditTexts = (calls, { amount, currency }) => {
  const deducted = calls.reduce((sum, { credit }) => sum + credit.amount, 0);
  const told = { 'dues.deducted': deducted, 'dues.credit': amount - deducted };
  return Object.entries(told)
    .filter(([, cents]) => cents > 0)
    .map(([key, cents]) => say(key, { amount: money({ amount: cents, currency }) }));
};

export const duesSection = ({ calls, credit, ...standing }) =>
  section(
    'cotisations',
    say('dues.title'),
    h('p', {}, duesText({ calls, ...standing })),
    ...creditTexts(calls, credit).map((text) => h('p', {}, text)),
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

/** What was issued is known by its number and whether it was cancelled, as its file says them. */
const paperTitle = ({ given, title, name }) => (given ? title : name.replace(/\.pdf$/, ''));

const paperItem = (at) => (paper) =>
  h(
    'li',
    {},
    downloadButton(
      `${paperTitle(paper)} (PDF, ${size(paper.size)})`,
      `${at}/papers/${paper.id}/file`,
    ),
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

const certificateItem = (at) =>
  h('li', {}, downloadButton(say('paper.certificate'), `${at}/certificate?locale=${language}`));

/** What the association makes on demand, then what is kept. */
export const papersSection = (at, { status }) =>
  section(
    'documents',
    say('papers.title'),
    fetched(
      () =>
        Promise.all([
          askOwn('GET', `${at}/receipts`),
          askOwn('GET', `${at}/papers?locale=${language}`),
        ]),
      ([receipts, papers]) => {
        const items = [
          ...(status === 'active' || status === 'grace' ? [certificateItem(at)] : []),
          ...receipts.map(receiptItem(at)),
          ...papers.map(paperItem(at)),
        ];
        return items.length > 0
          ? h('ul', { class: 'papers' }, items)
          : h('p', { class: 'hint' }, say('papers.none'));
      },
    ),
  );
