import type { Core } from '@strapi/strapi';
import { BENEFITS, OFFER, TIER } from './texts';

type Uid = 'api::offer.offer' | 'api::tier.tier' | 'api::benefit.benefit';
type Values = Record<string, unknown>;

interface TierText {
  name: string;
  audiences: readonly string[];
}

export interface DemoTier {
  code: string;
  fr: TierText;
  en: TierText;
  price: number;
  /** The rights that it gives, and how much of each; an access has no quantity. */
  rights: Record<string, { quantity?: number; carryOverCap?: number }>;
  policy: Values;
}

const PUBLIC_BODIES: DemoTier = {
  ...TIER,
  price: 500_000,
  rights: {
    compagnonnage: { quantity: 6, carryOverCap: 2 },
    'recherche-action': {},
    'centre-ressources': {},
    gouvernance: { quantity: 1 },
    evenements: { quantity: 7 },
  },
  policy: {
    termKind: 'anniversary',
    termMonths: 12,
    firstTermPrice: 'full',
    lateRenewal: 'continuous',
  },
};

/** Writes a document in both languages and publishes them, unless it is already there. */
const publishOnce = async (
  strapi: Core.Strapi,
  uid: Uid,
  key: Values,
  french: Values,
  english: Values,
): Promise<string> => {
  const existing = await strapi.db.query(uid).findOne({ where: key });
  if (existing) return existing.documentId;
  return strapi.db.transaction(async () => {
    const documents = strapi.documents(uid);
    const { documentId } = await documents.create({ locale: 'fr', data: { ...key, ...french } });
    await documents.update({ documentId, locale: 'en', data: english });
    await documents.publish({ documentId, locale: '*' });
    return documentId;
  });
};

const tierText = ({ name, audiences }: TierText) => ({
  name,
  audiences: audiences.map((label) => ({ label })),
});

const loadTier = (
  strapi: Core.Strapi,
  { code, fr, en, price, rights, policy }: DemoTier,
  benefits: ReadonlyMap<string, string>,
): Promise<string> => {
  const allowances = Object.entries(rights).map(([right, given]) => ({
    benefit: benefits.get(right),
    ...given,
  }));
  const terms = { price, allowances, ...policy };
  return publishOnce(
    strapi,
    'api::tier.tier',
    { code },
    { ...tierText(fr), ...terms },
    tierText(en),
  );
};

/** Loads the offer of the brochure: five rights and its tier, French and English, still open. */
export const loadOffer = async (
  strapi: Core.Strapi,
  more: readonly DemoTier[] = [],
): Promise<void> => {
  const benefits = new Map<string, string>();
  for (const { code, kind, fr, en } of BENEFITS) {
    const id = await publishOnce(strapi, 'api::benefit.benefit', { code }, { kind, ...fr }, en);
    benefits.set(code, id);
  }
  const tiers: string[] = [];
  for (const tier of [PUBLIC_BODIES, ...more]) tiers.push(await loadTier(strapi, tier, benefits));
  const lists = { benefits: [...benefits.values()], tiers };
  await publishOnce(
    strapi,
    'api::offer.offer',
    { slug: OFFER.slug },
    { year: 2021, opensOn: '2021-01-01', ...OFFER.fr, ...lists },
    { ...OFFER.en, ...lists },
  );
};
