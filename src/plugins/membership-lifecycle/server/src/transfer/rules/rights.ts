import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { entitlementOf } from '../../core/rules/commands/issue';
import type { Allowance, Entitlement, Term } from '../../core/rules/types';
import { yearOf } from '../../kernel/rules/calendar';
import { remark, type Remark } from '../../kernel/rules/import/types';
import { saidNumber, type TermLines } from './term-lines';
import type { RightsElsewhere } from './tiers';

/** The counters of an imported term: granted and used quantities. */

export interface RightPlan {
  right: Entitlement;
  /** The used quantity, written to the ledger after the counter is created. */
  used: number;
}

interface Sources {
  /** Every right that a published tier gives, by code. */
  benefits: ReadonlyMap<string, Allowance>;
  elsewhere: RightsElsewhere | null;
}

const grantedField = (code: string) => `rights.${code}.granted`;
const usedField = (code: string) => `rights.${code}.used`;

const faultsOf = (
  { benefitCode: code, kind }: Allowance,
  granted: number | null,
  used: number,
): Remark[] => {
  if (used > 0 && !RIGHT_KINDS[kind].counted) return [remark('right-not-counted', usedField(code))];
  if (granted !== null && used > granted) {
    return [remark('used-beyond-granted', usedField(code), { used, granted })];
  }
  return [];
};

/** A right that the file says was used, in the quantity of another year; null where it says no use. */
const usedElsewhere = (
  code: string,
  said: TermLines,
  elsewhere: RightsElsewhere | null,
): Allowance | undefined =>
  said.values.has(usedField(code)) && !said.values.has(grantedField(code))
    ? elsewhere?.allowances.find(({ benefitCode }) => benefitCode === code)
    : undefined;

interface OneRight {
  right?: RightPlan;
  faults: Remark[];
}

const refusedRight = (fault: Remark): OneRight => ({ faults: [fault] });

/** One right of a term, as its tier and the file say it; nothing where neither does. */
const rightOf = (
  term: Term,
  { sold, beside }: { sold: Allowance | undefined; beside: Allowance },
  said: TermLines,
  newId: () => string,
): OneRight => {
  const { benefitCode: code } = beside;
  const given = saidNumber(said, grantedField(code));
  const used = saidNumber(said, usedField(code)) ?? 0;
  const allowance = sold ?? beside;
  if (!sold && given === null) {
    if (used === 0) return { faults: [] };
    if (allowance.kind !== 'access') {
      return refusedRight(remark('right-not-granted', usedField(code), { used }));
    }
  }
  if (given !== null && allowance.kind === 'access') {
    return refusedRight(remark('right-without-quantity', grantedField(code)));
  }
  const quantity = given === null ? allowance : { ...allowance, quantity: given };
  const right = entitlementOf(term, quantity, newId());
  return { right: { right, used }, faults: faultsOf(allowance, right.granted, used) };
};

/**
 * The rights of a term: those of its tier, with the file's quantities if given, and further ones
 * from the file. Rights of another year are told, since nobody published them for this one.
 */
export const rightsOf = (
  term: Term,
  said: TermLines,
  { benefits, elsewhere }: Sources,
  newId: () => string,
): { rights: RightPlan[]; faults: Remark[]; notes: Remark[] } => {
  const faults: Remark[] = [];
  const notes: Remark[] = [];
  const rights: RightPlan[] = [];
  const own = new Map(term.allowances.map((one) => [one.benefitCode, one]));
  for (const [code, beside] of new Map([...own, ...benefits])) {
    const lent = usedElsewhere(code, said, elsewhere);
    const { right, faults: wrong } = rightOf(
      term,
      { sold: own.get(code) ?? lent, beside },
      said,
      newId,
    );
    faults.push(...wrong);
    if (right) rights.push(right);
    if (lent && elsewhere && right && right.right.granted !== null) {
      const params = { granted: right.right.granted, year: elsewhere.year };
      notes.push(remark('granted-as-in', usedField(code), params));
    }
  }
  if (elsewhere && rights.length === 0) {
    notes.push(remark('without-rights', 'term.tier', { year: yearOf(term.startsOn) }));
  }
  return { rights, faults, notes };
};

/** Remarks for rights of an existing term that differ in the file: the existing ones are kept. */
export const keptRights = (said: TermLines, rights: readonly Entitlement[]): Remark[] => {
  const kept: Remark[] = [];
  for (const field of said.values.keys()) {
    const match = /^rights\.(.+)\.(granted|used)$/.exec(field);
    if (!match) continue;
    const right = rights.find(({ benefitCode }) => benefitCode === match[1]);
    const stored = (match[2] === 'used' ? right?.used : right?.granted) ?? 0;
    if (stored !== saidNumber(said, field)) kept.push(remark('kept', field));
  }
  return kept;
};
