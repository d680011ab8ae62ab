import { offerOverview } from '../../../src/api/offer/editing/overview';
import { byDocumentId } from '../../../src/api/offer/editing/versions';

/** What editors are told of the rights of an offer: which of them nobody would get. */

const draft = (documentId: string, values: object = {}) => ({
  ...{ documentId, locale: 'fr', publishedAt: null, updatedAt: '2021-01-01T08:00:00.000Z' },
  ...values,
});
const tier = (documentId: string, ...granted: string[]) =>
  draft(documentId, { allowances: granted.map((id) => ({ benefit: { documentId: id } })) });

const BENEFITS = [draft('compagnonnage', { title: 'Compagnonnage' }), draft('voix')];

/** Whether each right of an offer of these tiers is granted, for who may read the tiers `known`. */
const granted = (tiers: ReturnType<typeof tier>[], known = tiers) => {
  const offer = draft('offre', { tiers, benefits: BENEFITS });
  const [all] = byDocumentId([offer], [offer]).values();
  const maps = [byDocumentId(tiers, known), byDocumentId(BENEFITS, BENEFITS)] as const;
  const { benefits } = offerOverview(all!, ...maps, '2021-06-01', null);
  return benefits.map((one) => [one.documentId, one.granted]);
};

it('is a right that no tier of the offer grants', () => {
  expect(granted([tier('publics', 'compagnonnage')])).toEqual([
    ['compagnonnage', true],
    ['voix', false],
  ]);
  expect(granted([tier('publics', 'compagnonnage'), tier('associations', 'voix')])).toEqual([
    ['compagnonnage', true],
    ['voix', true],
  ]);
});

it('is one that a tier grants in its draft alone, until the tier is published', () => {
  const written = tier('publics', 'compagnonnage', 'voix');
  const read = { ...tier('publics', 'compagnonnage'), publishedAt: '2021-01-01T08:00:00.000Z' };
  const offer = draft('offre', { tiers: [written], benefits: BENEFITS });
  const [all] = byDocumentId([offer], [offer]).values();
  const rows = [written, read];
  const maps = [byDocumentId(rows, rows), byDocumentId(BENEFITS, BENEFITS)] as const;
  const { benefits } = offerOverview(all!, ...maps, '2021-06-01', null);
  expect(benefits.map((one) => one.granted)).toEqual([true, false]);
});

it('is none while there is no tier, or one that the editor may not read', () => {
  const all = [
    ['compagnonnage', true],
    ['voix', true],
  ];
  expect(granted([])).toEqual(all);
  const tiers = [tier('publics', 'compagnonnage'), tier('associations', 'voix')];
  expect(granted(tiers, tiers.slice(0, 1))).toEqual(all);
});

it('names a right that a tier grants, written or published, and the offer does not list', () => {
  const listed = [draft('compagnonnage', { title: 'Compagnonnage' })];
  const all = [
    ...listed,
    draft('centre', { title: 'Centre' }),
    draft('avance', { code: 'avance' }),
  ];
  const written = tier('publics', 'compagnonnage', 'centre', 'inconnu');
  const read = { ...tier('publics', 'avance'), publishedAt: '2021-01-01T08:00:00.000Z' };
  const unlisted = (benefits: object[]) => {
    const offer = draft('offre', { tiers: [written], benefits });
    const [one] = byDocumentId([offer], [offer]).values();
    const rows = [written, read];
    const maps = [byDocumentId(rows, rows), byDocumentId(all, all)] as const;
    return offerOverview(one!, ...maps, '2021-06-01', null).unlisted;
  };
  expect(unlisted(listed)).toEqual(['Centre', 'avance']);
  expect(unlisted(all)).toEqual([]);
});
