/** A text without spaces around it; null for a blank one. */
export const orNull = (text: string | null): string | null => text?.trim() || null;
