import type { Core } from '@strapi/strapi';

type Values = Record<string, unknown>;
type Uid = 'api::offer.offer' | 'api::tier.tier' | 'api::benefit.benefit';

let counter = 0;
const next = () => (counter += 1);

/** A benefit that could be published, as a draft or published. */
export const makeBenefit = async (
  strapi: Core.Strapi,
  values: Values = {},
  status: 'draft' | 'published' = 'published',
): Promise<string> => {
  const n = next();
  const { documentId } = await strapi.documents('api::benefit.benefit').create({
    data: { title: `Droit ${n}`, code: `droit-${n}`, kind: 'access', ...values },
    status,
  });
  return documentId;
};

/** A tier that could be published, as a draft or published. */
export const makeTier = async (
  strapi: Core.Strapi,
  values: Values = {},
  status: 'draft' | 'published' = 'published',
): Promise<string> => {
  const n = next();
  const { documentId } = await strapi.documents('api::tier.tier').create({
    data: { name: `Formule ${n}`, code: `formule-${n}`, price: 500_000, ...values },
    status,
  });
  return documentId;
};

/** An offer that could be published, as a draft or published, with a tier and a right of its own unless told. */
export const makeOffer = async (
  strapi: Core.Strapi,
  values: Values = {},
  status: 'draft' | 'published' = 'published',
): Promise<string> => {
  const n = next();
  const lists = {
    tiers: values.tiers ?? [await makeTier(strapi)],
    benefits: values.benefits ?? [await makeBenefit(strapi)],
  };
  const own = { title: `Offre ${n}`, slug: `offre-${n}`, year: 2021, opensOn: '2021-01-01' };
  const { documentId } = await strapi.documents('api::offer.offer').create({
    data: { ...own, ...values, ...lists },
    status,
  });
  return documentId;
};

/** Every field of a type, as roles name them. */
export const fieldsOf = (strapi: Core.Strapi, uid: string): string[] =>
  strapi
    .service('admin::content-type')
    .getNestedFields(strapi.contentTypes[uid as Uid], { components: strapi.components });

/** Writes the English version of a document. */
export const translate = async (
  strapi: Core.Strapi,
  uid: Uid,
  documentId: string,
  data: Values,
  status: 'draft' | 'published' = 'published',
): Promise<void> => {
  await strapi.documents(uid).update({ documentId, locale: 'en', data, status });
};
