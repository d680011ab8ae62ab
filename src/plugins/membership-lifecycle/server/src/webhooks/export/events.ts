import type { EventRow } from '../../../../shared/webhooks/webhooks';
import type { Instants } from '../../kernel/export/instants';
import { column, type Column } from '../../kernel/export/table';
import { EVENT_STATE_WORDS, wordOf } from '../../kernel/export/words';
import type { Localised } from '../../kernel/rules/values';

/** The columns of the events. An instant is already of the association's clock. */

const received = ({ deliveries }: EventRow, locale: keyof Localised): string =>
  deliveries
    .map(({ webhookName, webhookId, state, statusCode }) => {
      const word = EVENT_STATE_WORDS[state][locale];
      const answer = statusCode === null ? word : `${word} (${statusCode})`;
      return `${webhookName ?? webhookId} - ${answer}`;
    })
    .join('\n');

export const eventColumns = (instant: Instants): Column<EventRow>[] => [
  column('instant', 'Le', 'On', ({ queuedAt }) => instant(queuedAt)),
  column('text', 'Événement', 'Event', ({ event }) => event),
  column('text', 'Adhésion', 'Membership', ({ reference }) => reference),
  column('text', 'État', 'State', ({ state }) => wordOf(EVENT_STATE_WORDS, state)),
  column('text', 'Destinataires', 'Receivers', (row) => ({
    fr: received(row, 'fr'),
    en: received(row, 'en'),
  })),
  column('instant', 'Prochain essai', 'Next attempt', (row) => instant(row.nextAttemptAt)),
  column('text', 'Identifiant', 'Id', ({ id }) => id),
];
