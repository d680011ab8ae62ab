import { FIGURE_NAMES } from '../../../../shared/core/brackets';
import { FIGURE_FIELDS, OWN_FIELDS, OWN_NAMES } from '../../../../shared/core/organisation-fields';
import { MANDATE_ENDS } from '../../../../shared/transfer/history-fields';
import { sentence } from '../../core/sentences';
import { dayIn } from '../../kernel/export/cells';
import { column, type Column } from '../../kernel/export/table';
import {
  DUES_WORDS,
  END_WORDS,
  LANGUAGE_WORDS,
  ROLE_WORDS,
  STATUS_WORDS,
  wordOf,
} from '../../kernel/export/words';
import type { Localised } from '../../kernel/rules/values';
import type { Address, MembershipRecord, OrganisationRecord } from '../store/records';

/** The columns of the Content Manager's lists; each needs the right to read its field. */

export interface RecordColumn<Row> extends Column<Row> {
  field: string;
}

const of = <Row>(field: string, described: Column<Row>): RecordColumn<Row> => ({
  ...described,
  field,
});

/** A membership and the name of its tier. */
export interface NamedMembership extends MembershipRecord {
  tierNames: Localised | string;
}

export const MEMBERSHIP_COLUMNS: readonly RecordColumn<NamedMembership>[] = [
  of(
    'reference',
    column('text', 'Référence', 'Reference', ({ reference }) => reference),
  ),
  of(
    'organisation',
    column('text', 'Organisme', 'Organisation', (row) => row.organisation),
  ),
  of(
    'organisation',
    column('text', 'SIRET', 'SIRET', ({ siret }) => siret),
  ),
  of(
    'membershipStatus',
    column('text', 'Statut', 'Status', ({ status }) => wordOf(STATUS_WORDS, status)),
  ),
  of(
    'because',
    column('text', 'Pourquoi', 'Why', ({ because }) => sentence(because).text),
  ),
  of(
    'tierCode',
    column('text', 'Formule', 'Tier', ({ tierNames }) => tierNames),
  ),
  of(
    'endsOn',
    column('day', 'Fin de la période', 'Term ends on', ({ endsOn }) => endsOn),
  ),
  of(
    'duesState',
    column('text', 'Cotisation', 'Dues', ({ duesState }) => wordOf(DUES_WORDS, duesState)),
  ),
  of(
    'appliedOn',
    column('day', 'Candidature du', 'Applied on', ({ appliedOn }) => appliedOn),
  ),
  of(
    'approvedOn',
    column('day', 'Acceptée le', 'Approved on', ({ approvedOn }) => approvedOn),
  ),
  of(
    'refusedOn',
    column('day', 'Refusée le', 'Refused on', ({ refusedOn }) => refusedOn),
  ),
  of(
    'endedOn',
    column('day', 'Départ le', 'Left on', ({ endedOn }) => endedOn),
  ),
  of(
    'endKind',
    column('text', 'Motif du départ', 'Kind of departure', ({ endKind }) =>
      wordOf(END_WORDS, endKind),
    ),
  ),
  of(
    'suspendedOn',
    column('day', 'Suspendue le', 'Suspended on', (row) => row.suspendedOn),
  ),
  of(
    'notes',
    column('text', 'Notes', 'Notes', ({ notes }) => notes),
  ),
];

const ADDRESSES = [
  ['address', '', ''],
  ['billingAddress', 'Facturation : ', 'Billing: '],
] as const;
const PARTS = [
  ['lines', 'Adresse', 'Address'],
  ['postalCode', 'Code postal', 'Postal code'],
  ['city', 'Ville', 'City'],
  ['country', 'Pays', 'Country'],
] as const satisfies readonly (readonly [keyof Address, string, string])[];

const CONTACT_PARTS = [
  ['name', 'nom', 'name'],
  ['email', 'courriel', 'e-mail'],
  ['phone', 'téléphone', 'phone'],
] as const;

type Contact = OrganisationRecord['contacts'][number];

/** A value of all contacts in a role, one per line of the cell. */
const joined = (
  { contacts }: OrganisationRecord,
  role: string,
  value: (contact: Contact) => string | null,
): string | null =>
  contacts
    .filter((contact) => contact.role === role)
    .flatMap((contact) => value(contact) ?? [])
    .join('\n') || null;

export const ORGANISATION_COLUMNS: readonly RecordColumn<OrganisationRecord>[] = [
  of(
    'name',
    column('text', 'Nom', 'Name', ({ name }) => name),
  ),
  ...OWN_NAMES.map((name) => {
    const { fr, en } = OWN_FIELDS[name].names;
    return of<OrganisationRecord>(
      name,
      column('text', fr, en, (row) => row[name]),
    );
  }),
  ...FIGURE_NAMES.map((name) => {
    const { fr, en } = FIGURE_FIELDS[name].names;
    return of<OrganisationRecord>(
      name,
      column('whole', fr, en, (row) => row[name]),
    );
  }),
  ...ADDRESSES.flatMap(([which, fr, en]) =>
    PARTS.map(([part, frPart, enPart]) =>
      of<OrganisationRecord>(
        `${which}.${part}`,
        column('text', fr + frPart, en + enPart, (row) => row[which]?.[part] ?? null),
      ),
    ),
  ),
  ...Object.entries(ROLE_WORDS).flatMap(([role, words]) => [
    ...CONTACT_PARTS.map(([part, fr, en]) =>
      of<OrganisationRecord>(
        `contacts.${part}`,
        column('text', `${words.fr} : ${fr}`, `${words.en}: ${en}`, (row) =>
          joined(row, role, (contact) => contact[part]),
        ),
      ),
    ),
    of<OrganisationRecord>(
      'contacts.locale',
      column('text', `${words.fr} : langue`, `${words.en}: language`, (row) => ({
        fr: joined(row, role, ({ locale }) => LANGUAGE_WORDS[locale].fr) ?? '',
        en: joined(row, role, ({ locale }) => LANGUAGE_WORDS[locale].en) ?? '',
      })),
    ),
    ...MANDATE_ENDS.map(([part, fr, en]) =>
      of<OrganisationRecord>(
        `contacts.${part}`,
        column('text', `${words.fr} : ${fr}`, `${words.en}: ${en}`, (row) => ({
          fr: joined(row, role, (contact) => contact[part] && dayIn(contact[part], 'fr')) ?? '',
          en: joined(row, role, (contact) => contact[part]) ?? '',
        })),
      ),
    ),
  ]),
  of(
    'notes',
    column('text', 'Notes', 'Notes', ({ notes }) => notes),
  ),
];
