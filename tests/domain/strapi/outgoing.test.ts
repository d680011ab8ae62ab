import type dns from 'node:dns';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPrivateAddress } from '../../../src/http/private-networks';
import { publicAgent } from '../../../src/setup/outgoing';

/** What the server calls on somebody's word leads to public addresses alone. */

test.each([
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::1', '::', '::127.0.0.1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1'],
  ...['::ffff:127.0.0.1', '::FFFF:7f00:1', '::ffff:169.254.169.254', '::ffff:a00:1'],
  ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ...['localhost', '', '127.1', '2130706433', '0x7f.1'],
])('%s is nobody’s outside', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
])('%s is a public address', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

describe('a call', () => {
  let server: http.Server;
  let port: number;
  let calls: string[];

  beforeAll(async () => {
    server = http.createServer((incoming, outgoing) => {
      calls.push(incoming.url ?? '');
      const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://x');
      if (pathname === '/moved')
        outgoing.writeHead(307, { Location: searchParams.get('to') ?? '' });
      outgoing.end('inside');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  beforeEach(() => {
    calls = [];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = async (host: string, agent = publicAgent(), path = '/') => {
    const options = { dispatcher: agent, method: 'POST', body: '{}' } as RequestInit;
    try {
      const answer = await fetch(`http://${host}:${port}${path}`, options);
      return await answer.text();
    } catch (error) {
      return (error as { cause?: { code?: string } }).cause?.code;
    }
  };
  /** Names that lead where they are told, one answer after the other. */
  const names = (...answers: string[]) =>
    ((_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: answers.shift(), family: 4 }])) as unknown as typeof dns.lookup;
  /** As if this machine were outside, all but one of its addresses. */
  const outside = (address: string) => address === '127.0.0.2';

  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0.0.0.0',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '169.254.169.254',
    'user:password@127.0.0.1',
  ])('of %s never leaves', async (host) => {
    const said = await ask(host);
    // Browsers' own rules refuse a name and a password in an address before that.
    expect(host.includes('@') ? [undefined] : ['private-network']).toContain(said);
    expect(calls).toEqual([]);
  });

  test('of a public address arrives', async () => {
    expect(await ask('127.0.0.1', publicAgent(outside))).toBe('inside');
    expect(await ask('example.org', publicAgent(outside, names('127.0.0.1')))).toBe('inside');
  });

  test.each(['127.0.0.2', 'inside.example.org'])(
    'that is sent on to %s stops there',
    async (host) => {
      const to = encodeURIComponent(`http://${host}:${port}/secret`);
      const agent = publicAgent(outside, names('127.0.0.2'));
      expect(await ask('127.0.0.1', agent, `/moved?to=${to}`)).toBe('private-network');
      expect(calls).toHaveLength(1);
    },
  );

  test('of a name that answers otherwise the second time stops there', async () => {
    const resolve = names('127.0.0.1', '127.0.0.2');
    expect(await ask('rebinding.example.org', publicAgent(outside, resolve))).toBe('inside');
    expect(await ask('rebinding.example.org', publicAgent(outside, resolve))).toBe(
      'private-network',
    );
    expect(calls).toHaveLength(1);
  });
});
