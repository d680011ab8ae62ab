import { FORMER_IDENTITY_TABLE } from '../../core/tables/former-identity';
import type { Executor } from '../../kernel/store/database';
import { readArrays } from '../../kernel/store/scripts';

/** Every body with what tells whether it changed: few columns of everybody. */

export interface BodyRecord {
  organisationId: string;
  membershipId: string | null;
  /** Changes with everything by which a body is recognised. */
  version: string;
}

// A save of the body is told by its instant, which is compared with its columns: two saves may have
// one. The membership and the merger by which it ended are rows of their own.
// On a server, two columns of one name would be one value.
const RECORDS = `select o.document_id as body, m.document_id as member, m.reference, o.name,
    o.formerly, o.siren, o.siret, f.organisation_id, o.updated_at
  from organisations o
  left join memberships m on m.organisation_id = o.document_id
  left join ${FORMER_IDENTITY_TABLE.collection} f on f.from_membership_id = m.document_id
  order by o.id, m.id`;

/** Every body, once for each of its memberships, in the order of recording. */
export const findBodyRecords = async (db: Executor): Promise<BodyRecord[]> => {
  const rows = await readArrays(db, { sql: RECORDS, values: [] });
  return rows.map(([organisationId, membershipId, ...rest]) => {
    const savedAt = rest.pop();
    return {
      organisationId: String(organisationId),
      membershipId: membershipId === null ? null : String(membershipId),
      version: [...rest, savedAt instanceof Date ? savedAt.getTime() : savedAt].join('\n'),
    };
  });
};
