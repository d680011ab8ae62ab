import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Core } from '@strapi/strapi';
import { Agent, buildConnector } from 'undici';
import { isPrivateAddress } from '../http/private-networks';

/**
 * What the server calls because somebody typed an address: webhooks, pictures that are fetched for the
 * library. Strapi looks at the address once, beforehand; a redirection, or a name that answers
 * otherwise the second time, would then lead it into the network that it stands in.
 */

const refusal = (host: string): Error =>
  Object.assign(new Error(`${host} is on a private network.`), { code: 'private-network' });

type Resolve = typeof dns.lookup;

/**
 * Connects to public addresses alone, whatever name led there and however often it was redirected: the
 * address that is checked is the one that is called.
 */
export const publicAgent = (
  isForbidden: (address: string) => boolean = isPrivateAddress,
  resolve: Resolve = dns.lookup,
): Agent => {
  const lookup: LookupFunction = (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      if (addresses.length === 0 || addresses.some(({ address }) => isForbidden(address))) {
        return callback(refusal(host), '', 0);
      }
      return options.all
        ? callback(null, addresses)
        : callback(null, addresses[0].address, addresses[0].family);
    });
  };
  const connect = buildConnector({ lookup });
  return new Agent({
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // An address is connected to without being looked up.
      if (isIP(host) !== 0 && isForbidden(host)) return callback(refusal(host), null);
      return connect(options, callback);
    },
  });
};

/** Keeps Strapi's own calls, and ours, out of private networks. A proxy, where there is one, decides itself. */
export const keepToPublicAddresses = (strapi: Core.Strapi): void => {
  const fetching = strapi.fetch as { dispatcher?: unknown };
  fetching.dispatcher ??= publicAgent();
};
