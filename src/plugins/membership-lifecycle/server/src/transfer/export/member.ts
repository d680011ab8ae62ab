import { basisOf } from '../../../../shared/core/basis';
import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import type { ActivityView, UsageView } from '../../../../shared/core/membership';
import type { MessageView } from '../../../../shared/messages/messages';
import { creditFor, duesState } from '../../core/rules/account';
import { creditNoteOf } from '../../core/rules/credit-notes';
import { paidOf, remainingOf } from '../../core/rules/dues';
import { remaining } from '../../core/rules/entitlement';
import { stageOf, workflowOf } from '../../core/rules/renewal';
import type { CreditNote, Dues, Facts, Payment, Term } from '../../core/rules/types';
import { column, onePage, tableOf, type Column, type ExportTable } from '../../kernel/export/table';
import {
  ANSWER_WORDS,
  CAUSE_WORDS,
  COMMAND_WORDS,
  DUES_WORDS,
  LANGUAGE_WORDS,
  METHOD_WORDS,
  PAYMENT_WORDS,
  ROLE_WORDS,
  SYSTEM_WORDS,
  TERM_WORDS,
  USAGE_WORDS,
  who,
  wordOf,
} from '../../kernel/export/words';
import type { Day, Localised } from '../../kernel/rules/values';
import { messageColumns } from '../../messages/export/messages';
import { paperColumns, type ListedPaper } from '../../papers/export/papers';
import type { OrganisationRecord } from '../store/records';
import { MEMBERSHIP_COLUMNS, ORGANISATION_COLUMNS, type NamedMembership } from './records';

/** Everything that is known of one member, a table for each thing. */

export interface WholeMember {
  facts: Facts;
  organisation: OrganisationRecord;
  membership: NamedMembership;
  /** Ledger lines with the id of their right. */
  usages: (UsageView & { entitlementId: string })[];
  owners: Map<string, { name: string }>;
  papers: readonly ListedPaper[];
  activities: () => AsyncIterable<readonly ActivityView[]>;
  messages: () => AsyncIterable<readonly MessageView[]>;
  /** The heading for the addresses of messages. */
  addressHeading: Localised;
  today: Day;
  /** An instant as the association's clock shows it. */
  instant: (iso: string | null) => string | null;
}

const OF_CONTACTS: readonly Column<OrganisationRecord['contacts'][number]>[] = [
  column('text', 'Rôle', 'Role', ({ role }) => wordOf(ROLE_WORDS, role)),
  column('text', 'Nom', 'Name', ({ name }) => name),
  column('text', 'Courriel', 'E-mail', ({ email }) => email),
  column('text', 'Téléphone', 'Phone', ({ phone }) => phone),
  column('text', 'Langue', 'Language', ({ locale }) => wordOf(LANGUAGE_WORDS, locale)),
  column('day', 'Mandat à partir du', 'Mandate from', ({ mandateFrom }) => mandateFrom),
  column('day', 'Mandat jusqu’au', 'Mandate until', ({ mandateUntil }) => mandateUntil),
];

const ofTerms = ({ facts, today }: WholeMember): Column<Term>[] => [
  column('text', 'État', 'State', ({ state }) => wordOf(TERM_WORDS, state)),
  column('day', 'Début', 'Starts on', ({ startsOn }) => startsOn),
  column('day', 'Fin', 'Ends on', ({ endsOn }) => endsOn),
  column('text', 'Formule', 'Tier', ({ tierNames }) => tierNames),
  column('money', 'Prix', 'Price', ({ price }) => price),
  column('text', 'Base de la cotisation', 'Basis of the dues', basisOf),
  column('text', 'Devise', 'Currency', ({ currency }) => currency),
  column('text', 'Cotisation', 'Dues', (term) => wordOf(DUES_WORDS, duesState(facts, term, today))),
  column('day', 'Émise le', 'Issued on', ({ issuedOn }) => issuedOn),
  column('day', 'Cotisation offerte le', 'Dues waived on', ({ waivedOn }) => waivedOn),
  column('text', 'Pourquoi', 'Why', ({ waiveReason }) => waiveReason),
  column('day', 'Annulée le', 'Voided on', ({ voidedOn }) => voidedOn),
  column('text', 'Motif', 'Reason', ({ voidReason }) => voidReason),
];

