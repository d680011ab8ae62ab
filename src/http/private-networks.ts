import { BlockList, isIP } from 'node:net';

/** Addresses that lead to this machine, to networks of one's own, or to nobody in particular. Pure. */

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
  // What these carry inside is an address of version 4, whichever.
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
 * Whether nobody outside may be meant by an address. Addresses of version 4 that are written as ones
 * of version 6 count as what they are; what is no address at all is private.
 */
export const isPrivateAddress = (address: string): boolean => {
  const [plain] = address.split('%');
  const version = isIP(plain);
  return version === 0 || PRIVATE.check(plain, version === 6 ? 'ipv6' : 'ipv4');
};
