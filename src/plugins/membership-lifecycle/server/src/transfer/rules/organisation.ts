import type { Figures } from '../../../../shared/core/brackets';
import { CONTACT_ROLES } from '../../../../shared/core/kinds';
import { OWN_NAMES, type OwnName } from '../../../../shared/core/organisation-fields';
import { areOfOneBody } from '../../../../shared/kernel/business-number';
import type { ContactRole } from '../../core/rules/types';
import { dayOf, remark, textOf, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import {
  ADDRESS,
  type AddressValues,
  type ContactValues,
  type KnownOrganisation,
} from '../../membership/rules/known-organisation';
import { planFigures } from './figures';

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

/** The line of the latest term that has a value of one of the fields: bodies move. */
const latestWith = (lines: readonly ReadLine[], fields: readonly string[]): ReadLine | undefined =>
  [...lines]
    .sort((a, b) => {
      const [x, y] = [textOf(a, 'term.startsOn') ?? '', textOf(b, 'term.startsOn') ?? ''];
      return x < y ? 1 : x > y ? -1 : a.line - b.line;
    })
    .find((line) => fields.some((field) => textOf(line, field) !== null));

/** The value of a field in the line of the latest term that has one. */
const latest = (lines: readonly ReadLine[], field: string): string | null => {
  const line = latestWith(lines, [field]);
  return line ? textOf(line, field) : null;
};

type Mandate = Pick<ContactValues, 'mandateFrom' | 'mandateUntil'>;

/** The days of a mandate, both from one line: those of two would be nobody's. */
const mandateIn = (lines: readonly ReadLine[], role: ContactRole): Mandate => {
  const [from, until] = MANDATE.map((part) => `contacts.${role}.${part}`);
  const line = latestWith(lines, [from, until]);
  return {
    mandateFrom: line ? dayOf(line, from) : null,
    mandateUntil: line ? dayOf(line, until) : null,
  };
};

/**
 * The days that a contact gets: those that it has not, unless the lines name somebody else or the
 * mandate would end before it begins. Then what is stored is kept.
 */
const fillMandate = (
  said: ContactValues,
  there: ContactValues,
  isOther: boolean,
): { values: Partial<Mandate>; remarks: Remark[] } => {
  const differing = MANDATE.filter((part) => said[part] !== null && said[part] !== there[part]);
  const filled = isOther ? [] : differing.filter((part) => there[part] === null);
  const values: Partial<Mandate> = Object.fromEntries(filled.map((part) => [part, said[part]]));
  const { mandateFrom: from, mandateUntil: until } = { ...there, ...values };
  const isOrdered = !from || !until || from <= until;
  const remarks = differing.map((part) => {
    const fills = isOrdered && filled.includes(part);
    return remark(fills ? 'fills' : 'kept', `contacts.${there.role}.${part}`);
  });
  return { values: isOrdered ? values : {}, remarks };
};

const contactIn = (
  lines: readonly ReadLine[],
  role: ContactRole,
  organisation: string,
): ContactValues | null => {
  const said = (part: string) => latest(lines, `contacts.${role}.${part}`);
  const [name, email, phone] = [said('name'), said('email'), said('phone')];
  if (name === null && email === null && phone === null) return null;
  const locale = said('language') === 'en' ? 'en' : 'fr';
  // A contact without a name gets the name of the body.
  return { role, name: name ?? organisation, email, phone, locale, ...mandateIn(lines, role) };
};

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
    const value = latest(lines, `${record}.${part}`);
    if (value === null || value === stored?.[part]) continue;
    if (!stored?.[part]) values[part] = value;
    remarks.push(remark(stored?.[part] ? 'kept' : 'fills', `${record}.${part}`));
  }
  return { values, remarks };
};

const planContacts = (
  lines: readonly ReadLine[],
  plan: OrganisationPlan,
  known: KnownOrganisation | null,
  notes: Remark[],
): void => {
  for (const role of CONTACT_ROLES) {
    const said = contactIn(lines, role, plan.name);
    if (!said) continue;
    const there = known?.contacts.find((one) => one.role === role);
    if (!there) {
      plan.addedContacts.push(said);
      if (known) notes.push(remark('adds-contact', `contacts.${role}.name`));
      continue;
    }
    const record = `contacts.${role}`;
    const { values: reached, remarks } = filling(lines, record, REACHED_BY, there);
    const isOther = remarks.some(
      ({ reason, field }) => reason === 'kept' && field === `${record}.name`,
    );
    const mandate = fillMandate(said, there, isOther);
    const values = { ...reached, ...mandate.values };
    notes.push(...remarks, ...mandate.remarks);
    const language = `contacts.${role}.language`;
    if (latest(lines, language) !== null && said.locale !== there.locale) {
      notes.push(remark('kept', language));
    }
    if (Object.keys(values).length > 0) plan.filledContacts.push({ id: there.id, values });
  }
};

/** The additions of the lines to a body; for an existing one, only its empty fields. */
export const planOrganisation = (
  lines: readonly ReadLine[],
  known: KnownOrganisation | null,
  newId: () => string,
): { plan: OrganisationPlan; notes: Remark[] } => {
  const notes: Remark[] = [];
  const said = latest(lines, 'organisation.name') ?? '';
  const own = filling(lines, 'organisation', OWN_NAMES, known);
  const address = filling(lines, 'organisation.address', ADDRESS, known?.address);
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
  planContacts(lines, plan, known, notes);
  return { plan, notes };
};
