/** What happened to a membership, the latest first. */
import { h } from '../dom.js';
import { day } from '../format.js';
import { say, typeset } from '../language.js';
import { growing, section } from './parts.js';

/** `at` is the address of the membership. */
export const historySection = (at) =>
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
