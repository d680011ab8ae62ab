/** A typed text with single spaces, of whatever kind they were. */
export const clean = (typed: string): string => typed.replace(/\s+/g, ' ').trim();
