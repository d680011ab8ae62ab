/** Boots the compiled application without listening, for a command that works on its data. */
import { createRequire } from 'node:module';
import { ROOT, at, compile, isCompiled } from './project.mjs';

const stop = (text) => {
  console.error(text);
  process.exit(2);
};

/** The loaded application; its own daily run and outbox stay off. End with `strapi.destroy()`. */
export const boot = async () => {
  if (!isCompiled() && !compile()) stop('The server does not compile (is `npm ci` done?).');
  // Strapi reads .env, and finds the database, relative to the working directory.
  process.chdir(ROOT);
  process.env.ADHESIONS_DAILY = 'false';
  process.env.ADHESIONS_OUTBOX = 'false';
  // Strapi's ES build does not load under plain Node.
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const strapi = createStrapi({ appDir: ROOT, distDir: at('dist') });
  strapi.log.level = 'error';
  try {
    await strapi.load();
  } catch (error) {
    stop(error.cause?.message ?? error.message);
  }
  return strapi;
};
