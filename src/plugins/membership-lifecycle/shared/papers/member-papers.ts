/** The kinds of papers that members give, by purpose. */
export const MEMBER_PAPER_KINDS = ['deliberation', 'order', 'bank-details', 'other'] as const;

export type MemberPaperKind = (typeof MEMBER_PAPER_KINDS)[number];
