import type { Core } from '@strapi/strapi';
import { figureValues, type Figures, type FigureValues } from '../../../../shared/core/brackets';
import { ownValues, type OwnValues } from '../../../../shared/core/organisation-fields';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import { ORGANISATIONS } from '../../core/tables/records';
import type { Transaction } from '../../kernel/store/database';
import { columnsOf, pick } from '../../kernel/store/rows';
import { type Row } from '../../kernel/store/scripts';
import { columnName } from '../../kernel/tables/define';
import type { ContactValues } from '../../membership/rules/known-organisation';
import { componentTables } from '../../membership/store/import-known';
import type { OrganisationPlan } from '../rules/organisation';

/** Writes imported bodies directly into Strapi's tables. */

// Knex writes the rows of a SQLite INSERT as terms of one compound SELECT, of which it takes 500.
const MAX_ROWS = 500;
const DEFAULT_COUNTRY = 'FR';

/** Inserts rows and returns their ids, in the same order. */
export const insertForIds = async (
  strapi: Core.Strapi,
  trx: Transaction,
  table: string,
  rows: readonly Row[],
): Promise<number[]> => {
  const ids: number[] = [];
  for (let start = 0; start < rows.length; start += MAX_ROWS) {
    const some = rows.slice(start, start + MAX_ROWS);
    if (strapi.db.dialect.client === 'mysql') {
      // MariaDB returns only the first id; the ids of one statement are consecutive.
      const [first] = await trx(table).insert(some);
      ids.push(...some.map((_, at) => first + at));
    } else {
      const answer: { id: number }[] = await trx(table).insert(some, ['id']);
      ids.push(...answer.map(({ id }) => id).sort((a, b) => a - b));
    }
  }
  return ids;
};

const insertAll = async (trx: Transaction, table: string, rows: readonly Row[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += MAX_ROWS) {
    await trx(table).insert(rows.slice(start, start + MAX_ROWS));
  }
};

interface Part {
  ownerId: number;
  order: number;
  values: Row;
}

/** Inserts components of bodies, each linked to its owner. */
const insertParts = async (
  strapi: Core.Strapi,
  trx: Transaction,
  field: 'address' | 'contacts',
  parts: readonly Part[],
): Promise<void> => {
  if (parts.length === 0) return;
  const { component, links, parts: table } = componentTables(strapi, field);
  const ids = await insertForIds(
    strapi,
    trx,
    table,
    parts.map(({ values }) => values),
  );
  const rows = parts.map(({ ownerId, order }, at) => ({
    entity_id: ownerId,
    cmp_id: ids[at],
    component_type: component,
    field,
    order,
  }));
  await insertAll(trx, links, rows);
};

const addressRow = ({ address }: OrganisationPlan): Row => ({
  lines: address.lines ?? null,
  postal_code: address.postalCode ?? null,
  city: address.city ?? null,
  country: address.country ?? DEFAULT_COUNTRY,
});

/** Values of a contact by column name. */
const contactRow = (values: Partial<ContactValues>): Row =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [columnName(name), value]));

/** The row ids of bodies, by document id. */
const rowIds = async (trx: Transaction, ids: readonly string[]): Promise<Map<string, number>> => {
  const found = new Map<string, number>();
  for (let start = 0; start < ids.length; start += MAX_ROWS) {
    const some = ids.slice(start, start + MAX_ROWS);
    const query = trx(ORGANISATIONS.collection).whereIn('document_id', some);
    const { id, rowId } = columnsOf(ORGANISATIONS);
    for (const row of await pick(query, { id, rowId })) found.set(row.id, row.rowId);
  }
  return found;
};

