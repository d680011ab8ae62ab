import type { Figures } from '../../../../shared/core/brackets';
import { CONTACT_ROLES } from '../../../../shared/core/kinds';
import { OWN_NAMES, type OwnName } from '../../../../shared/core/organisation-fields';
import { areOfOneBody } from '../../../../shared/kernel/business-number';
import type { ContactRole } from '../../core/rules/types';
import { folded } from '../../kernel/rules/import/folding';
import { dayOf, remark, textOf, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import {
  ADDRESS,
  type AddressValues,
  type ContactValues,
  type KnownOrganisation,
} from '../../membership/rules/known-organisation';
import { planFigures } from './figures';
import { FIRST_NAME } from './lines';
import {
  ADDRESS_KIND,
  contactKind,
  isNamedAlone,
  latestFirst,
  linesOfRecord,
} from './whole-records';

/** Plans the body, its address and its contacts: only empty fields of existing bodies are filled, and older figures replaced. */

const REACHED_BY = ['name', 'email', 'phone'] as const;
const MANDATE = ['mandateFrom', 'mandateUntil'] as const;

export interface OrganisationPlan {
  id: string;
  isNew: boolean;
  name: string;
  /** Columns that get a value. */
  own: Partial<Record<OwnName, string>>;
  /** Parts of the address that get a value. */
  address: Partial<AddressValues>;
  addedContacts: ContactValues[];
  /** Figures that are written, and the stored ones that they replace. */
  figures: Figures;
  replaced: Figures;
  filledContacts: { id: string; values: Partial<Omit<ContactValues, 'role'>> }[];
}

/** The first of lines that has a value of one of the fields. */
const firstWith = (lines: readonly ReadLine[], fields: readonly string[]): ReadLine | undefined =>
  lines.find((line) => fields.some((field) => line.values.has(field)));

/** The value of a field in the first of lines that has one. */
const first = (lines: readonly ReadLine[], field: string): string | null => {
  const line = firstWith(lines, [field]);
  return line ? textOf(line, field) : null;
};

type Mandate = Pick<ContactValues, 'mandateFrom' | 'mandateUntil'>;

/** The days of a mandate, both from one line: those of two would be nobody's. */
const mandateIn = (lines: readonly ReadLine[], role: ContactRole): Mandate => {
  const [from, until] = MANDATE.map((part) => `contacts.${role}.${part}`);
  const line = firstWith(lines, [from, until]);
  return {
    mandateFrom: line ? dayOf(line, from) : null,
    mandateUntil: line ? dayOf(line, until) : null,
  };
};

/** The days that a contact gets: those that it has not, unless the mandate would end before it begins. */
const fillMandate = (
  said: ContactValues,
  there: ContactValues,
): { values: Partial<Mandate>; remarks: Remark[] } => {
  const differing = MANDATE.filter((part) => said[part] !== null && said[part] !== there[part]);
  const filled = differing.filter((part) => there[part] === null);
  const values: Partial<Mandate> = Object.fromEntries(filled.map((part) => [part, said[part]]));
  const { mandateFrom: from, mandateUntil: until } = { ...there, ...values };
  const isOrdered = !from || !until || from <= until;
  const remarks = differing.map((part) => {
    const fills = isOrdered && filled.includes(part);
    return remark(fills ? 'fills' : 'kept', `contacts.${there.role}.${part}`);
  });
  return { values: isOrdered ? values : {}, remarks };
};

/** The contact that lines of one person tell. */
const contactIn = (
  lines: readonly ReadLine[],
  role: ContactRole,
  organisation: string,
): ContactValues | null => {
  const said = (part: string) => first(lines, `contacts.${role}.${part}`);
  const [name, email, phone] = [said('name'), said('email'), said('phone')];
  if (name === null && email === null && phone === null) return null;
  const locale = said('language') === 'en' ? 'en' : 'fr';
  // A contact without a name gets the name of the body.
  return { role, name: name ?? organisation, email, phone, locale, ...mandateIn(lines, role) };
};

/** Remarks for the parts that differ from what is stored, which is kept. */
const keptParts = <Part extends string>(
  lines: readonly ReadLine[],
  record: string,
  parts: readonly Part[],
  stored: Partial<Record<Part, string | null>>,
): Remark[] =>
  parts.flatMap((part) => {
    const value = first(lines, `${record}.${part}`);
    return value === null || value === stored[part] ? [] : [remark('kept', `${record}.${part}`)];
  });

/** The values that fill what a record has empty, with the remarks: what is stored is kept. */
const filling = <Part extends string>(
  lines: readonly ReadLine[],
  record: string,
  parts: readonly Part[],
  stored: Partial<Record<Part, string | null>> | null = {},
): { values: Partial<Record<Part, string>>; remarks: Remark[] } => {
  const values: Partial<Record<Part, string>> = {};
  const remarks: Remark[] = [];
  for (const part of parts) {
    const value = first(lines, `${record}.${part}`);
    if (value === null || value === stored?.[part]) continue;
    if (!stored?.[part]) values[part] = value;
    remarks.push(remark(stored?.[part] ? 'kept' : 'fills', `${record}.${part}`));
  }
  return { values, remarks };
};

/** The parts of the address that get a value: none where the lines tell another place than is stored. */
const fillAddress = (ordered: readonly ReadLine[], stored: AddressValues | null) => {
  const lines = linesOfRecord(ordered, ADDRESS_KIND);
  const { record } = ADDRESS_KIND;
  const filled = filling(lines, record, ADDRESS, stored);
  if (!stored || filled.remarks.every(({ reason }) => reason === 'fills')) return filled;
  return { values: {}, remarks: keptParts(lines, record, ADDRESS, stored) };
};

const isText = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && folded(a) === folded(b);

/** Whether lines tell another person than the stored contact of their role. */
const isAnother = (
  lines: readonly ReadLine[],
  there: ContactValues,
  organisation: string,
): { isOther: boolean; isUnlike: boolean } => {
  const name = first(lines, `contacts.${there.role}.name`);
  const email = first(lines, `contacts.${there.role}.email`);
  // The name of the body stands where nobody is named.
  const stored = isText(there.name, organisation) ? null : there.name;
  const named = name !== null && stored !== null;
  const isOtherEmail =
    email !== null && there.email !== null && email.toLowerCase() !== there.email.toLowerCase();
  const isOther = named ? !isText(name, stored) : isOtherEmail;
  const sharesEmail = email !== null && there.email !== null && !isOtherEmail;
  return { isOther, isUnlike: isOther && !sharesEmail };
};

/** Adds what the lines of one person say to the stored contact of the role. */
const fillContact = (
  lines: readonly ReadLine[],
  said: ContactValues,
  there: KnownOrganisation['contacts'][number],
  plan: OrganisationPlan,
): Remark[] => {
  const record = `contacts.${there.role}`;
  const { isOther, isUnlike } = isAnother(lines, there, plan.name);
  const [line] = lines;
  if (isUnlike && isNamedAlone(line)) {
    const field = firstWith(lines, [`${record}.name`]) ? 'name' : 'email';
    const value = first(lines, `${record}.${field}`) ?? '';
    const stored = there.name ?? there.email ?? '';
    line.faults.push(remark('name-with-another-contact', `${record}.${field}`, { value, stored }));
  }
  const language = `${record}.language`;
  const isOtherLanguage = first(lines, language) !== null && said.locale !== there.locale;
  const spoken = isOtherLanguage ? [remark('kept', language)] : [];
  // The days of somebody else would silence who is stored, or speak for who left.
  if (isOther) {
    return [...keptParts(lines, record, [...REACHED_BY, ...MANDATE], there), ...spoken];
  }
  const { values: reached, remarks } = filling(lines, record, REACHED_BY, there);
  const mandate = fillMandate(said, there);
  const values = { ...reached, ...mandate.values };
  if (Object.keys(values).length > 0) plan.filledContacts.push({ id: there.id, values });
  return [...remarks, ...mandate.remarks, ...spoken];
};

const planContacts = (
  ordered: readonly ReadLine[],
  plan: OrganisationPlan,
  known: KnownOrganisation | null,
  notes: Remark[],
): void => {
  for (const role of CONTACT_ROLES) {
    const lines = linesOfRecord(ordered, contactKind(role));
    const said = contactIn(lines, role, plan.name);
    if (!said) continue;
    const stored = known?.contacts.filter((one) => one.role === role) ?? [];
    const there = stored.find((one) => !isAnother(lines, one, plan.name).isOther) ?? stored[0];
    if (there) notes.push(...fillContact(lines, said, there, plan));
    else {
      plan.addedContacts.push(said);
      if (known) notes.push(remark('adds-contact', `contacts.${role}.name`));
    }
  }
};

/** Refuses lines of another first name: people of one surname would be one member. */
const judgeFirstNames = (lines: readonly ReadLine[]): void => {
  const one = firstWith(lines, [FIRST_NAME]);
  for (const line of one ? lines : []) {
    const [value, other] = [textOf(line, FIRST_NAME), textOf(one as ReadLine, FIRST_NAME)];
    if (!isNamedAlone(line) || value === null || isText(value, other)) continue;
    const params = { line: (one as ReadLine).line, value, other: String(other) };
    line.faults.push(remark('two-first-names', 'organisation.name', params));
  }
};

/** The additions of the lines to a body; for an existing one, only its empty fields. */
export const planOrganisation = (
  lines: readonly ReadLine[],
  known: KnownOrganisation | null,
  newId: () => string,
): { plan: OrganisationPlan; notes: Remark[] } => {
  const notes: Remark[] = [];
  const ordered = latestFirst(lines);
  const said = first(ordered, 'organisation.name') ?? '';
  const own = filling(ordered, 'organisation', OWN_NAMES, known);
  const address = fillAddress(ordered, known?.address ?? null);
  const figures = planFigures(lines, known?.figures ?? {});
  const plan: OrganisationPlan = {
    id: known?.id ?? newId(),
    isNew: known === null,
    name: known?.name ?? said,
    own: own.values,
    address: address.values,
    figures: figures.written,
    replaced: figures.replaced,
    addedContacts: [],
    filledContacts: [],
  };
  if (known && said !== known.name) notes.push(remark('kept', 'organisation.name'));
  if (known) notes.push(...own.remarks, ...figures.notes);
  const { siren, siret } = { ...known, ...plan.own };
  if (!areOfOneBody(siren, siret)) {
    // The existing number is kept alone.
    delete plan.own.siren;
    delete plan.own.siret;
    notes.push(remark('kept', 'organisation.siret'));
  }
  if (known) notes.push(...address.remarks);
  judgeFirstNames(lines);
  planContacts(ordered, plan, known, notes);
  return { plan, notes };
};
