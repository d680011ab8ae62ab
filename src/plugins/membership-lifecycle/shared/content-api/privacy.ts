/** One part of what is said of personal data, in one language; a blank line parts paragraphs. */
export interface PrivacyPart {
  id: 'controller' | 'purpose' | 'recipients' | 'duration' | 'rights';
  heading: string;
  text: string;
}

/** What becomes of the personal data of whoever applies: who answers for it, why, how long, which rights. */
export interface PrivacyNotice {
  /** Changes with any word of it; an application names the one that was shown. */
  version: string;
  parts: PrivacyPart[];
}