const ofDues = (facts: Facts): Column<Dues>[] => [
  column('text', 'Appel', 'Call', ({ number }) => number),
  column('day', 'Période du', 'Term from', ({ termId }) => startOf(facts.terms, termId)),
  column('day', 'Émis le', 'Issued on', ({ issuedOn }) => issuedOn),
  column('day', 'Échéance', 'Due on', ({ dueOn }) => dueOn),
  column('money', 'Montant', 'Amount', ({ amount }) => amount),
  column('money', 'Réglé', 'Paid', ({ id }) => paidOf(facts.payments, id)),
  column('money', 'Reste à payer', 'Left to pay', (call) => remainingOf(facts, call)),
  column('money', 'Dont crédit à affecter', 'Of that, credit to allocate', ({ id }) =>
    creditFor(facts, id),
  ),
  column('text', 'Devise', 'Currency', ({ currency }) => currency),
  column('text', 'N° d’engagement', 'Engagement number', (call) => call.engagementNumber),
  column('text', 'Code service', 'Service code', ({ serviceCode }) => serviceCode),
  column('day', 'Annulé le', 'Cancelled on', ({ cancelledOn }) => cancelledOn),
  column(
    'text',
    'Par l’avoir',
    'By credit note',
    ({ id }) => creditNoteOf(facts, id)?.number ?? null,
  ),
];

const ofNotes = (facts: Facts): Column<CreditNote>[] => {
  const numberOf = (id: string | null) => facts.dues.find((call) => call.id === id)?.number ?? null;
  return [
    column('text', 'Avoir', 'Credit note', ({ number }) => number),
    column('day', 'Émis le', 'Issued on', ({ issuedOn }) => issuedOn),
    column('money', 'Montant', 'Amount', ({ amount }) => amount),
    column('text', 'Devise', 'Currency', ({ currency }) => currency),
    column('text', 'Motif', 'Reason', ({ cause }) => wordOf(CAUSE_WORDS, cause)),
    column('text', 'Annule l’appel', 'Cancels call', ({ duesId }) => numberOf(duesId)),
    column('text', 'Remplacé par', 'Replaced by', ({ replacedById }) => numberOf(replacedById)),
  ];
};

const startOf = (terms: readonly Term[], termId: string): Day | null =>
  terms.find(({ id }) => id === termId)?.startsOn ?? null;

const CREDIT: Localised = { fr: 'Crédit du compte', en: 'Credit of the account' };

const ofPayments = ({ dues }: Facts): Column<Payment>[] => [
  column('text', 'Appel', 'Call', ({ duesId }) =>
    duesId === null ? CREDIT : (dues.find(({ id }) => id === duesId)?.number ?? null),
  ),
  column('text', 'Nature', 'Kind', ({ kind }) => wordOf(PAYMENT_WORDS, kind)),
  column('day', 'Le', 'On', ({ on }) => on),
  column('money', 'Montant', 'Amount', ({ amount }) => amount),
  column('text', 'Mode', 'Method', ({ method }) => wordOf(METHOD_WORDS, method)),
  column('text', 'Référence', 'Reference', ({ reference }) => reference),
  column('text', 'Motif', 'Reason', ({ reason }) => reason),
];

const ofRenewals = ({ facts, owners }: WholeMember): Column<Facts['renewals'][number]>[] => [
  column('day', 'Ouvert le', 'Opened on', ({ openedOn }) => openedOn),
  column('day', 'Période proposée du', 'Proposed term from', (row) =>
    startOf(facts.terms, row.termId),
  ),
  column(
    'text',
    'Étape',
    'Stage',
    (row) => stageOf(workflowOf(facts, row), row.stageId)?.names ?? row.stageId,
  ),
  column('day', 'Proposé le', 'Proposed on', ({ proposedOn }) => proposedOn),
  column('text', 'Réponse', 'Answer', ({ answer }) => wordOf(ANSWER_WORDS, answer)),
  column('day', 'Réponse le', 'Answered on', ({ answeredOn }) => answeredOn),
  column('day', 'Délibération du', 'Decision of', ({ deliberationOn }) => deliberationOn),
  column('text', 'Délibération', 'Decision', (row) => row.deliberationReference),
  column(
    'text',
    'Suivi par',
    'Followed by',
    ({ ownerId }) => owners.get(`admin:${ownerId}`)?.name ?? null,
  ),
  column('text', 'Dernière note', 'Last note', ({ notes }) => notes),
  column('day', 'Clos le', 'Closed on', ({ closedOn }) => closedOn),
  column('text', 'Motif', 'Reason', ({ closeReason }) => closeReason),
];

