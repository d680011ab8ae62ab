/** What is shown of a part that could not be fetched, and how to ask for it again. */
import { h, notice, show } from './dom.js';
import { say } from './language.js';

export const retryButton = (again) =>
  h(
    'p',
    { class: 'actions' },
    h('button', { type: 'button', class: 'button quiet', onclick: again }, say('retry')),
  );

/** In place of the whole page. */
export const showTrouble = ({ message }, again) =>
  show([notice('bad', h('p', { role: 'alert' }, message)), retryButton(again)]);
