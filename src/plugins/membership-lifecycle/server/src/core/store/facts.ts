import type { Core } from '@strapi/strapi';
import type { Figures } from '../../../../shared/core/brackets';
import type { InvoiceNetwork } from '../../../../shared/settings/invoicing';
import { findAllBy, type Entity, type Executor } from '../../kernel/store/database';
import { among, dialectOf, readArrays, readRows } from '../../kernel/store/scripts';
import type { ColumnsFor, Table } from '../../kernel/tables/define';
import { factsOf } from '../rules/blank-facts';
import { UNDEMANDING } from '../rules/call-needs';
import { DEFAULT_WORKFLOW } from '../rules/default-workflow';
import { isAddressed } from '../rules/invoice-address';
import { workflowOfTier } from '../rules/renewal';
import type {
  Contact,
  CreditNote,
  Dues,
  Effect,
  Entitlement,
  Facts,
  Membership,
  Payer,
  Payment,
  Reaching,
  Renewal,
  RightFacts,
  StandingFacts,
  Term,
  TierOffer,
  Workflow,
} from '../rules/types';
import { ENTITLEMENT_TABLE, USAGE_TABLE } from '../tables/counter';
import { CREDIT_NOTE_TABLE, DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../tables/member';
import { EFFECT_TABLE, RENEWAL_TABLE } from '../tables/renewal';
import { besideContacts, contactIn } from './contacts';
import { FIGURE_COLUMNS, figuresIn } from './figures';
import { findMemberships } from './memberships';
import { billedAt, findPayers, networkOf, type StoredPayer } from './organisations';
import { findCallPapers } from './papers';

/** Data shared by all memberships, loaded once. */
export interface Surroundings {
  /** Every workflow; each membership follows the one of its tier. */
  workflows: readonly Workflow[];
  offers: TierOffer[];
  /** Missing parts of the association's identity that calls need. */
  issuerLacks: Facts['issuerLacks'];
  invoiceLacks: Facts['invoiceLacks'];
  /** The channels by which messages reach contacts. */
  channels: readonly Reaching[];
}

/** Facts with the name of the organisation, for messages and lists, and its SIRET. */
export interface LoadedFacts {
  facts: Facts;
  organisationName: string;
  siret: string | null;
}

interface OrganisationRow {
  documentId: string;
  payer: Payer;
  figures: Figures;
  contacts: Contact[];
}

const groupBy = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
};

const BODY = `o.document_id, o.name, o.siren, o.siret, o.service_code_required,
    o.engagement_required, o.service_or_engagement_required, o.factur_x, o.service_code, o.invoices_to, o.electronic_address,
    ${FIGURE_COLUMNS.map((column) => `o.${column}`).join(', ')}`;

/** The columns of `BODY` before the figures. */
const FIGURES_AT = 11;

const payerIn = ([
  ,
  name,
  siren,
  siret,
  isCodeRequired,
  engagement,
  either,
  facturX,
  serviceCode,
  invoicesTo,
  electronicAddress,
]: readonly unknown[]): Payer => ({
  name: String(name),
  siren: siren as string | null,
  siret: siret as string | null,
  serviceCodeRequired: Boolean(isCodeRequired),
  serviceCode: serviceCode as string | null,
  engagementRequired: Boolean(engagement),
  serviceOrEngagementRequired: Boolean(either),
  facturX: Boolean(facturX),
  invoicesTo: networkOf({ invoicesTo: invoicesTo as InvoiceNetwork | null }),
  electronicAddress: electronicAddress as string | null,
  addressed: false,
});

const findOrganisations = async (
  db: Executor,
  ids: readonly string[],
  channels: readonly Reaching[],
): Promise<Map<string, OrganisationRow>> => {
  if (ids.length === 0) return new Map();
  const organisations = new Map<string, OrganisationRow>();
  for (const row of await readArrays(db, besideContacts(dialectOf(db), BODY, ids))) {
    const documentId = String(row[0]);
    const contact = contactIn(row, channels);
    const contacts = contact === null ? [] : [contact];
    const known = organisations.get(documentId);
    if (known) known.contacts.push(...contacts);
    else
      organisations.set(documentId, {
        payer: payerIn(row),
        figures: figuresIn(row.slice(FIGURES_AT)),
        documentId,
        contacts,
      });
  }
  return organisations;
};

/** The workflow of a membership's tier. */
export const followedBy = (workflows: readonly Workflow[], { tierCode }: Membership): Workflow =>
  workflowOfTier({ workflow: DEFAULT_WORKFLOW, workflows }, tierCode);

/** Only calls with invoice data need addresses; others are loaded without. */
const findInvoiced = (
  strapi: Core.Strapi,
  organisations: Map<string, OrganisationRow>,
): Promise<Map<string, StoredPayer>> => {
  const asked = [...organisations.values()].filter(({ payer }) => payer.facturX);
  return asked.length === 0
    ? Promise.resolve(new Map())
    : findPayers(
        strapi,
        asked.map(({ documentId }) => documentId),
      );
};

const toPayer = (
  organisation: OrganisationRow | undefined,
  invoiced: StoredPayer | undefined,
): Payer => ({
  ...(organisation?.payer ?? UNDEMANDING),
  addressed: invoiced !== undefined && isAddressed(billedAt(invoiced)),
});

