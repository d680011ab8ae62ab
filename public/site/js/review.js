/**
 * What commits somebody is read once more before it is sent: it stands in the place of what was typed,
 * which stays as it is, until it is confirmed or changed.
 */
import { h } from './dom.js';
import { say } from './language.js';

/** `typed` gives way to the step, whose `element` stands beside it. */
export const createReview = (typed) => {
  const element = h('div', { hidden: true });

  const close = () => {
    element.replaceChildren();
    element.hidden = true;
    typed.hidden = false;
  };

  /** Shows `content` with a button that says `confirm`, and takes the focus; whether it is confirmed. */
  const ask = ({ content, confirm }) =>
    new Promise((resolve) => {
      const heading = h('h2', { tabindex: '-1' }, say('review.title'));
      const status = h('p', { class: 'status', role: 'status' });
      const onconfirm = () => {
        if (yes.getAttribute('aria-disabled') === 'true') return;
        // Focus stays on a button that waits; a disabled one would lose it.
        for (const button of [yes, back]) button.setAttribute('aria-disabled', 'true');
        status.textContent = say('form.sending');
        resolve(true);
      };
      const onback = () => {
        if (back.getAttribute('aria-disabled') === 'true') return;
        close();
        resolve(false);
      };
      const yes = h('button', { type: 'button', class: 'button', onclick: onconfirm }, confirm);
      const back = h(
        'button',
        { type: 'button', class: 'button quiet', onclick: onback },
        say('review.back'),
      );
      const actions = h('div', { class: 'actions' }, yes, back, status);
      element.replaceChildren(h('div', { class: 'review prose' }, heading, content, actions));
      typed.hidden = true;
      element.hidden = false;
      heading.focus();
      heading.scrollIntoView();
    });

  return { element, ask, close };
};
