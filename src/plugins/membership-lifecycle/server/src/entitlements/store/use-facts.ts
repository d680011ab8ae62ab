import type { DecidedOf } from '../../core/rules/status';
import type { TermSpan } from '../../core/rules/terms';
import type { Entitlement } from '../../core/rules/types';
import { pausesIn } from '../../core/store/memberships';
import { ENTITLEMENT_TABLE } from '../../core/tables/counter';
import { TERM_TABLE } from '../../core/tables/member';
import type { Day } from '../../kernel/rules/values';
import { columnsUnder, fromColumn, fromRow } from '../../kernel/store/database';
import { dayOf, dayOrNull } from '../../kernel/store/days';
import type { Row, Script } from '../../kernel/store/scripts';
import { warningLevel } from './benefits';

/** The facts about one use on one day, from a running term and its right. */
export interface UseFacts {
  version: number;
  reference: string;
  membership: DecidedOf;
  terms: TermSpan[];
  right: Entitlement | null;
  /** The number left at which staff want to be told; null for none. */
  warnAt: number | null;
}

const text = <T extends string>(value: unknown): T | null =>
  value === null || value === undefined ? null : (String(value) as T);

const OF_MEMBERSHIP = [
  ...['version', 'reference', 'ended_on', 'end_kind', 'refused_on', 'suspended_on'],
  ...['override_status', 'override_from', 'override_until', 'override_reason', 'pauses'],
];

/** Finds the first right and the first term of a day, in the same order as the domain does. */
const SQL = `select ${[
  ...columnsUnder('e', ENTITLEMENT_TABLE),
  ...OF_MEMBERSHIP.map((column) => `m.${column}`),
  't.starts_on as term_starts_on',
  't.ends_on as term_ends_on',
  't.held_on',
  't.held_until',
  't.earlier_holds',
  `${warningLevel('e.benefit_code')} as warn_at`,
].join(', ')} from memberships m
  left join ${TERM_TABLE.collection} t on t.membership_id = m.document_id and t.state = 'issued'
    and t.starts_on <= ? and t.ends_on >= ?
  left join ${ENTITLEMENT_TABLE.collection} e on e.membership_id = m.document_id
    and e.benefit_code = ? and e.voided_on is null and e.starts_on <= ? and e.ends_on >= ?
  where m.document_id = ? order by t.starts_on, e.id limit 1`;

const membershipOf = (row: Row): DecidedOf => ({
  endedOn: dayOrNull(row.ended_on),
  endKind: text(row.end_kind),
  refusedOn: dayOrNull(row.refused_on),
  overrideStatus: text(row.override_status),
  overrideFrom: dayOrNull(row.override_from),
  overrideUntil: dayOrNull(row.override_until),
  overrideReason: text(row.override_reason),
  suspendedOn: dayOrNull(row.suspended_on),
  pauses: pausesIn(row.pauses),
});

const termsOf = (row: Row): TermSpan[] =>
  row.term_starts_on === null
    ? []
    : [
        {
          state: 'issued',
          startsOn: dayOf(row.term_starts_on),
          endsOn: dayOf(row.term_ends_on),
          heldOn: dayOrNull(row.held_on),
          heldUntil: dayOrNull(row.held_until),
          earlierHolds: fromColumn('json', row.earlier_holds) as TermSpan['earlierHolds'],
        },
      ];

/** Null for an unknown membership. One statement, so that the version matches the facts. */
export function* useFacts(membershipId: string, benefit: string, on: Day): Script<UseFacts | null> {
  const { rows } = yield { sql: SQL, values: [on, on, benefit, on, on, membershipId] };
  const [row] = rows;
  if (!row) return null;
  return {
    version: Number(row.version ?? 0),
    reference: String(row.reference),
    membership: membershipOf(row),
    terms: termsOf(row),
    right: row.document_id === null ? null : fromRow<Entitlement>(ENTITLEMENT_TABLE, row),
    warnAt: row.warn_at === null ? null : Number(row.warn_at),
  };
}
