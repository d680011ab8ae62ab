/** GET /membership-lifecycle/messages?state=&template=&membership=&page=&pageSize= */
export interface MessageRow {
  id: string;
  membershipId: string;
  template: string;
  toName: string;
  toEmail: string;
  locale: 'fr' | 'en';
  subject: string;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'kept' | 'cancelled';
  attempts: number;
  queuedAt: string;
  sentAt: string | null;
  nextAttemptAt: string | null;
  lastError: string | null;
}

/** GET /membership-lifecycle/messages/:id */
export interface MessageView extends MessageRow {
  text: string;
  html: string;
}
