import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { entitlementOf } from '../../core/rules/commands/issue';
import type { Allowance, Entitlement, Term } from '../../core/rules/types';
import { remark, type Remark } from '../../kernel/rules/import/types';
import { saidNumber, type TermLines } from './term-lines';

/** The counters of an imported term: granted and used quantities. */

export interface RightPlan {
  right: Entitlement;
  /** The used quantity, written to the ledger after the counter is created. */
  used: number;
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

/**
 * The rights of a term: those of its tier, with the file's quantities if given, and further ones
 * from the file.
 */
export const rightsOf = (
  term: Term,
  said: TermLines,
  benefits: ReadonlyMap<string, Allowance>,
  newId: () => string,
): { rights: RightPlan[]; faults: Remark[] } => {
  const faults: Remark[] = [];
  const rights: RightPlan[] = [];
  const codes = new Set([
    ...term.allowances.map(({ benefitCode }) => benefitCode),
    ...benefits.keys(),
  ]);
  for (const code of codes) {
    const sold = term.allowances.find(({ benefitCode }) => benefitCode === code);
    const given = saidNumber(said, grantedField(code));
    const used = saidNumber(said, usedField(code)) ?? 0;
    const allowance = sold ?? benefits.get(code);
    if (!allowance || (!sold && given === null && used === 0)) continue;
    if (!sold && given === null && allowance.kind !== 'access') {
      faults.push(remark('right-not-granted', usedField(code), { used }));
      continue;
    }
    if (given !== null && allowance.kind === 'access') {
      faults.push(remark('right-without-quantity', grantedField(code)));
      continue;
    }
    const right = entitlementOf(
      term,
      given === null ? allowance : { ...allowance, quantity: given },
      newId(),
    );
    faults.push(...faultsOf(allowance, right.granted, used));
    rights.push({ right, used });
  }
  return { rights, faults };
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
