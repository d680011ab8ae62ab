import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** An IPv6 subscriber gets a /64 network: the first four groups identify them. */
const GROUPS_OF_A_SUBSCRIBER = 4;

/** The eight groups of an IPv6 address, its `::` written out. */
const groupsOf = (address: string): string[] => {
  const [start, end] = address.split('::').map((half) => half.split(':').filter(Boolean));
  if (!end) return start;
  return [...start, ...Array<string>(GROUPS - start.length - end.length).fill('0'), ...end];
};

/**
 * Removes the port that some proxies append: with it, each connection would count as another
 * visitor.
 */
const withoutPort = (ip: string): string =>
  /^\[(.+)\](?::\d+)?$/.exec(ip)?.[1] ?? ip.replace(/^([\d.]+):\d+$/, '$1');

/**
 * The visitor that an address counts for: an IPv4 address itself, in either notation; the /64
 * network of an IPv6 address, since its owner has all addresses in it.
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
