/**
 * A form that says everything that is wrong at once: a summary that takes the focus and leads to each
 * field, and the error at each. What was typed stays, whatever is answered, and is not left without a
 * question of the browser's.
 */
import { h } from './dom.js';
import { say } from './language.js';
import { createReview } from './review.js';

/** The guarded forms that hold something that was typed and not sent. */
const unsent = new Set();
/** What the fields say of themselves waits no longer than this for what the server says of others. */
const JUDGE_MS = 2_000;

/** Whether what was typed somewhere would be lost. */
export const hasUnsent = () => [...unsent].some((form) => form.isConnected);

/** Whether somebody who goes elsewhere means to leave what they typed. */
export const mayLeave = () => {
  if (!hasUnsent()) return true;
  if (!window.confirm(say('form.unsent'))) return false;
  // Who means to lose it is asked once.
  unsent.clear();
  return true;
};

window.addEventListener('beforeunload', (event) => {
  if (hasUnsent()) event.preventDefault();
});

/**
 * `fields()` are those in use now; `send()` sends what they hold and shows what comes of it. A
 * `Refusal` that it throws is shown at its fields, else above the form. Where the server judges more than
 * the fields do, `judge()` asks it what else is wrong, so that all is said at once. A `guarded` form takes
 * a while to fill in: who leaves it is asked whether they mean to. What commits somebody is read once more:
 * `review()` says what is sent (`content`, and the words of `confirm`), or null where one press is enough.
 */
export const createForm = ({
  content,
  fields,
  send,
  submit,
  label,
  judge = async () => [],
  review = () => null,
  guarded = false,
}) => {
  const prefix = `${say('form.title.error')} `;
  const summary = h('div', { class: 'summary', tabindex: '-1', hidden: true });
  const status = h('p', { class: 'status', role: 'status' });
  const button = h('button', { type: 'submit', class: 'button' }, submit);
  const typed = h('div', {}, content, h('div', { class: 'actions' }, button, status));
  const step = createReview(typed);

  const showProblems = (problems, message) => {
    for (const field of fields()) {
      field.setError(problems.find(({ name }) => name === field.name)?.message ?? null);
    }
    summary.hidden = problems.length === 0 && !message;
    // Set aside while its person signs in again, it says nothing of the page that is shown.
    const isShown = form.isConnected && !form.closest('[hidden]');
    if (isShown) document.title = document.title.replace(prefix, '');
    if (summary.hidden) return;
    const known = problems.filter(({ name }) => fields().some((field) => field.name === name));
    const others = problems.filter((problem) => !known.includes(problem));
    summary.replaceChildren(
      h('h2', {}, say(known.length > 0 ? 'form.errors' : 'form.refused')),
      ...[message, ...others.map((problem) => problem.message)]
        .filter(Boolean)
        .map((text) => h('p', {}, text)),
      ...(known.length > 0 ? [h('ul', {}, known.map(linkTo))] : []),
    );
    if (!isShown) return;
    document.title = prefix + document.title;
    summary.focus();
  };

  const linkTo = ({ name, message }) => {
    const { control } = fields().find((field) => field.name === name);
    const onclick = (event) => {
      event.preventDefault();
      control.focus();
    };
    return h('li', {}, h('a', { href: `#${control.id}`, onclick }, message));
  };

  /** Problems of what is sent, at the fields that hold it: `address.lines` shows what is said of `address`. */
  const atFields = (refused) =>
    refused.map(({ path, message }) => {
      const field =
        fields().find(({ name }) => name === path) ??
        fields().find(({ name }) => name.startsWith(`${path}.`));
      return { name: field?.name ?? path, message };
    });

  /** What the fields say of themselves, then what only the server knows of the others. */
  const problemsNow = async () => {
    const own = fields()
      .map((field) => ({ name: field.name, message: field.problem() }))
      .filter(({ message }) => message);
    if (own.length === 0) return own;
    const late = new Promise((resolve) => {
      setTimeout(resolve, JUDGE_MS, []);
    });
    const judged = atFields(await Promise.race([judge().catch(() => []), late]));
    const all = [...own, ...judged.filter(({ name }) => !own.some((one) => one.name === name))];
    const order = fields().map(({ name }) => name);
    const placeOf = ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length);
    return all.sort((a, b) => placeOf(a) - placeOf(b));
  };

  const submitted = async (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') return;
    // Focus stays on a button that waits; a disabled one would lose it.
    button.setAttribute('aria-disabled', 'true');
    status.textContent = say('form.sending');
    try {
      const problems = await problemsNow();
      showProblems(problems);
      if (problems.length > 0) return;
      const read = review();
      if (read && !(await step.ask(read))) {
        button.focus();
        return;
      }
      await send((text) => {
        status.textContent = text;
      });
      unsent.delete(form);
    } catch (error) {
      step.close();
      if (!('fields' in error)) throw error;
      const atThem = atFields(error.fields);
      showProblems(atThem, atThem.length > 0 ? null : error.message);
    } finally {
      button.removeAttribute('aria-disabled');
      status.textContent = '';
    }
  };

  const form = h(
    'form',
    { novalidate: true, 'aria-label': label, onsubmit: submitted },
    summary,
    typed,
    step.element,
  );
  if (guarded) form.addEventListener('input', () => unsent.add(form));
  return form;
};
