import type { Core } from '@strapi/strapi';
import { entitlementsIn } from '../entitlements/entitlements';
import { clockIn } from '../kernel/clock';
import { membersPartsIn, type Decided } from './members-parts';
import type { Reader } from './readers';
import { findTitles, findRecordingRights } from './store/readings';

/** A part that was handed out, and the right that opened it. */
interface Reading {
  documentId: string;
  benefit: string;
}

const readingsIn = (decided: readonly Decided[]): Reading[] =>
  decided.flatMap(({ documentId, rule, part }) =>
    part !== null && rule !== 'unreadable' && rule.kind === 'right'
      ? [{ documentId, benefit: rule.benefit }]
      : [],
  );

/**
 * Records that a member reads, as a use of the right that opens the part, where that right says so:
 * one a day for each document and person, of the first of their memberships that holds it. The name
 * of the document is the reason of the use. Visitors and previews record nothing.
 * @returns the documents whose reading is recorded, now or earlier that day
 */
export const recordReadings = async (
  strapi: Core.Strapi,
  type: string,
  decided: readonly Decided[],
  { actor, standings: read }: Reader,
): Promise<ReadonlySet<string>> => {
  const recorded = new Set<string>();
  const readings = readingsIn(decided);
  if (actor === null || readings.length === 0) return recorded;
  const codes = [...new Set(readings.map(({ benefit }) => benefit))];
  const recording = await findRecordingRights(strapi, codes);
  if (recording.length === 0) return recorded;
  const { uid, name } = membersPartsIn(strapi).typeNamed(type);
  const ids = readings.map(({ documentId }) => documentId);
  const names = name === null ? new Map() : await findTitles(strapi, uid, name, ids);
  const standings = (await read()) ?? [];
  const today = clockIn(strapi).today();
  for (const { documentId, benefit } of readings) {
    const standing = standings.find((one) => one.isActive && one.recorded.includes(benefit));
    if (!recording.includes(benefit) || !standing) continue;
    const reason = names.get(documentId) ?? documentId;
    const use = { benefit, quantity: 1, reason };
    // With all that the use says: a later reading by another name or right is not the same request.
    const { membershipId } = standing;
    const key = JSON.stringify(['reading', membershipId, uid, documentId, today, benefit, reason]);
    await entitlementsIn(strapi).consume(membershipId, use, { actor, key });
    recorded.add(documentId);
  }
  return recorded;
};
