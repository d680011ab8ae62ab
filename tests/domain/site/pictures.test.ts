import type { PublicPicture } from '../../../src/plugins/membership-lifecycle/shared/kernel/content-api';
import { pageHeaders } from '../../../src/site/headers';
import { offerPage } from '../../../src/site/offer-page';
import { addressesOf } from '../../../src/site/picture';
import { ASSOCIATION, pageOf } from '../../helpers/site/pages';

/** The picture of an offer on its page, and what the page's headers let in for it. */

const CLOUD = 'https://images.example';
const size = (name: string, width: number) => ({
  url: `${CLOUD}/${name}_p.jpg`,
  width,
  height: width / 2,
});
const PICTURE: PublicPicture = {
  url: `${CLOUD}/p.jpg`,
  alternativeText: 'Un « atelier »',
  width: 1_600,
  height: 800,
  formats: { large: size('large', 1_000), small: size('small', 500) },
};

const imageOf = (picture: PublicPicture | null): string | undefined =>
  /<img\s+class="offer-picture"[^>]*>/
    .exec(offerPage(pageOf({ picture })))?.[0]
    .replace(/\s+/g, ' ');

describe('the picture of an offer', () => {
  it('stands on its page in the size that fits, in the place that it needs, with its words', () => {
    const image = imageOf(PICTURE);
    expect(image).toContain(
      `srcset="${CLOUD}/small_p.jpg 500w, ${CLOUD}/large_p.jpg 1000w, ${CLOUD}/p.jpg 1600w" sizes="`,
    );
    expect(image).toContain(`src="${CLOUD}/p.jpg"`);
    expect(image).toContain('alt="Un « atelier »" width="1600" height="800"');
    expect(image).toContain('fetchpriority="high" decoding="async"');
  });

  it('is never what came from a camera, if there are smaller sizes', () => {
    const image = imageOf({ ...PICTURE, width: 6_000, height: 3_000 });
    expect(image).not.toContain('/p.jpg');
    expect(image).toContain(`src="${CLOUD}/large_p.jpg"`);
    expect(imageOf({ ...PICTURE, width: 6_000, formats: {} })).toContain(`src="${CLOUD}/p.jpg"`);
  });

  it('is shown without a size that the library does not know, and says nothing without words', () => {
    const bare = { url: '/uploads/p.svg', alternativeText: null, width: null, height: null };
    expect(imageOf({ ...bare, formats: {} })).toBe(
      '<img class="offer-picture" src="/uploads/p.svg" alt="" fetchpriority="high" decoding="async" />',
    );
    expect(imageOf(null)).toBeUndefined();
  });
});

describe('what browsers are told', () => {
  const policyOf = (association = ASSOCIATION, pictures: string[] = []) =>
    pageHeaders(association, { preview: false, pictures })['Content-Security-Policy'];

  it('lets nothing in from elsewhere and nobody frame a page', () => {
    expect(policyOf(ASSOCIATION, ['/uploads/p.jpg'])).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it('lets the admin frame a preview, which nobody keeps', () => {
    const headers = pageHeaders(ASSOCIATION, { preview: true, pictures: [] });
    expect(headers['Content-Security-Policy']).toMatch(/frame-ancestors 'self'$/);
    expect(headers['Cache-Control']).toBe('private, no-store');
  });

  it('lets in a logo and pictures that lie elsewhere, and their hosts alone', () => {
    const url = 'https://logos.example/a/logo.png';
    const logo = { url, alternativeText: null, width: null, height: null };
    expect(policyOf({ ...ASSOCIATION, logo }, addressesOf(PICTURE))).toContain(
      `img-src 'self' data: https://logos.example ${CLOUD};`,
    );
    expect(policyOf({ ...ASSOCIATION, logo })).toContain(
      "img-src 'self' data: https://logos.example;",
    );
  });
});
