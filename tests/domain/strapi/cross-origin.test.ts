import { allowedOrigin, isShownAnywhere, originsIn } from '../../../src/http/cross-origin';

const OURS = 'https://www.example.org';

test('origins are read from a list, however it is spaced', () => {
  expect(originsIn('')).toEqual([]);
  expect(originsIn(` ${OURS}, http://localhost:3000,`)).toEqual([OURS, 'http://localhost:3000']);
});

test.each([
  '*',
  'null',
  'www.example.org',
  'https://www.example.org/',
  'https://www.example.org/espace',
  'https://*.example.org',
  'HTTPS://WWW.EXAMPLE.ORG',
  'file:///etc',
])('what no browser sends as an origin is refused by name: %s', (text) => {
  expect(() => originsIn(text)).toThrow('FRONT_END_ORIGINS');
});

test.each([
  ['GET', '/api/offers/current', 'https://evil.example', '*'],
  ['HEAD', '/api/offers/2021/sheet.pdf', 'https://evil.example', '*'],
  ['GET', '/api/occasions/abc/calendar.ics', 'null', '*'],
  ['POST', '/api/applications', 'https://evil.example', null],
  ['POST', '/api/applications', OURS, OURS],
  ['POST', '/api/offers/current', 'https://evil.example', null],
  ['GET', '/api/me', `${OURS}.evil.example`, null],
  ['GET', '/api/me', 'null', null],
  ['GET', '/api/me', '', null],
  ['GET', '/api/renewal-invitations/abc', 'https://evil.example', null],
  ['GET', '/api/renewal-invitations/abc', OURS, OURS],
  ['POST', '/admin/login', OURS, null],
  ['GET', '/membership-lifecycle/tiers', OURS, null],
  ['GET', '/API/offers/current/', OURS, null],
])('%s %s, asked from "%s", is for %s', (method, path, origin, expected) => {
  expect(allowedOrigin({ method, path, origin }, [OURS])).toBe(expected);
});

test.each([
  ['GET', '/api/offers/current', true],
  ['GET', '/api/resources/files/abc', true],
  ['HEAD', '/api/resources/files/abc', true],
  ['POST', '/api/resources/files/abc', false],
  ['GET', '/api/resources/abc', false],
  ['GET', '/api/resources/files', false],
  ['GET', '/api/resources/files/abc/more', false],
  ['GET', '/api/me', false],
])('%s %s may be shown within a page of any site: %s', (method, path, expected) => {
  expect(isShownAnywhere({ method, path })).toBe(expected);
});
