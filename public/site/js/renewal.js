/** A proposed renewal and the answer to it, by a message's link or in the member space. */
import { facts, h, notice } from './dom.js';
import { fileField, longField, radioField, textField } from './fields.js';
import { createForm } from './form.js';
import { day, money, size } from './format.js';
import { language, say } from './language.js';

/** A price, and what it rests on where it is one by brackets. */
export const priceOf = ({ price, basis }) => [
  money(price),
  basis && h('span', { class: 'hint' }, ` (${basis})`),
];

/** What is proposed: for whom, for what, until when and at which price. */
export const proposalFacts = ({ organisation, reference, term, current }) =>
  facts([
    [say('renewal.organisation'), `${organisation} (${reference})`],
    [say('renewal.tier'), term.tier],
    [say('renewal.period'), say('period', { from: day(term.startsOn), to: day(term.endsOn) })],
    [say('renewal.price'), term.price ? priceOf(term) : say('renewal.price.none')],
    [say('renewal.current'), current && day(current.endsOn)],
  ]);

const acceptFields = ({ asks }) => ({
  engagementNumber:
    asks.engagementNumber &&
    textField({
      name: 'engagementNumber',
      label: say('renewal.engagement'),
      hint: say('renewal.engagement.hint'),
      width: 'medium',
      max: 255,
    }),
  serviceCode:
    asks.serviceCode &&
    textField({
      name: 'serviceCode',
      label: say('renewal.service'),
      hint: say('renewal.service.hint'),
      width: 'medium',
      max: 255,
    }),
  deliberationOn:
    asks.deliberation &&
    textField({
      name: 'deliberationOn',
      label: say('renewal.deliberation'),
      hint: say('renewal.deliberation.hint'),
      type: 'date',
      width: 'medium',
    }),
  file: fileField({
    name: 'file',
    label: say('renewal.file'),
    hint: say('renewal.file.hint', { size: size(asks.fileBytes) }),
    accept: 'application/pdf,.pdf',
    check: (file) => {
      if (file.size > asks.fileBytes)
        return say('renewal.file.large', { size: size(asks.fileBytes) });
      return /\.pdf$/i.test(file.name) ? null : say('renewal.file.kind');
    },
  }),
  comment: longField({ name: 'comment', label: say('renewal.comment'), rows: 3, max: 2000 }),
});

const parted = (fields) => Object.fromEntries(Object.entries(fields).filter(([, field]) => field));

/** The body of an acceptance: a form when a file goes with it. The price is the one that was read. */
const acceptance = (fields, price) => {
  const { file, ...texts } = fields;
  const given = Object.entries(texts)
    .map(([name, field]) => [name, field.value()])
    .filter(([, value]) => value);
  if (!file.value()) return { ...Object.fromEntries(given), price: price.amount };
  const form = new FormData();
  for (const [name, value] of given) form.append(name, value);
  form.append('price', String(price.amount));
  form.append('file', file.value());
  return form;
};

/** What a yes engages to, what was typed with it, and what follows: to be read before it is sent. */
const yesInFull = ({ organisation, term, asks }, fields) => {
  const { startsOn, endsOn, activation } = term;
  const said = ({ control, value }) =>
    control.type === 'date' ? value && day(value) : (value?.name ?? value);
  const price = money(term.price);
  const given = Object.values(fields).map((field) => [
    field.label,
    said({ control: field.control, value: field.value() }),
  ]);
  return [
    h(
      'p',
      {},
      say('review.yes', {
        organisation,
        period: say('period', { from: day(startsOn), to: day(endsOn) }),
      }),
    ),
    facts([[say('renewal.price'), priceOf(term)], ...given]),
    h('h3', {}, say('review.next')),
    h(
      'ul',
      {},
      h('li', {}, say(asks.deliberation ? 'review.call.decided' : 'review.call', { price })),
      h('li', {}, say(`review.rights.${activation}`, { day: day(startsOn) })),
      h('li', {}, say('review.final')),
    ),
  ];
};

/**
 * `at` is where the answer goes, by `ask`; `done` is told what was recorded, of which proposal. Where that
 * has changed since it was read, `shown` gives way to it as it is now, and what was typed stays.
 */
export const answerForm = (proposal, { at, ask, shown, done }) => {
  let current = proposal;
  let told = shown;
  const accepting = parted(acceptFields(proposal));
  const reason = longField({
    name: 'reason',
    label: say('renewal.reason'),
    hint: say('renewal.reason.hint'),
    required: true,
    missing: say('renewal.reason.missing'),
    rows: 3,
    max: 2000,
  });
  const parts = {
    accept: h(
      'div',
      { hidden: true },
      Object.values(accepting).map(({ element }) => element),
    ),
    decline: h('div', { hidden: true }, reason.element),
  };
  const choice = radioField({
    name: 'answer',
    legend: say('renewal.answer'),
    missing: say('renewal.answer.missing'),
    options: [
      { value: 'accept', label: say('renewal.accept'), hint: say('renewal.accept.hint') },
      { value: 'decline', label: say('renewal.decline'), hint: say('renewal.decline.hint') },
    ],
    onchange(chosen) {
      for (const [name, part] of Object.entries(parts)) part.hidden = name !== chosen;
      // The button says what it does: a yes is read over first.
      const next = chosen === 'accept' ? 'renewal.read' : 'renewal.send';
      form.querySelector('[type=submit]').textContent = say(next);
    },
  });
  const inUse = () => {
    if (choice.value() === 'accept') return Object.values(accepting);
    return choice.value() === 'decline' ? [reason] : [];
  };

  const readAgain = async (refusal) => {
    if (refusal.reason !== 'proposal-changed') throw refusal;
    const latest = await ask('GET', `${at}?locale=${language}`);
    if (!latest.term.price) throw refusal;
    current = latest;
    const now = proposalFacts(latest);
    told.replaceWith(now);
    told = now;
    throw Object.assign(refusal, { fields: [], message: say('renewal.changed') });
  };

  const form = createForm({
    guarded: true,
    label: say('renewal.form'),
    submit: say('renewal.send'),
    content: [choice.element, parts.accept, parts.decline],
    fields: () => [choice, ...inUse()],
    // A no engages to nothing, and is said in words of one's own.
    review: () =>
      choice.value() === 'accept'
        ? { content: yesInFull(current, accepting), confirm: say('review.confirm') }
        : null,
    async send() {
      const answer = choice.value();
      const body =
        answer === 'accept'
          ? acceptance(accepting, current.term.price)
          : { reason: reason.value() };
      const path = `${at}/${answer}?locale=${language}`;
      const recorded = await ask('POST', path, { body }).catch(readAgain);
      done(recorded.answer, current);
    },
  });
  return form;
};

/** What is said once an answer is in. */
export const answeredNotice = ({ answer, association }) =>
  notice(
    answer === 'declined' ? 'plain' : 'good',
    h('p', {}, say(answer ? `renewal.answered.${answer}` : 'renewal.answered.none')),
    association.email &&
      h(
        'p',
        {},
        `${say('renewal.mistake')} `,
        h('a', { href: `mailto:${association.email}` }, association.email),
      ),
  );
