import path from 'node:path';
import type { NextConfig } from 'next';

/** The client lies outside of this folder. Not needed where `client` was copied into the site. */
const root = path.join(__dirname, '..', '..');

export default {
  turbopack: { root },
  outputFileTracingRoot: root,
  poweredByHeader: false,
} satisfies NextConfig;
