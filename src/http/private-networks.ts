import { BlockList, isIP } from 'node:net';

/** Addresses of this machine, of private networks, or reserved ones. Pure. */

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits);
}
for (const [network, bits] of [
  ['::', 96],
  // These IPv6 networks carry an IPv4 address, which might be a private one.
  ['64:ff9b::', 32],
  ['2001::', 32],
  ['2002::', 16],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv6');
}

/**
 * Whether an address is not a public one. An IPv4 address written as IPv6 is judged as IPv4; a
 * text that is no address counts as private.
 */
export const isPrivateAddress = (address: string): boolean => {
  const [plain] = address.split('%');
  const version = isIP(plain);
  return version === 0 || PRIVATE.check(plain, version === 6 ? 'ipv6' : 'ipv4');
};
