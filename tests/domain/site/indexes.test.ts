import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { PublicResource } from '../../../src/plugins/membership-lifecycle/shared/resources/content-api';
import { feed, sitemap } from '../../../src/site/indexes';
import { NOBODY } from '../../../src/site/types';

/** What programs read of the site, whatever people typed. */

const PAGE = {
  language: 'fr' as const,
  association: { ...NOBODY, name: 'L’Atelier « R & D »' },
  site: 'https://adhesions.example.org',
};
const RESOURCE = {
  documentId: 'abc',
  updatedAt: '2026-11-03T10:00:00.000Z',
  title: 'Eau & <sols>\u0007',
  summary: 'Un "résumé"',
  topics: ['Eau & sols'],
  publishedOn: '2026-11-02',
} as unknown as PublicResource;

const read = (text: string) => {
  expect(XMLValidator.validate(text)).toBe(true);
  return new XMLParser({ ignoreAttributes: false }).parse(text);
};

test('the feed says a resource in well-formed XML', () => {
  const { entry, author, updated } = read(feed(PAGE, [RESOURCE])).feed;
  expect(entry).toMatchObject({
    title: 'Eau & <sols>',
    id: 'https://adhesions.example.org/ressources/abc',
    updated: RESOURCE.updatedAt,
    published: '2026-11-02T00:00:00Z',
    summary: 'Un "résumé"',
    category: { '@_term': 'Eau & sols' },
  });
  expect([author.name, updated]).toEqual(['L’Atelier « R & D »', RESOURCE.updatedAt]);
});

test('the map names a page in both languages, each with the other', () => {
  const { url } = read(sitemap(PAGE, { offers: [], resources: [RESOURCE] })).urlset;
  const places = url.filter(({ loc }: { loc: string }) => loc.includes('abc'));
  expect(places).toMatchObject([
    { loc: 'https://adhesions.example.org/ressources/abc', lastmod: RESOURCE.updatedAt },
    { loc: 'https://adhesions.example.org/ressources/abc?lang=en', lastmod: RESOURCE.updatedAt },
  ]);
  expect(places[0]['xhtml:link']).toHaveLength(2);
});
