import type { MessageState } from '../core/membership';
import type { Day } from '../kernel/common';

/**
 * A certificate of membership, a receipt for dues or a copy of a call, as it was given out; the address of its bytes
 * is that of any paper, GET /membership-lifecycle/papers/:id/file.
 *
 * GET /membership-lifecycle/memberships/:documentId/attestations
 * POST /membership-lifecycle/memberships/:documentId/certificates { on?, locale? }
 * POST /membership-lifecycle/memberships/:documentId/receipts { duesId, locale? }
 * POST /membership-lifecycle/memberships/:documentId/copies { duesId, locale? }
 * POST /membership-lifecycle/papers/:id/send
 */
export interface AttestationView {
  id: string;
  kind: 'certificate' | 'receipt' | 'copy';
  /** Name of the file. */
  name: string;
  locale: 'fr' | 'en';
  /** The call of a receipt or a copy. */
  duesId: string | null;
  issuedOn: Day;
  /** The day that a certificate is about. */
  aboutOn: Day | null;
  /** The state of the message that carries it; null without one. */
  message: MessageState | null;
}
