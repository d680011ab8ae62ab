import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { ask, listen } from '../../helpers/raw';
import { atOneInstant } from '../../helpers/one-instant';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The public offer as it is sent from memory, down to its bytes. */

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';
const CURRENT = '/api/offers/current';
const TIMERS: FakeableAPI[] = [
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'] as const),
  ...(['clearImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
];

let strapi: Core.Strapi;
let port: number;
let offer: string;
let tier: string;
let benefit: string;
const get = (path: string, headers: Record<string, string> = {}) => ask(port, path, { headers });
const head = (path: string, headers: Record<string, string> = {}) =>
  ask(port, path, { method: 'HEAD', headers });
const dataOf = async (path: string) => JSON.parse((await get(path)).bytes.toString()).data;

/** Writes to a document, and publishes what was written unless told otherwise. */
const write = (
  uid: typeof OFFER | typeof TIER | typeof BENEFIT,
  documentId: string,
  data: object,
  { status = 'published', locale = 'fr' }: { status?: 'draft' | 'published'; locale?: string } = {},
) => strapi.documents(uid).update({ documentId, data, status, locale });

/** Runs a piece of work and answers the statements that it sent. */
const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const seen: string[] = [];
  const note = ({ sql }: { sql: string }) => seen.push(sql);
  strapi.db.connection.on('query', note);
  await work();
  strapi.db.connection.removeListener('query', note);
  return seen;
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  port = await listen(strapi);
  // Long enough to be worth compressing.
  const description = 'Du **temps** avec l’équipe, à la carte. '.repeat(40);
  benefit = await makeBenefit(strapi, { title: 'Temps', code: 'temps', description });
  tier = await makeTier(strapi, { name: 'Formule', allowances: [{ benefit }] });
  offer = await makeOffer(strapi, {
    title: 'Offre 2021',
    slug: 'offre-2021',
    tiers: [tier],
    benefits: [benefit],
  });
  await translate(strapi, BENEFIT, benefit, { title: 'Time', description: 'Time. '.repeat(300) });
});
afterAll(() => stop(strapi));

