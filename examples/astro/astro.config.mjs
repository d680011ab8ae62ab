import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

/** Where the site is: forms that come from elsewhere are refused. */
const { hostname } = new URL(process.env.SITE_URL ?? 'http://localhost:4321');

export default defineConfig({
  // Drawn for each visitor: what is built beforehand would show the prices of that day.
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  security: { allowedDomains: [{ hostname }] },
  build: { inlineStylesheets: 'always' },
});
