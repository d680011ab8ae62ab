import type { MessageRow } from '../../../../shared/messages/messages';
import type { RenewalRow } from '../../../../shared/renewals/renewals';
import type { RunningCounter, UnpaidCall } from '../../../../shared/statistics/statistics';
import type { EventRow } from '../../../../shared/webhooks/webhooks';
import type { Localised } from '../rules/values';
import { column, type Column } from './table';
import {
  DUES_WORDS,
  EVENT_STATE_WORDS,
  LANGUAGE_WORDS,
  MESSAGE_STATE_WORDS,
  STATUS_WORDS,
  TEMPLATE_WORDS,
  wordOf,
} from './words';

/** The columns of the lists that the plugin shows. An instant is already of the association's clock. */

export type Instants = (iso: string | null) => string | null;

export const LIST_TITLES = {
  memberships: { fr: 'Adhésions', en: 'Memberships' },
  organisations: { fr: 'Organismes', en: 'Organisations' },
  renewals: { fr: 'Renouvellements', en: 'Renewals' },
  dues: { fr: 'Cotisations à encaisser', en: 'Dues to collect' },
  counters: { fr: 'Compteurs', en: 'Counters' },
  registrations: { fr: 'Participations', en: 'Participation' },
  messages: { fr: 'Messages', en: 'Messages' },
  events: { fr: 'Événements', en: 'Events' },
} as const satisfies Record<string, Localised>;

/** Whose line it is. */
export const member = <
  Row extends { reference: string; organisation: string },
>(): Column<Row>[] => [
  column('text', 'Référence', 'Reference', ({ reference }) => reference),
  column('text', 'Organisme', 'Organisation', ({ organisation }) => organisation),
];

export const RENEWAL_COLUMNS: readonly Column<RenewalRow>[] = [
  ...member<RenewalRow>(),
  column('text', 'Statut', 'Status', ({ status }) => wordOf(STATUS_WORDS, status)),
  column('text', 'Formule', 'Tier', ({ tierNames }) => tierNames),
  column('text', 'Étape', 'Stage', ({ stage }) => stage.names),
  column('day', 'Fin de la période', 'Term ends on', ({ termEndsOn }) => termEndsOn),
  column('day', 'Début proposé', 'Proposed start', ({ proposed }) => proposed.startsOn),
  column('day', 'Fin proposée', 'Proposed end', ({ proposed }) => proposed.endsOn),
  column(
    'money',
    'Prix proposé',
    'Proposed price',
    ({ proposed }) => proposed.price?.amount ?? null,
  ),
  column('text', 'Devise', 'Currency', ({ proposed }) => proposed.price?.currency ?? null),
  column('day', 'Ouvert le', 'Opened on', ({ openedOn }) => openedOn),
  column('day', 'Dans cette étape depuis', 'In this stage since', (row) => row.enteredStageOn),
  column('whole', 'Jours de retard', 'Days late', ({ daysLate }) => daysLate),
  column('day', 'Réponse le', 'Answered on', ({ answeredOn }) => answeredOn),
  column('text', 'Cotisation', 'Dues', ({ duesState }) => wordOf(DUES_WORDS, duesState)),
  column('text', 'Suivi par', 'Followed by', ({ owner }) => owner),
  column('text', 'Dernière note', 'Last note', ({ lastNote }) => lastNote),
];

export const DUES_COLUMNS: readonly Column<UnpaidCall>[] = [
  ...member<UnpaidCall>(),
  column('text', 'Appel', 'Call', ({ number }) => number),
  column('day', 'Émis le', 'Issued on', ({ issuedOn }) => issuedOn),
  column('day', 'Échéance', 'Due on', ({ dueOn }) => dueOn),
  column('money', 'Montant', 'Amount', ({ amount }) => amount),
  column('money', 'Réglé', 'Paid', ({ amount, left }) => amount - left),
  column('money', 'Reste à payer', 'Left to pay', ({ left }) => left),
  column('whole', 'Jours de retard', 'Days late', ({ daysLate }) => daysLate),
];

export const COUNTER_COLUMNS: readonly Column<RunningCounter>[] = [
  ...member<RunningCounter>(),
  column('text', 'Droit', 'Right', ({ names }) => names),
  column('text', 'Code', 'Code', ({ benefit }) => benefit),
  column('text', 'Unité', 'Unit', ({ units }) => units),
  column('whole', 'Accordé', 'Granted', ({ granted }) => granted),
  column('whole', 'Utilisé', 'Used', ({ used }) => used),
  column('whole', 'Reste', 'Left', ({ granted, used }) => granted - used),
  column('day', 'Début', 'Starts on', ({ startsOn }) => startsOn),
  column('day', 'Fin', 'Ends on', ({ endsOn }) => endsOn),
];

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
