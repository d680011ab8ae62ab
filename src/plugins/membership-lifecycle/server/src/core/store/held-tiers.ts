import type { Day, Localised } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, pick, typed } from '../../kernel/store/rows';
import { TERM_TABLE } from '../tables/member';
import { MEMBERSHIPS } from '../tables/records';

/**
 * The names of the tiers of memberships, as terms froze them: of the term that runs or ran last, else
 * of the first to come. A membership without an issued term of its tier is left out.
 */
export const findHeldTierNames = async (
  db: Executor,
  membershipIds: readonly string[],
  on: Day,
): Promise<Map<string, Localised>> => {
  const [m, t] = [columnsOf(MEMBERSHIPS, 'm'), columnsOf(TERM_TABLE, 't')];
  const query = db({ m: MEMBERSHIPS.collection })
    .join({ t: TERM_TABLE.collection }, 't.membership_id', 'm.document_id')
    .whereIn('m.document_id', membershipIds as string[])
    .whereRaw('t.tier_code = m.tier_code')
    .where('t.state', 'issued')
    .orderBy('t.starts_on');
  const held = new Map<string, Localised>();
  for (const term of await pick(query, {
    id: m.id,
    startsOn: t.startsOn,
    names: typed<Localised>(t.tierNames),
  })) {
    if (term.startsOn <= on || !held.has(term.id)) held.set(term.id, term.names);
  }
  return held;
};
