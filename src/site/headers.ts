import type { PublicAssociation } from '../plugins/membership-lifecycle/shared/settings/content-api';

/** Headers of pages: our own files, and nothing from other sites. Pure. */

/** The origin of a logo stored on another host. */
const logoOrigin = ({ logo }: PublicAssociation): string | null =>
  logo && /^https?:\/\//.test(logo.url) ? new URL(logo.url).origin : null;

const policy = (association: PublicAssociation, framed: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    ["img-src 'self' data:", logoOrigin(association)].filter(Boolean).join(' '),
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
  ].join('; ');

/** The headers of a page; the admin shows a preview in a frame. */
export const pageHeaders = (
  association: PublicAssociation,
  { preview }: { preview: boolean },
): Record<string, string> => ({
  'Cache-Control': preview ? 'private, no-store' : 'no-cache',
  'Content-Security-Policy': policy(association, preview),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': preview ? 'SAMEORIGIN' : 'DENY',
  ...(preview ? { 'X-Robots-Tag': 'noindex' } : {}),
});
