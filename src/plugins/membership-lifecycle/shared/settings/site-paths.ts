/**
 * Where messages, previews and the sheet of the offer lead, below the address of the public pages. `{lang}` may stand for the
 * language in any of them; without it, English adds `?lang=en`.
 */
export const SITE_PATHS = {
  /** The preview of an offer. */
  offerPath: '/offres/{slug}',
  /** The preview of a resource. */
  resourcePath: '/ressources/{documentId}',
  /** The form to apply, which the sheet of the offer names. */
  applicationPath: '/adhesion',
  /** The answer to a renewal. */
  answerPath: '/repondre#{token}',
  spacePath: '/espace',
  /** Where somebody who is invited chooses a password. */
  invitationPath: '/espace#invitation={token}',
  signInPath: '/espace#connexion={token}',
} as const;

export type SitePath = keyof typeof SITE_PATHS;
export const SITE_PATH_NAMES = Object.keys(SITE_PATHS) as SitePath[];

/** What a path has to hold, as its default does; null for none. */
export const holeOf = (name: SitePath): string | null =>
  /\{\w+\}/.exec(SITE_PATHS[name])?.[0] ?? null;
