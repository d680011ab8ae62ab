import type { PublicAssociation } from '../plugins/membership-lifecycle/shared/settings/content-api';

/**
 * Headers of pages: our own files, and nothing from other sites but the pictures that the page
 * shows, where the media library keeps them elsewhere. Pure.
 */

interface Shown {
  preview: boolean;
  /** The addresses of the pictures on the page, besides the logo. */
  pictures: readonly string[];
}

/** The hosts of pictures that lie elsewhere. */
const hostsOf = (addresses: readonly string[]): Set<string> =>
  new Set(
    addresses
      .filter((address) => /^https?:\/\//.test(address))
      .map((address) => new URL(address).origin),
  );

const policy = ({ logo }: PublicAssociation, { preview, pictures }: Shown): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    ["img-src 'self' data:", ...hostsOf(logo ? [logo.url, ...pictures] : pictures)].join(' '),
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${preview ? "'self'" : "'none'"}`,
  ].join('; ');

/** The headers of a page; the admin shows a preview in a frame. */
export const pageHeaders = (
  association: PublicAssociation,
  shown: Shown,
): Record<string, string> => ({
  'Cache-Control': shown.preview ? 'private, no-store' : 'no-cache',
  'Content-Security-Policy': policy(association, shown),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': shown.preview ? 'SAMEORIGIN' : 'DENY',
  ...(shown.preview ? { 'X-Robots-Tag': 'noindex' } : {}),
});