const ofRights = ({ carriedOut }: Facts): Column<Facts['entitlements'][number]>[] => [
  column('text', 'Droit', 'Right', ({ names }) => names),
  column('text', 'Code', 'Code', ({ benefitCode }) => benefitCode),
  column('text', 'Nature', 'Kind', ({ kind }) => RIGHT_KINDS[kind].names),
  column('day', 'Début', 'Starts on', ({ startsOn }) => startsOn),
  column('day', 'Fin', 'Ends on', ({ endsOn }) => endsOn),
  column('whole', 'Accordé', 'Granted', ({ granted }) => granted),
  column('whole', 'Utilisé', 'Used', ({ id, used }) => used - (carriedOut[id] ?? 0)),
  column('whole', 'Reporté', 'Carried over', ({ id }) => carriedOut[id] ?? 0),
  column('whole', 'Reste', 'Left', (right) => remaining(right)),
  column('day', 'Annulé le', 'Voided on', ({ voidedOn }) => voidedOn),
];

const ofLedger = ({ facts, instant }: WholeMember): Column<WholeMember['usages'][number]>[] => {
  const right = (id: string) => facts.entitlements.find((one) => one.id === id);
  return [
    column('text', 'Droit', 'Right', ({ entitlementId }) => right(entitlementId)?.names ?? null),
    column(
      'day',
      'Période du',
      'Term from',
      ({ entitlementId }) => right(entitlementId)?.startsOn ?? null,
    ),
    column('day', 'Le', 'On', ({ on }) => on),
    column('text', 'Quoi', 'What', ({ kind }) => wordOf(USAGE_WORDS, kind)),
    column('whole', 'Utilisé : variation', 'Used: change', ({ usedDelta }) => usedDelta),
    column('whole', 'Accordé : variation', 'Granted: change', ({ grantedDelta }) => grantedDelta),
    column('whole', 'Utilisé ensuite', 'Used after', ({ usedAfter }) => usedAfter),
    column('whole', 'Accordé ensuite', 'Granted after', ({ grantedAfter }) => grantedAfter),
    column('text', 'Personne', 'Person', ({ person }) => person),
    column('text', 'Motif', 'Reason', ({ reason }) => reason),
    column('text', 'Par', 'By', ({ actor }) => who(actor)),
    column('instant', 'Noté le', 'Recorded on', ({ at }) => instant(at)),
  ];
};

const told = (side: Record<string, unknown>): string | null =>
  Object.keys(side).length === 0 ? null : JSON.stringify(side);

const ofJournal = ({ instant }: WholeMember): Column<ActivityView>[] => [
  column('day', 'Le', 'On', ({ on }) => on),
  column('instant', 'Écrit le', 'Written on', ({ at }) => instant(at)),
  column('text', 'Par', 'By', ({ actor }) => who(actor)),
  column('text', 'Action', 'Action', ({ command, after }) =>
    wordOf(
      { ...COMMAND_WORDS, ...SYSTEM_WORDS },
      after.neverJoined ? 'withdraw-application' : command,
    ),
  ),
  column('text', 'Motif', 'Reason', ({ reason }) => reason),
  column('text', 'Saisie', 'Input', ({ input }) => told(input)),
  column('text', 'Avant', 'Before', ({ before }) => told(before)),
  column('text', 'Après', 'After', ({ after }) => told(after)),
];

const table = <Row>(
  fr: string,
  en: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
) => tableOf({ fr, en }, columns, onePage(rows));

/** The tables of one member, from who it is to what was written to it. */
export const memberTables = (member: WholeMember): ExportTable[] => {
  const { facts, organisation, membership, usages, papers, activities, messages, instant } = member;
  return [
    table('Organisme', 'Organisation', ORGANISATION_COLUMNS, [organisation]),
    table('Contacts', 'Contacts', OF_CONTACTS, organisation.contacts),
    table('Adhésion', 'Membership', MEMBERSHIP_COLUMNS, [membership]),
    table('Périodes', 'Terms', ofTerms(member), facts.terms),
    table('Appels de cotisation', 'Calls for dues', ofDues(facts), facts.dues),
    table('Avoirs', 'Credit notes', ofNotes(facts), facts.creditNotes),
    table('Règlements', 'Payments', ofPayments(facts), facts.payments),
    table('Renouvellements', 'Renewals', ofRenewals(member), facts.renewals),
    table('Droits', 'Rights', ofRights(facts), facts.entitlements),
    table('Utilisation des droits', 'Use of rights', ofLedger(member), usages),
    table('Documents', 'Documents', paperColumns(instant), papers),
    tableOf({ fr: 'Journal', en: 'Journal' }, ofJournal(member), activities),
    tableOf(
      { fr: 'Messages', en: 'Messages' },
      [
        ...messageColumns(instant, member.addressHeading),
        column<MessageView>('text', 'Texte', 'Text', ({ text }) => text),
      ],
      messages,
    ),
  ];
};
