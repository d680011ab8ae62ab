import type { ConsentView } from '../../../shared/membership/consents';
import type { PersonView } from '../../../shared/privacy/privacy';
import type { Application } from '../applications/rules/types';
import type { Usage } from '../core/store/ledger';
import type { ExportTable, Column } from '../kernel/export/table';
import { column, onePage, tableOf } from '../kernel/export/table';
import { LANGUAGE_WORDS, PAPER_WORDS, ROLE_WORDS, wordOf } from '../kernel/export/words';
import type { Localised } from '../kernel/rules/values';
import type { Message } from '../messages/store/messages';

/** All data about a person, in tables. */

export interface WholePerson {
  view: PersonView;
  applications: readonly Application[];
  messages: readonly Message[];
  uses: readonly (Usage & { reference: string })[];
  consents: readonly ConsentView[];
  /** The heading for the addresses of messages. */
  addressHeading: Localised;
  /** An instant as the association's clock shows it. */
  instant: (iso: string | null) => string | null;
}

type Account = NonNullable<PersonView['account']>;
type Mention = PersonView['mentions'][number];

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const table = <Row>(
  fr: string,
  en: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): ExportTable => tableOf({ fr, en }, columns, onePage(rows));

const ofMessages = ({
  instant,
  addressHeading,
}: Pick<WholePerson, 'instant' | 'addressHeading'>): Column<Message>[] => [
  column('text', 'Destinataire', 'Recipient', ({ toName }) => toName),
  column('text', addressHeading.fr, addressHeading.en, ({ toEmail }) => toEmail),
  column('instant', 'Écrit le', 'Written on', ({ queuedAt }) => instant(iso(queuedAt))),
  column('instant', 'Envoyé le', 'Sent on', ({ sentAt }) => instant(iso(sentAt))),
  column('text', 'Objet', 'Subject', ({ subject }) => subject),
  column('text', 'Texte', 'Text', ({ text }) => text),
];

const OF_CONTACTS: readonly Column<PersonView['contacts'][number]>[] = [
  column('text', 'Organisme', 'Organisation', ({ organisation }) => organisation),
  column('text', 'Nom', 'Name', ({ name }) => name),
  column('text', 'Courriel', 'E-mail', ({ email }) => email),
  column('text', 'Téléphone', 'Phone', ({ phone }) => phone),
  column('text', 'Rôle', 'Role', ({ role }) => wordOf(ROLE_WORDS, role)),
  column('text', 'Langue', 'Language', ({ locale }) => wordOf(LANGUAGE_WORDS, locale)),
  column('day', 'Mandat à partir du', 'Mandate from', ({ mandateFrom }) => mandateFrom),
  column('day', 'Mandat jusqu’au', 'Mandate until', ({ mandateUntil }) => mandateUntil),
];

const OF_APPLICATIONS: readonly Column<Application>[] = [
  column('text', 'Demande', 'Application', ({ reference }) => reference),
  column('day', 'Reçue le', 'Received on', ({ receivedOn }) => receivedOn),
  column('text', 'Organisme', 'Organisation', ({ organisation }) => organisation?.name ?? null),
  column('text', 'Personnes nommées', 'People named', ({ contacts }) =>
    (contacts ?? [])
      .map(({ name, email, phone }) => [name, email, phone].join(' ').trim())
      .join('\n'),
  ),
  column('text', 'Message', 'Message', ({ message }) => message),
];

const OF_USES: readonly Column<WholePerson['uses'][number]>[] = [
  column('text', 'Adhésion', 'Membership', ({ reference }) => reference),
  column('text', 'Personne', 'Person', ({ person }) => person),
  column('day', 'Le', 'On', ({ on }) => on),
  column('whole', 'Unités', 'Units', ({ usedDelta }) => usedDelta),
  column('text', 'Motif', 'Reason', ({ reason }) => reason),
];

const OF_CONSENTS: readonly Column<ConsentView>[] = [
  column('text', 'Consentement', 'Consent', ({ text }) => text.title),
  column('whole', 'Version', 'Version', ({ text }) => text.version),
  column('text', 'Texte présenté', 'Text shown', ({ text }) => text.text),
  column('day', 'Donné le', 'Given on', ({ givenOn }) => givenOn),
  column('text', 'Comment', 'How', ({ how }) => how),
  column('day', 'Retiré le', 'Withdrawn on', ({ withdrawnOn }) => withdrawnOn),
];

const OF_PAPERS: readonly Column<PersonView['papers'][number]>[] = [
  column('text', 'Document', 'Document', ({ kind }) => wordOf(PAPER_WORDS, kind)),
  column('text', 'Titre', 'Title', ({ title }) => title),
  column('text', 'Fichier', 'File', ({ name }) => name),
  column('day', 'Daté du', 'Dated', ({ documentOn }) => documentOn),
];

/** The tables of a person, from identity to other mentions. */
export const personTables = (whole: WholePerson): ExportTable[] => {
  const { view, applications, messages, uses, consents } = whole;
  return [
    table('Contacts', 'Contacts', OF_CONTACTS, view.contacts),
    table(
      'Compte d’accès',
      'Account',
      [
        column<Account>('text', 'Nom d’utilisateur', 'User name', ({ username }) => username),
        column<Account>('text', 'Courriel', 'E-mail', ({ email }) => email),
      ],
      view.account ? [view.account] : [],
    ),
    table('Demandes d’adhésion', 'Applications', OF_APPLICATIONS, applications),
    table('Messages', 'Messages', ofMessages(whole), messages),
    table('Utilisation des droits', 'Use of rights', OF_USES, uses),
    table('Consentements', 'Consents', OF_CONSENTS, consents),
    table(
      'Documents des membres concernés',
      'Documents of the members concerned',
      OF_PAPERS,
      view.papers,
    ),
    table(
      'Mentions dans les notes et les motifs',
      'Mentions in notes and reasons',
      [
        column<Mention>('text', 'Adhésion', 'Membership', ({ reference }) => reference),
        column<Mention>('text', 'Où', 'Where', ({ place }) => place),
      ],
      view.mentions,
    ),
  ];
};