const updateParts = async (
  strapi: Core.Strapi,
  trx: Transaction,
  plan: OrganisationPlan,
  rowId: number,
): Promise<Part[]> => {
  const { links, parts } = componentTables(strapi, 'contacts');
  for (const { id, values } of plan.filledContacts) {
    await trx(parts).where({ id }).update(contactRow(values));
  }
  if (Object.keys(plan.address).length === 0) return [];
  const address = componentTables(strapi, 'address');
  const link: { cmp_id: number } | undefined = await trx(links)
    .where({ entity_id: rowId, field: 'address' })
    .first('cmp_id');
  if (!link) return [{ ownerId: rowId, order: 1, values: addressRow(plan) }];
  const { lines, postalCode, city, country } = plan.address;
  const filled = { lines, postal_code: postalCode, city, country };
  const given = Object.fromEntries(Object.entries(filled).filter(([, value]) => value));
  await trx(address.parts).where({ id: link.cmp_id }).update(given);
  return [];
};

/** The next position in the contacts of each existing body. */
const nextOrders = async (
  strapi: Core.Strapi,
  trx: Transaction,
  owners: readonly number[],
): Promise<Map<number, number>> => {
  const { links } = componentTables(strapi, 'contacts');
  const orders = new Map<number, number>();
  for (let start = 0; start < owners.length; start += MAX_ROWS) {
    const rows = (await trx(links)
      .whereIn('entity_id', owners.slice(start, start + MAX_ROWS))
      .where('field', 'contacts')
      .groupBy('entity_id')
      .select('entity_id')
      .max({ last: 'order' })) as { entity_id: number; last: number }[];
    for (const { entity_id, last } of rows) orders.set(entity_id, Number(last));
  }
  return orders;
};

/** Values of a body by column name. */
const rowOf = (values: Partial<OwnValues & FigureValues>): Row =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [columnName(name), value]));

/** The fields of figures that are given; the others stay. */
const writtenFigures = (figures: Figures): Partial<FigureValues> =>
  Object.fromEntries(Object.entries(figureValues(figures)).filter(([, value]) => value !== null));

/** Writes new bodies, and fills empty fields of existing ones. Returns their row ids. */
export const writeOrganisations = async (
  strapi: Core.Strapi,
  trx: Transaction,
  plans: readonly OrganisationPlan[],
  now: number,
): Promise<Map<string, number>> => {
  const stamp = new Date(now);
  const added = plans.filter(({ isNew }) => isNew);
  await insertAll(
    trx,
    strapi.db.metadata.get(ORGANISATION_UID).tableName,
    added.map(({ id, name, own, figures }) => ({
      document_id: id,
      name,
      ...rowOf(ownValues((field) => own[field] ?? null)),
      ...rowOf(figureValues(figures)),
      created_at: stamp,
      updated_at: stamp,
      published_at: stamp,
    })),
  );
  const ids = await rowIds(
    trx,
    plans.map(({ id }) => id),
  );
  const rowIdOf = ({ id }: OrganisationPlan): number => Number(ids.get(id));
  const addresses = added
    .filter(({ address }) => Object.keys(address).length > 0)
    .map((plan): Part => ({ ownerId: rowIdOf(plan), order: 1, values: addressRow(plan) }));
  const changed = plans.filter(({ isNew }) => !isNew);
  for (const plan of changed) {
    const given = { ...rowOf(plan.own), ...rowOf(writtenFigures(plan.figures)) };
    addresses.push(...(await updateParts(strapi, trx, plan, rowIdOf(plan))));
    const touched =
      Object.keys(given).length + Object.keys(plan.address).length > 0 ||
      plan.addedContacts.length + plan.filledContacts.length > 0;
    if (touched) {
      await trx('organisations')
        .where('id', rowIdOf(plan))
        .update({ ...given, updated_at: stamp });
    }
  }
  await insertParts(strapi, trx, 'address', addresses);
  const orders = await nextOrders(strapi, trx, changed.map(rowIdOf));
  const contacts = plans.flatMap((plan) =>
    plan.addedContacts.map((contact, at): Part => {
      const ownerId = rowIdOf(plan);
      return { ownerId, order: (orders.get(ownerId) ?? 0) + at + 1, values: contactRow(contact) };
    }),
  );
  await insertParts(strapi, trx, 'contacts', contacts);
  return ids;
};
