import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** Of IPv6, a subscriber is given 64 bits to take addresses from. */
const GROUPS_OF_A_SUBSCRIBER = 4;

/** The eight groups of an IPv6 address, its `::` written out. */
const groupsOf = (address: string): string[] => {
  const [start, end] = address.split('::').map((half) => half.split(':').filter(Boolean));
  if (!end) return start;
  return [...start, ...Array<string>(GROUPS - start.length - end.length).fill('0'), ...end];
};

/** An address without the port that some proxies write behind it, or else each connection is somebody. */
const withoutPort = (ip: string): string =>
  /^\[(.+)\](?::\d+)?$/.exec(ip)?.[1] ?? ip.replace(/^([\d.]+):\d+$/, '$1');

/**
 * Whom an address counts for: an IPv4 address stands for itself, whichever way it is written; an
 * IPv6 one for its /64, since whoever has one address of it has all of them.
 */
export const clientNetwork = (from: string): string => {
  const ip = withoutPort(from);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1];
  const [address] = ip.split('%');
  if (!isIPv6(address)) return ip;
  const network = groupsOf(address).slice(0, GROUPS_OF_A_SUBSCRIBER);
  return `${network.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
};
