import { isSiteAddress } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/checks';
import {
  isSitePath,
  siteLinks,
} from '../../../src/plugins/membership-lifecycle/server/src/settings/rules/site-links';
import {
  SITE_PATHS,
  SITE_PATH_NAMES,
} from '../../../src/plugins/membership-lifecycle/shared/settings/site-paths';
import {
  hashOfSecret,
  isSecret,
  newSecret,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/secret-link';

/** Links to the public pages, and the secrets that they carry. */

describe('the address of the public pages', () => {
  test.each(['https://adhesions.example.org', 'http://localhost:1337', 'https://a.example/pages/'])(
    'may be %s',
    (address) => expect(isSiteAddress(address)).toBe(true),
  );

  test.each([
    'adhesions.example.org',
    'ftp://example.org',
    'https://example.org/?a=1',
    'https://example.org/#a',
    'https://name@example.org',
    'https://name:word@example.org',
    'https:\\\\example.org',
    'javascript:alert(1)',
  ])('is never %s', (address) => expect(isSiteAddress(address)).toBe(false));
});

describe('a link', () => {
  const links = siteLinks('https://adhesions.example.org/pages/');

  test('leads to a page of the site, in the language of who reads it', () => {
    expect(links.offer('fr')).toBe('https://adhesions.example.org/pages/');
    expect(links.application('en')).toBe('https://adhesions.example.org/pages/adhesion?lang=en');
    expect(links.space('fr')).toBe('https://adhesions.example.org/pages/espace');
  });

  test('carries its secret where no server sees it', () => {
    const secret = newSecret();
    const secrets = [links.answer, links.invitation, links.signIn].map((link) =>
      link(secret, 'en'),
    );
    for (const link of secrets) {
      const { hash, search, pathname } = new URL(link);
      expect(hash).toContain(secret);
      expect(pathname + search).not.toContain(secret);
    }
  });
});

describe('a path of a site of one’s own', () => {
  test.each(SITE_PATH_NAMES)('%s may be that of the site', (name) =>
    expect(isSitePath(name, SITE_PATHS[name])).toBe(true),
  );

  test.each([
    ['answerPath', '/{lang}/renew#{token}'],
    ['answerPath', '/#/renew/{token}'],
    ['spacePath', '/members?from=mail'],
    ['applicationPath', '/{lang}/join'],
    ['offerPath', '/join/{slug}.html'],
    ['resourcePath', '/r?id={documentId}'],
  ] as const)('%s may be %s', (name, path) => expect(isSitePath(name, path)).toBe(true));

  test.each([
    ['answerPath', '/renew'],
    ['answerPath', '/renew?token={token}'],
    ['answerPath', '/renew/{token}#top'],
    ['answerPath', '/renew#{token}{token}'],
    ['answerPath', '/renew#{secret}'],
    ['answerPath', '/renew#{token'],
    ['spacePath', 'members'],
    ['spacePath', '//elsewhere.example'],
    ['spacePath', 'https://elsewhere.example/'],
    ['spacePath', '/a b'],
    ['spacePath', '/members#{token}'],
    ['spacePath', '/<script>'],
    ['offerPath', '/join'],
    ['offerPath', '/join/{documentId}'],
  ] as const)('%s is never %s', (name, path) => expect(isSitePath(name, path)).toBe(false));

  const links = siteLinks('https://a.example/', {
    answerPath: '/{lang}/renew#{token}',
    spacePath: '/members?from=mail',
    applicationPath: '/{lang}/join',
    invitationPath: '',
    offerPath: '/join/{slug}#top',
  });

  test('is where messages lead, in the language of who reads them', () => {
    expect(links.answer('x', 'en')).toBe('https://a.example/en/renew#x');
    expect(links.answer('x', 'fr')).toBe('https://a.example/fr/renew#x');
    expect(links.space('en')).toBe('https://a.example/members?from=mail&lang=en');
    expect(links.application('en')).toBe('https://a.example/en/join');
    expect(links.invitation('x', 'fr')).toBe('https://a.example/espace#invitation=x');
    expect(links.preview('offerPath', { slug: 'a b' }, 'en', 'p.q')).toBe(
      'https://a.example/join/a%20b?lang=en&preview=p.q#top',
    );
  });
});

describe('a secret', () => {
  test('is new each time, and recognised by its form', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    expect(secrets.every(isSecret)).toBe(true);
  });

  test.each([undefined, null, 12, '', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, ['a']])(
    'is never %j',
    (text) => expect(isSecret(text)).toBe(false),
  );

  test('is kept as a digest that does not hold it', () => {
    const secret = newSecret();
    expect(hashOfSecret(secret)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfSecret(secret)).not.toContain(secret);
    expect(hashOfSecret(secret)).toBe(hashOfSecret(secret));
  });
});
