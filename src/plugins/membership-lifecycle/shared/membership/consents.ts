import type { Actor, Day } from '../kernel/common';

/** One version of a text that people agree to. GET /membership-lifecycle/consent-texts */
export interface ConsentText {
  id: string;
  title: string;
  locale: 'fr' | 'en';
  version: number;
  text: string;
  fromOn: Day;
  addedAt: string;
}

/** POST /membership-lifecycle/consent-texts: the next version of a title in a language. */
export interface ConsentTextInput {
  title: string;
  locale: 'fr' | 'en';
  text: string;
  fromOn: Day;
}

/** One contact's consent. GET /membership-lifecycle/memberships/:documentId/consents */
export interface ConsentView {
  id: string;
  contactId: string;
  /** The contact's present name; null after the contact was removed. */
  contact: string | null;
  text: ConsentText;
  givenOn: Day;
  how: string;
  recordedBy: Actor;
  recordedAt: string;
  withdrawnOn: Day | null;
}

/** POST /membership-lifecycle/memberships/:documentId/consents */
export interface ConsentInput {
  contactId: string;
  textId: string;
  givenOn: Day;
  how: string;
}
