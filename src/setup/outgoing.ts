import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Core } from '@strapi/strapi';
import { Agent, buildConnector } from 'undici';
import { isPrivateAddress } from '../http/private-networks';

/**
 * Protects calls to addresses typed by people (webhooks, pictures for the library). Strapi checks
 * the address only once, beforehand: a redirection, or a name that resolves differently the second
 * time, could lead into the server's own network.
 */

const refusal = (host: string): Error =>
  Object.assign(new Error(`${host} is on a private network.`), { code: 'private-network' });

type Resolve = typeof dns.lookup;

/**
 * An agent that connects to public addresses only, after every redirection too: it checks the very
 * address to which it connects.
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
      // An IP address is not looked up, so it is checked here.
      if (isIP(host) !== 0 && isForbidden(host)) return callback(refusal(host), null);
      return connect(options, callback);
    },
  });
};

/**
 * Keeps outgoing calls, Strapi's and ours, out of private networks. A configured proxy decides for
 * itself.
 */
export const keepToPublicAddresses = (strapi: Core.Strapi): void => {
  const fetching = strapi.fetch as { dispatcher?: unknown };
  fetching.dispatcher ??= publicAgent();
};
