import { candidateOf } from '../../core/rules/blank-facts';
import { issuedTerms, memberSince } from '../../core/rules/terms';
import type { Facts, Membership } from '../../core/rules/types';
import { maxDay, minDay } from '../../kernel/rules/calendar';
import { dayOf, remark, textOf, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import type { Day } from '../../kernel/rules/values';
import type { TermLines } from './term-lines';

/** Plans the membership itself from a file: its dates and reference. */

/** The value of a field in all lines; a line with a different value gets a fault. */
const onlyOne = <Said extends string>(
  lines: readonly ReadLine[],
  field: string,
  read: (line: ReadLine, field: string) => Said | null,
): Said | null => {
  let first: { line: number; value: Said } | null = null;
  for (const line of lines) {
    const value = read(line, field);
    if (value === null) continue;
    if (!first) first = { line: line.line, value };
    else if (value !== first.value) {
      line.faults.push(remark('differs-from-line', field, { line: first.line }));
    }
  }
  return first?.value ?? null;
};

export interface SaidMembership {
  reference: string | null;
  since: Day | null;
  /** The earliest day of application in the lines. */
  appliedOn: Day | null;
  endedOn: Day | null;
  endKind: Membership['endKind'];
}

/** The membership that a member's lines tell; contradictions become faults. */
export const saidMembership = (lines: readonly ReadLine[]): SaidMembership => {
  const applied = lines.flatMap((line) => dayOf(line, 'membership.appliedOn') ?? []);
  const endedOn = onlyOne(lines, 'membership.endedOn', dayOf);
  const kind = onlyOne(lines, 'membership.endKind', textOf) as Membership['endKind'];
  return {
    reference: onlyOne(lines, 'membership.reference', textOf),
    since: onlyOne(lines, 'membership.since', dayOf),
    appliedOn: applied.length === 0 ? null : applied.reduce(minDay),
    endedOn,
    endKind: endedOn === null ? null : (kind ?? 'withdrawn'),
  };
};

/**
 * Gives faults to lines whose days contradict the terms in the file. A day that an existing member
 * already has is not checked.
 */
export const checkDays = (
  said: SaidMembership,
  terms: readonly TermLines[],
  before: Facts | null,
): void => {
  const [first, last] = [terms[0], terms.at(-1)];
  if (!first || !last) return;
  const at = (field: string) =>
    terms.flatMap(({ lines }) => lines).find(({ values }) => values.has(field)) ?? first.lines[0];
  const knownSince = before !== null && said.since === memberSince(before);
  if (said.since !== null && said.since > first.startsOn && !knownSince) {
    const params = { since: said.since, startsOn: first.startsOn };
    at('membership.since').faults.push(remark('since-after-term', 'membership.since', params));
  }
  if (before === null && appliesAgain(said, terms)) {
    const params = { day: String(said.appliedOn), endsOn: last.endsOn };
    at('membership.appliedOn').notes.push(remark('applies-again', 'membership.appliedOn', params));
  }
};

/** Whether the application is later than every term: the body left and applied again. */
const appliesAgain = ({ appliedOn }: SaidMembership, terms: readonly TermLines[]): boolean =>
  appliedOn !== null && terms.every(({ endsOn }) => endsOn < appliedOn);

/**
 * A new membership. Unless the file says otherwise, it is applied for by its first term's start: a
 * term that ended before the application would belong to a former membership.
 */
export const newMembership = (
  said: SaidMembership,
  {
    terms,
    id,
    organisationId,
    tierCode,
  }: {
    terms: readonly TermLines[];
    id: string;
    organisationId: string;
    tierCode: string;
  },
  today: Day,
): Membership => {
  const first = terms[0]?.startsOn ?? today;
  const appliedOn = said.appliedOn ?? minDay(first, today);
  return {
    ...candidateOf({ id, reference: said.reference ?? '', tierCode, appliedOn }),
    organisationId,
    // A body that applied again has not been approved yet.
    approvedOn: appliesAgain(said, terms) ? null : appliedOn,
    importedSince: said.since,
    endedOn: said.endedOn,
    endKind: said.endKind,
  };
};

/** Whether the departure was before the member's present application or one of its terms. */
const cameBack = ({ membership, terms }: Facts, endedOn: Day): boolean =>
  membership.appliedOn > endedOn || issuedTerms(terms).some(({ startsOn }) => startsOn > endedOn);

/** Fills an existing membership from the file; its facts include the new terms. */
export const filledMembership = (
  said: SaidMembership,
  facts: Facts,
  before: Facts,
): { membership: Membership; notes: Remark[] } => {
  const notes: Remark[] = [];
  const membership = { ...facts.membership };
  const { importedSince } = membership;
  /** Takes what the file says otherwise than is known; without a patch, what is known stays. */
  const fill = (
    field: keyof SaidMembership,
    [value, known]: [string | null, string | null],
    patch: Partial<Membership> | false = false,
  ): void => {
    if (value === null || value === known) return;
    if (patch) Object.assign(membership, patch);
    notes.push(remark(patch ? 'fills' : 'kept', `membership.${field}`));
  };
  const { reference, since, appliedOn, endedOn, endKind } = said;
  const stays = membership.endedOn !== null || (endedOn !== null && cameBack(facts, endedOn));
  fill('reference', [reference, membership.reference]);
  fill('since', [since, memberSince(facts)], importedSince === null && { importedSince: since });
  fill('appliedOn', [appliedOn, membership.appliedOn]);
  fill('endedOn', [endedOn, membership.endedOn], !stays && { endedOn, endKind });
  const added = facts.terms.length > before.terms.length;
  if (added && membership.approvedOn === null && membership.refusedOn === null) {
    const first = issuedTerms(facts.terms)[0]?.startsOn ?? membership.appliedOn;
    membership.approvedOn = maxDay(first, membership.appliedOn);
  }
  return { membership, notes };
};
