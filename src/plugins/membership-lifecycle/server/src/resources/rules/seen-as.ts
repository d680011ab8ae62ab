/** As whom a preview is read: a visitor, a member of a tier, or the holder of a right. Pure. */

export type SeenAs = { kind: 'visitor' } | { kind: 'tier' | 'right'; code: string };

export const VISITOR: SeenAs = { kind: 'visitor' };

/** The form of a reader's name in addresses. */
export const SEEN_AS = /^(visitor|(tier|right)\.[a-z0-9-]{1,255})$/;

/** As addresses name them: `visitor`, `tier.CODE`, `right.CODE`; null for anything else. */
export const readSeenAs = (text: string): SeenAs | null => {
  if (!SEEN_AS.test(text)) return null;
  const [kind, code] = text.split('.');
  return kind === 'tier' || kind === 'right' ? { kind, code } : VISITOR;
};

export const writeSeenAs = (as: SeenAs): string =>
  as.kind === 'visitor' ? 'visitor' : `${as.kind}.${as.code}`;
