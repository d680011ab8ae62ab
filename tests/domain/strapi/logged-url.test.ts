import { loggedUrl } from '../../../src/http/logged-url';

test.each([
  ['/api/offers/current', '/api/offers/current'],
  ['/api/offers/current?locale=en', '/api/offers/current?locale=en'],
  ['/offres/offre?lang=en&preview=abc.def', '/offres/offre?lang=en&preview=…'],
  ['/offres/offre?preview=a%20b&lang=en', '/offres/offre?preview=…&lang=en'],
  ['/offres/offre?%70review=abc', '/offres/offre?%70review=…'],
  ['/api/offers/x?preview[]=abc', '/api/offers/x?preview[]=…'],
  ['/api/offers/x?preview[0][a]=abc', '/api/offers/x?preview[0][a]=…'],
  ['/api/offers/x?preview', '/api/offers/x?preview=…'],
  ['/api/offers/x?a=1?preview=abc&preview=abc', '/api/offers/x?a=…&preview=…'],
  ['/api/renewal-invitations/SECRET', '/api/renewal-invitations/…'],
  [
    '/api/renewal-invitations/SECRET/accept?locale=fr',
    '/api/renewal-invitations/…/accept?locale=fr',
  ],
  ['/api/auth/email-confirmation?confirmation=abc', '/api/auth/email-confirmation?confirmation=…'],
  ['/%E0%A4%A?%=%', '/%E0%A4%A?%=…'],
  [
    '/membership-lifecycle/privacy/person?email=camille%40example.org',
    '/membership-lifecycle/privacy/person?email=…',
  ],
  [
    '/content-manager/x?page=2&_q=Camille&sort=name:ASC',
    '/content-manager/x?page=2&_q=…&sort=name:ASC',
  ],
  [
    '/content-manager/x?filters[$and][0][name][$eq]=C',
    '/content-manager/x?filters[$and][0][name][$eq]=…',
  ],
  ['/x?pagination[page]=1&pagination%5Bsize%5D=2', '/x?pagination[page]=1&pagination%5Bsize%5D=2'],
  ['/x?status=camille@example.org', '/x?status=…'],
  ['/x?from=2026-01-01&to=camille%40example.org', '/x?from=2026-01-01&to=…'],
  ['/api/RENEWAL-invitations/SECRET', '/api/RENEWAL-invitations/…'],
  ['//api/renewal-invitations//SECRET', '//api/renewal-invitations//…'],
])('%s is logged as %s', (url, logged) => {
  expect(loggedUrl(url)).toBe(logged);
});
