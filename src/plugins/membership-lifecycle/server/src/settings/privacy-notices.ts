import type { Core } from '@strapi/strapi';
import type { PrivacyNotice } from '../../../shared/settings/content-api';
import type { Identity } from '../../../shared/settings/identity';
import { madeOnce } from '../kernel/made-once';
import { inLocale } from '../kernel/rules/localised';
import type { Locale } from '../kernel/rules/values';
import { digest } from '../kernel/store/caller-keys';
import { missingForNotice, noticeOf, type NoticeNeed, type NoticePart } from './rules/notice';
import { settingsIn } from './settings';
import { readPrivacy, type StoredPrivacy } from './store/privacy-settings';

const FRESH_FOR_MS = 1_000;
const VERSION_LENGTH = 16;

export type Notices = Record<Locale, PrivacyNotice>;

const inLanguage = (parts: NoticePart[], version: string, locale: Locale): PrivacyNotice => ({
  version,
  parts: parts.map(({ id, heading, text }) => ({
    id,
    heading: inLocale(heading, locale),
    text: inLocale(text, locale),
  })),
});

/** The notice on personal data for applicants, from the current identity and register. */
const createPrivacyNoticesService = ({ strapi }: { strapi: Core.Strapi }) => {
  let register: StoredPrivacy | null = null;
  let readAt = -Infinity;
  let made: { identity: Identity; register: StoredPrivacy; notices: Notices | null } | null = null;

  /** The register, at most a second old; the same object until somebody saves it. */
  const registerNow = async (): Promise<StoredPrivacy> => {
    if (register && performance.now() - readAt < FRESH_FOR_MS) return register;
    const read = await readPrivacy(strapi.db.connection);
    if (!register || register.version !== read.version) register = read;
    readAt = performance.now();
    return register;
  };

  return {
    /**
     * The notice in both languages; the same object until it changes. Null until the association
     * gives a contact for such questions. Not inside a transaction, which on SQLite holds the only
     * connection.
     */
    async current(): Promise<Notices | null> {
      const identity = await settingsIn(strapi).identity();
      const kept = await registerNow();
      if (made?.identity === identity && made.register === kept) return made.notices;
      const parts = noticeOf(identity, kept);
      const version = digest(JSON.stringify(parts)).slice(0, VERSION_LENGTH);
      const notices = parts && {
        fr: inLanguage(parts, version, 'fr'),
        en: inLanguage(parts, version, 'en'),
      };
      made = { identity, register: kept, notices };
      return notices;
    },

    /** Reads the register again: whoever saved it must not be shown the one before. */
    expire(): void {
      readAt = -Infinity;
    },

    /** The parts of the identity missing for the notice. */
    async missing(): Promise<NoticeNeed[]> {
      return missingForNotice(await settingsIn(strapi).identity());
    },
  };
};

export const privacyNoticesIn = madeOnce(createPrivacyNoticesService);