describe('an answer', () => {
  it('has every header that a cache, a browser and a reader need', async () => {
    const { status, headers } = await get(CURRENT);
    expect(status).toBe(200);
    expect(headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'content-language': 'fr',
      'content-length': expect.stringMatching(/^\d+$/),
      'cache-control': 'public, max-age=1, must-revalidate',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag,Retry-After',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      date: expect.any(String),
      connection: expect.any(String),
      ...('keep-alive' in headers ? { 'keep-alive': expect.any(String) } : {}),
    });
  });

  it('allows no credentials, wherever the question comes from', async () => {
    const { headers } = await get(CURRENT, { Origin: 'https://example.org', Cookie: 'a=b' });
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('is the same bytes in each encoding, under an ETag of its own', async () => {
    const plain = await get(CURRENT);
    const zipped = await get(CURRENT, { 'Accept-Encoding': 'gzip' });
    const brotli = await get(CURRENT, { 'Accept-Encoding': 'gzip, deflate, br, zstd' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(gunzipSync(zipped.bytes)).toEqual(plain.bytes);
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes);
    for (const { headers, bytes } of [plain, zipped, brotli]) {
      expect(headers['content-length']).toBe(String(bytes.length));
    }
    const etags = [plain, zipped, brotli].map(({ headers }) => headers.etag);
    expect(new Set(etags).size).toBe(3);
  });

  it('is the same under its slug and as the current one', async () => {
    const [current, bySlug] = [await get(CURRENT), await get('/api/offers/offre-2021')];
    expect(bySlug.bytes).toEqual(current.bytes);
    expect(bySlug.headers.etag).toBe(current.headers.etag);
  });

  it('to HEAD is that to GET without its bytes', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const [whole, bare] = [
        await get(CURRENT, { 'Accept-Encoding': encoding }),
        await head(CURRENT, { 'Accept-Encoding': encoding }),
      ];
      expect(bare.status).toBe(200);
      expect(bare.bytes).toHaveLength(0);
      expect({ ...bare.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
    }
  });

  it('says its language, and that a translation is missing', async () => {
    const { headers, bytes } = await get(`${CURRENT}?locale=en`);
    const { data } = JSON.parse(bytes.toString());
    expect(data).toMatchObject({ locale: 'fr', benefits: [{ title: 'Time', locale: 'en' }] });
    expect(headers['content-language']).toBe('fr');
    await translate(strapi, OFFER, offer, { title: 'Offer 2021' });
    const translated = await get(`${CURRENT}?locale=en`);
    expect(translated.headers['content-language']).toBe('en');
    expect(translated.headers.etag).not.toBe((await get(CURRENT)).headers.etag);
  });
});

describe('a reader who has it already', () => {
  it.each(['identity', 'gzip', 'br'])('is told so in %s, with no content', async (encoding) => {
    const { headers: had } = await get(CURRENT, { 'Accept-Encoding': encoding });
    const etag = String(had.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const headers = { 'Accept-Encoding': encoding, 'If-None-Match': known };
      for (const answer of [await get(CURRENT, headers), await head(CURRENT, headers)]) {
        expect(answer.status).toBe(304);
        expect(answer.bytes).toHaveLength(0);
        expect(answer.headers).toMatchObject({
          etag,
          vary: 'Accept-Encoding',
          'cache-control': 'public, max-age=1, must-revalidate',
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'ETag,Retry-After',
        });
        expect(answer.headers).not.toHaveProperty('content-type');
        expect(answer.headers).not.toHaveProperty('content-encoding');
      }
    }
  });

  it('gets the whole answer when they have another one', async () => {
    const gzip = (await get(CURRENT, { 'Accept-Encoding': 'gzip' })).headers.etag;
    for (const known of ['"other"', String(gzip), 'nonsense', '']) {
      expect((await get(CURRENT, { 'If-None-Match': known })).status).toBe(200);
    }
  });

  it('keeps what they have while an edit changes nothing that is shown', async () => {
    const { etag } = (await get(CURRENT)).headers;
    await write(OFFER, offer, { title: 'Brouillon' }, { status: 'draft' });
    await strapi.documents(TIER).publish({ documentId: tier });
    expect((await get(CURRENT, { 'If-None-Match': String(etag) })).status).toBe(304);
  });
});

describe('what is not there', () => {
  it('is refused in the language that is asked for, with no ETag', async () => {
    const french = await get('/api/offers/inconnue');
    const english = await get('/api/offers/inconnue?locale=en');
    const said = [french, english].map(({ status, bytes }) => ({
      status,
      body: JSON.parse(bytes.toString()),
    }));
    const refusal = (message: string) => ({
      status: 404,
      body: {
        data: null,
        error: {
          status: 404,
          name: 'NotFoundError',
          message,
          details: {
            reason: 'offer-not-found',
            text: {
              fr: 'Il n’y a pas d’offre publiée à cette adresse.',
              en: 'There is no published offer at this address.',
            },
          },
        },
      },
    });
    expect(said).toEqual([
      refusal('Il n’y a pas d’offre publiée à cette adresse.'),
      refusal('There is no published offer at this address.'),
    ]);
    expect(french.headers).toMatchObject({
      'content-language': 'fr',
      'cache-control': 'public, max-age=1, must-revalidate',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag,Retry-After',
      'x-content-type-options': 'nosniff',
    });
    expect(french.headers).not.toHaveProperty('etag');
    expect((await get('/api/offers/inconnue', { 'If-None-Match': '*' })).status).toBe(404);
    const bare = await head('/api/offers/inconnue');
    expect(bare).toMatchObject({ status: 404, bytes: Buffer.alloc(0) });
  });

  it('costs no query and no memory, however often something else is asked for', async () => {
    await get(CURRENT);
    const set = jest.spyOn(Map.prototype, 'set');
    const askOften = async () => {
      for (let n = 0; n < 1_000; n += 1) {
        const slug = `inconnue-${n}-${Math.trunc(n * 7_919)}`;
        expect((await get(`/api/offers/${slug}?locale=${n % 2 ? 'fr' : 'en'}`)).status).toBe(404);
      }
    };
    const statements = await atOneInstant(() => statementsOf(askOften));
    const kept = set.mock.calls.filter(([key]) => String(key).includes('inconnue'));
    set.mockRestore();
    expect(kept).toEqual([]);
    // One look at the version and one at the settings, where they were old by then, and nothing else.
    expect(statements.filter((sql) => !sql.includes('strapi_core_store_settings'))).toEqual([]);
    expect(statements.length).toBeLessThan(5);
  });
});

describe('an edit', () => {
  const edits: [string, () => Promise<unknown>, object][] = [
    ['of the offer', () => write(OFFER, offer, { title: 'Retouchée' }), { title: 'Retouchée' }],
    [
      'of a tier',
      () => write(TIER, tier, { price: 123_400 }),
      { tiers: [{ price: { amount: 123_400, currency: 'EUR' } }] },
    ],
    [
      'of a benefit',
      () => write(BENEFIT, benefit, { title: 'Du temps' }),
      { benefits: [{ title: 'Du temps' }] },
    ],
    [
      'that unpublishes',
      () => strapi.documents(TIER).unpublish({ documentId: tier }),
      { tiers: [] },
    ],
    [
      'that publishes',
      () => strapi.documents(TIER).publish({ documentId: tier }),
      { tiers: [{ name: 'Formule' }] },
    ],
    [
      'of a translation that is withdrawn',
      () => strapi.documents(OFFER).unpublish({ documentId: offer, locale: 'en' }),
      { availableLocales: ['fr'] },
    ],
  ];

  it.each(edits)('%s is seen by the very next reader', async (_, edit, shown) => {
    await get(CURRENT);
    await edit();
    expect(await dataOf(CURRENT)).toMatchObject(shown);
  });

  it('that is taken back is not seen', async () => {
    const before = await get(CURRENT);
    await expect(
      strapi.db.transaction(async () => {
        await write(OFFER, offer, { title: 'Jamais' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await get(CURRENT)).bytes).toEqual(before.bytes);
  });

  it('of a draft is never seen, by any reader', async () => {
    for (const [uid, documentId, field] of [
      [OFFER, offer, 'title'],
      [TIER, tier, 'name'],
      [BENEFIT, benefit, 'title'],
    ] as const) {
      for (const locale of ['fr', 'en']) {
        await write(uid, documentId, { [field]: 'CONFIDENTIEL' }, { status: 'draft', locale });
      }
    }
    await makeOffer(strapi, { title: 'CONFIDENTIEL', slug: 'projet' }, 'draft');
    const paths = ['current', 'offre-2021', 'projet'].flatMap((slug) => [
      `/api/offers/${slug}`,
      `/api/offers/${slug}?locale=en`,
      // Through the chain.
      `/api/offers/${slug}?locale=%65n`,
      `/api/offers/${slug}?status=draft`,
    ]);
    for (const path of paths) expect((await get(path)).bytes.toString()).not.toMatch(/CONFID/);
  });

  it('that is committed between two reads never shows half of it', async () => {
    const rename = (name: string) =>
      strapi.db.transaction(async () => {
        await write(OFFER, offer, { title: name });
        await write(TIER, tier, { name });
      });
    await rename('Avant');
    // The tiers are read after the offers: here the other edit comes in between.
    let pending: (() => Promise<unknown>) | null = () => rename('Après');
    strapi.documents.use(async (context, next) => {
      if (context.uid === TIER && context.action === 'findMany' && pending) {
        const edit = pending;
        pending = null;
        await edit();
      }
      return next();
    });
    const { title, tiers } = await dataOf(CURRENT);
    expect(pending).toBeNull();
    expect([title, tiers[0].name]).toEqual(['Après', 'Après']);
  });
});

describe('the chain', () => {
  it('answers the same to who asks in another way', async () => {
    const direct = await get(`${CURRENT}?locale=en`);
    const { status, bytes } = await get(`${CURRENT}/?locale=%65n`);
    expect(status).toBe(200);
    expect(bytes).toEqual(direct.bytes);
    expect((await get('/api/offers/offre%2D2021')).bytes).toEqual((await get(CURRENT)).bytes);
  });

  it('keeps what is neither GET nor HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await ask(port, CURRENT, { method })).status).toBe(405);
    }
    const asked = { Origin: 'https://example.org', 'Access-Control-Request-Method': 'GET' };
    const preflight = await ask(port, CURRENT, { method: 'OPTIONS', headers: asked });
    expect(preflight.status).toBe(204);
  });
});

describe('a database that does not answer', () => {
  it('is bridged, said, and then admitted', async () => {
    const { client } = strapi.db.connection;
    const before = await get(CURRENT);
    const verifiedAt = performance.now();
    const now = jest.spyOn(performance, 'now');
    const query = jest.spyOn(client, 'query').mockRejectedValue(new Error('down'));
    try {
      now.mockReturnValue(verifiedAt + 20_000);
      const bridged = await get(CURRENT);
      expect(bridged.status).toBe(200);
      expect(bridged.bytes).toEqual(before.bytes);
      // Verified a moment before it was asked for, at the most.
      expect(Number(bridged.headers.age)).toBeGreaterThanOrEqual(20);
      expect(Number(bridged.headers.age)).toBeLessThan(30);
      now.mockReturnValue(verifiedAt + 40_000);
      const admitted = await get(CURRENT);
      expect(admitted.status).toBe(503);
      expect(admitted.headers).toMatchObject({ 'cache-control': 'no-store', 'retry-after': '1' });
      expect(JSON.parse(admitted.bytes.toString()).error.details.reason).toBe('offer-unavailable');
      // Through the chain as well.
      const chained = await get(`${CURRENT}?locale=%66r`);
      expect(chained.status).toBe(503);
      expect(chained.headers).toMatchObject({ 'cache-control': 'no-store', 'retry-after': '1' });
    } finally {
      query.mockRestore();
      now.mockRestore();
    }
    const after = await get(CURRENT);
    expect(after.status).toBe(200);
    expect(after.headers).not.toHaveProperty('age');
  });
});

describe('midnight', () => {
  afterEach(() => {
    jest.useRealTimers();
    setToday(strapi, '2021-06-01');
  });

  const at = (instant: string) => {
    // The date alone: a server goes on by its timers.
    jest.useFakeTimers({ now: new Date(instant), doNotFake: TIMERS });
    strapi.plugin('membership-lifecycle').service('clock').set(null);
  };

  it('in the association’s time zone brings the next offer, to the second', async () => {
    await makeOffer(strapi, { slug: 'ete', opensOn: '2032-07-01', closesOn: '2032-07-31' });
    at('2032-06-30T21:59:59.999Z');
    expect((await dataOf(CURRENT)).slug).toBe('offre-2021');
    at('2032-06-30T22:00:00Z');
    expect((await dataOf(CURRENT)).slug).toBe('ete');
    at('2032-07-31T21:59:59.999Z');
    expect((await dataOf(CURRENT)).slug).toBe('ete');
    at('2032-07-31T22:00:00Z');
    expect((await dataOf(CURRENT)).slug).toBe('offre-2021');
  });
});
