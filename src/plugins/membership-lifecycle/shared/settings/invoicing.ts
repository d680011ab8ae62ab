/** Where the electronic invoices of an organisation go. */

/**
 * Chorus Pro and the approved platforms have rules of their own. Files that are sent by e-mail
 * alone, as to a foreign body, follow the European norm (EN 16931) and no other.
 */
export const INVOICE_NETWORKS = ['chorus-pro', 'platform', 'email-only'] as const;
export type InvoiceNetwork = (typeof INVOICE_NETWORKS)[number];

/** Sets of "cadres de facturation" that Chorus Pro takes: its own, or those of the platforms. */
export const CHORUS_FRAMES = ['A1', 'S1'] as const;

/**
 * Whether a text is an address in the directory of the platforms: it begins with the SIREN of its
 * holder, if that is known, and has 125 characters at most (BR-FR-21, 23 and 25).
 */
export const isElectronicAddress = (text: string, siren: string | null): boolean =>
  /^\d{9}[A-Za-z0-9._-]{0,116}$/.test(text) && text.startsWith(siren ?? '');
