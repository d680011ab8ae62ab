/** What a member gives on paper, by what it is for. */
export const MEMBER_PAPER_KINDS = ['deliberation', 'order', 'bank-details', 'other'] as const;

export type MemberPaperKind = (typeof MEMBER_PAPER_KINDS)[number];
