import type { MessageRow } from '../../../../shared/messages/messages';
import type { Instants } from '../../kernel/export/instants';
import { column, member, type Column } from '../../kernel/export/table';
import {
  LANGUAGE_WORDS,
  MESSAGE_STATE_WORDS,
  TEMPLATE_WORDS,
  wordOf,
} from '../../kernel/export/words';
import type { Localised } from '../../kernel/rules/values';

/** The columns of the messages. An instant is already of the association's clock. */

/** `address` is what the addresses of messages are called. */
export const messageColumns = (instant: Instants, address: Localised): Column<MessageRow>[] => [
  ...member<MessageRow>(),
  column('instant', 'Écrit le', 'Written on', ({ queuedAt }) => instant(queuedAt)),
  column('instant', 'Envoyé le', 'Sent on', ({ sentAt }) => instant(sentAt)),
  column('text', 'État', 'State', ({ state }) => wordOf(MESSAGE_STATE_WORDS, state)),
  column('text', 'Modèle', 'Template', ({ template }) => wordOf(TEMPLATE_WORDS, template)),
  column('text', 'Objet', 'Subject', ({ subject }) => subject),
  column('text', 'Destinataire', 'Recipient', ({ toName }) => toName),
  column('text', address.fr, address.en, ({ toEmail }) => toEmail),
  column('text', 'Langue', 'Language', ({ locale }) => wordOf(LANGUAGE_WORDS, locale)),
  column('whole', 'Essais', 'Attempts', ({ attempts }) => attempts),
  column('text', 'Ce qui a manqué', 'What failed', ({ failure }) => failure?.text ?? null),
];
