import type { Core } from '@strapi/strapi';
import { RESOURCE_UID } from '../../../shared/kernel/ids';
import type { ResourcePreview } from '../../../shared/resources/preview';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import type { Locale } from '../kernel/rules/values';
import { membersPartsIn } from './members-parts';
import { previewReader, type Version } from './readers';
import { resourcesIn } from './resources';
import { readSeenAs, VISITOR, writeSeenAs, type SeenAs } from './rules/seen-as';
import { isSame, signatureOf } from './signature';

/** Long enough to look at a page as each reader, and to show it to a colleague. */
const LIFE_MS = 15 * 60_000;

/** A version of a resource in one language. */
interface Place {
  documentId: string;
  locale: Locale;
}

/** What a preview is asked with. */
interface Asked extends Place {
  token: string;
  /** As whom it is read, as an address names them; a visitor when it names nobody. */
  as: string;
}

const signature = (
  strapi: Core.Strapi,
  { documentId, locale }: Place,
  version: string,
  until: number,
): string => signatureOf(strapi, 'preview', [documentId, locale, version, until]);

/** The permission to see a version of a resource for a quarter of an hour, whoever holds it. */
const tokenFor = async (strapi: Core.Strapi, place: Place, version: Version): Promise<string> => {
  // The real time, also on a pretended day.
  const until = clockIn(strapi).wall() + LIFE_MS;
  return [version, until, signature(strapi, place, version, until)].join('.');
};

/** The version that a token opens; null when it is not ours, not for this place, or over. */
const versionIn = (strapi: Core.Strapi, place: Place, token: string): Version | null => {
  const [, version, end, sign] = /^(draft|published)\.(\d{1,15})\.([\w-]{43})$/.exec(token) ?? [];
  if (!version || !end || !sign) return null;
  const until = Number(end);
  if (!isSame(sign, signature(strapi, place, version, until))) return null;
  return clockIn(strapi).wall() < until ? (version as Version) : null;
};

/** Who may be chosen: a visitor where the code is of nothing, such as of a tier deleted meanwhile. */
const among = (all: Record<'tier' | 'right', readonly { code: string }[]>, as: SeenAs): SeenAs =>
  as.kind === 'visitor' || all[as.kind].some(({ code }) => code === as.code) ? as : VISITOR;

/** A resource as somebody would read it; null for a token that opens none. */
const open = async (
  strapi: Core.Strapi,
  { documentId, locale, token, as: asked }: Asked,
): Promise<ResourcePreview | null> => {
  const version = versionIn(strapi, { documentId, locale }, token);
  if (!version) return null;
  const { tiers, rights } = await membersPartsIn(strapi).choices(RESOURCE_UID);
  const as = among({ tier: tiers, right: rights }, readSeenAs(asked) ?? VISITOR);
  const reader = previewReader(strapi, version, as);
  const resource = await resourcesIn(strapi).found(documentId, { locale, reader });
  if (!resource) return null;
  const named = (kind: 'tier' | 'right', all: typeof tiers) =>
    all.map(({ code, names }) => ({ as: writeSeenAs({ kind, code }), name: names[locale] }));
  return {
    resource,
    version,
    as: writeSeenAs(as),
    tiers: named('tier', tiers),
    rights: named('right', rights),
  };
};

/** Shows editors a resource as its readers will see it. */
export const resourcePreviewsIn = serviceOf({ tokenFor, open });