/** The requirements that the organisations of memberships have for their calls, by membership. */
export const loadPayers = async (
  strapi: Core.Strapi,
  db: Executor,
  membershipIds: readonly string[],
): Promise<Map<string, Payer>> => {
  const memberships = await findMemberships(db, membershipIds);
  const ids = memberships.map(({ organisationId }) => organisationId);
  const organisations = await findOrganisations(db, [...new Set(ids)], []);
  const invoiced = await findInvoiced(strapi, organisations);
  return new Map(
    memberships.map(({ id, organisationId }) => [
      id,
      toPayer(organisations.get(organisationId), invoiced.get(organisationId)),
    ]),
  );
};

/** Units carried to the next term, by right; rights without any are missing. */
const findCarriedOut = async (
  db: Executor,
  memberships: readonly string[],
): Promise<Record<string, number>> => {
  if (memberships.length === 0) return {};
  const keys = among(dialectOf(db), memberships);
  const rows = await readRows(db, {
    sql: `select e.document_id as id, sum(u.used_delta) as carried
      from ${ENTITLEMENT_TABLE.collection} e
      join ${USAGE_TABLE.collection} u on u.entitlement_id = e.document_id and u.kind = 'carry-out'
      where e.membership_id ${keys.sql} group by e.document_id`,
    values: keys.values,
  });
  return Object.fromEntries(rows.map(({ id, carried }) => [String(id), Number(carried)]));
};

/** The credit notes of cancelled calls; most members have none, and are not asked for any. */
const findCreditNotes = (db: Executor, dues: readonly Dues[]): Promise<CreditNote[]> => {
  const cancelled = dues.filter(({ cancelledOn }) => cancelledOn !== null);
  const ids = cancelled.map(({ id }) => id);
  return ids.length === 0
    ? Promise.resolve([])
    : findAllBy<CreditNote>(db, CREDIT_NOTE_TABLE, 'duesId', ids);
};

/** The facts about the rights of a membership; null when there is none. Loaded for every use. */
export const loadRightFacts = async (
  db: Executor,
  membershipId: string,
): Promise<RightFacts | null> => {
  const [membership] = await findMemberships(db, [membershipId]);
  if (!membership) return null;
  return {
    membership,
    terms: await findAllBy<Term>(db, TERM_TABLE, 'membershipId', [membershipId]),
    entitlements: await findAllBy<Entitlement>(db, ENTITLEMENT_TABLE, 'membershipId', [
      membershipId,
    ]),
  };
};

/** The facts for a status that the terms alone do not decide. */
export const loadStandingFacts = async (
  db: Executor,
  rights: RightFacts,
  workflows: readonly Workflow[],
): Promise<StandingFacts> => ({
  ...rights,
  renewals: await findAllBy<Renewal>(db, RENEWAL_TABLE, 'membershipId', [rights.membership.id]),
  dues: await findAllBy<Dues>(db, DUES_TABLE, 'membershipId', [rights.membership.id]),
  workflows,
  workflow: followedBy(workflows, rights.membership),
});

/** Loads the facts of memberships, with one query per table. */
export const loadFacts = async (
  strapi: Core.Strapi,
  db: Executor,
  ids: readonly string[],
  surroundings: Surroundings,
): Promise<LoadedFacts[]> => {
  const memberships = await findMemberships(db, ids);
  const found = memberships.map(({ id }) => id);
  const by = <T extends Entity & { membershipId: string }>(table: Table<ColumnsFor<T>>) =>
    findAllBy<T>(db, table, 'membershipId', found);
  const owner = ({ membershipId }: { membershipId: string }) => membershipId;
  const terms = groupBy(await by<Term>(TERM_TABLE), owner);
  const allDues = await by<Dues>(DUES_TABLE);
  const dues = groupBy(allDues, owner);
  const papers = groupBy(await findCallPapers(db, found), owner);
  const renewals = groupBy(await by<Renewal>(RENEWAL_TABLE), owner);
  const entitlements = groupBy(await by<Entitlement>(ENTITLEMENT_TABLE), owner);
  const carriedOut = await findCarriedOut(db, found);
  const effects = groupBy(await by<Effect & Entity>(EFFECT_TABLE), owner);
  const calls = allDues.map(({ id }) => id);
  const payments = groupBy(
    [
      ...(await findAllBy<Payment>(db, PAYMENT_TABLE, 'duesId', calls)),
      ...(await findAllBy<Payment>(db, PAYMENT_TABLE, 'creditOf', found)),
    ],
    ({ duesId, creditOf }) => duesId ?? creditOf ?? '',
  );
  const creditNotes = groupBy(await findCreditNotes(db, allDues), ({ duesId }) => duesId);
  const organisations = await findOrganisations(
    db,
    memberships.map(({ organisationId }) => organisationId),
    surroundings.channels,
  );
  const invoiced = await findInvoiced(strapi, organisations);

  return memberships.map((membership: Membership) => {
    const organisation = organisations.get(membership.organisationId);
    const mine = dues.get(membership.id) ?? [];
    return {
      organisationName: organisation?.payer.name ?? '',
      siret: organisation?.payer.siret ?? null,
      facts: factsOf(
        {
          membership,
          terms: terms.get(membership.id) ?? [],
          dues: mine,
          creditNotes: mine.flatMap(({ id }) => creditNotes.get(id) ?? []),
          payments: [...mine, membership].flatMap(({ id }) => payments.get(id) ?? []),
          papers: papers.get(membership.id) ?? [],
          renewals: renewals.get(membership.id) ?? [],
          entitlements: entitlements.get(membership.id) ?? [],
          carriedOut,
          effects: effects.get(membership.id) ?? [],
          contacts: organisation?.contacts ?? [],
          figures: organisation?.figures ?? {},
          payer: toPayer(organisation, invoiced.get(membership.organisationId)),
          workflow: followedBy(surroundings.workflows, membership),
        },
        surroundings,
      ),
    };
  });
};
