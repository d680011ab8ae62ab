import type { Core } from '@strapi/strapi';
import { BENEFITS, OFFER, TIER } from './texts';

type Uid = 'api::offer.offer' | 'api::tier.tier' | 'api::benefit.benefit';
type Values = Record<string, unknown>;

const PRICE = 500_000;

/** How much of each right the tier of the demonstration gives; an access has no quantity. */
const QUANTITIES: Record<string, { quantity?: number; carryOverCap?: number }> = {
  compagnonnage: { quantity: 6, carryOverCap: 2 },
  gouvernance: { quantity: 1 },
  evenements: { quantity: 7 },
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

const tierText = ({ name, audiences }: { name: string; audiences: readonly string[] }) => ({
  name,
  audiences: audiences.map((label) => ({ label })),
});

/** Loads the offer of the brochure: five rights, one tier, French and English, still open. */
export const loadOffer = async (strapi: Core.Strapi): Promise<void> => {
  const benefits: string[] = [];
  const allowances: Values[] = [];
  for (const { code, kind, fr, en } of BENEFITS) {
    const id = await publishOnce(strapi, 'api::benefit.benefit', { code }, { kind, ...fr }, en);
    benefits.push(id);
    allowances.push({ benefit: id, ...QUANTITIES[code] });
  }
  const terms = {
    price: PRICE,
    allowances,
    termKind: 'anniversary',
    termMonths: 12,
    firstTermPrice: 'full',
    lateRenewal: 'continuous',
  };
  const tier = await publishOnce(
    strapi,
    'api::tier.tier',
    { code: TIER.code },
    { ...tierText(TIER.fr), ...terms },
    tierText(TIER.en),
  );
  const lists = { benefits, tiers: [tier] };
  await publishOnce(
    strapi,
    'api::offer.offer',
    { slug: OFFER.slug },
    { year: 2021, opensOn: '2021-01-01', ...OFFER.fr, ...lists },
    { ...OFFER.en, ...lists },
  );
};
