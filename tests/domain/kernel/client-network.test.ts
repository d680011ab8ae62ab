import fc from 'fast-check';
import { clientNetwork } from '../../../src/plugins/membership-lifecycle/server/src/kernel/client-network';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1::2:3:4', '2001:db8:1:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['192.0.2.7:50211', '192.0.2.7'],
  ['[2001:db8:1:2::1]:50211', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
  ['', ''],
  ['unknown', 'unknown'],
])('%s counts for %s', (ip, network) => {
  expect(clientNetwork(ip)).toBe(network);
});

test('addresses of one /64 count together, those of two do not', () => {
  const group = fc.nat(0xffff).map((value) => value.toString(16));
  const half = fc.array(group, { minLength: 4, maxLength: 4 }).map((groups) => groups.join(':'));
  fc.assert(
    fc.property(half, half, half, (first, second, rest) => {
      expect(clientNetwork(`${first}:${rest}`)).toBe(clientNetwork(`${first}:${second}`));
      expect(clientNetwork(`${first}:${rest}`) === clientNetwork(`${second}:${rest}`)).toBe(
        first === second,
      );
    }),
  );
});
