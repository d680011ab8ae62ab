/** Whether the admin and the server are built from what the tree holds now, and the building of them. */
import fs from 'node:fs';
import { at, newest, runTool } from './project.mjs';

/** The admin is the last thing a build writes. */
const BUILT = at('dist', 'build', 'index.html');
export const DEMO = at('dist', 'lab', 'demo', 'index.js');
/** What the build is made from; tests, docs and data are not. */
const SOURCES = ['src', 'config', 'tsconfig.json', 'package.json', 'package-lock.json'];

export const isBuilt = () => {
  if (!fs.existsSync(BUILT) || !fs.existsSync(DEMO)) return false;
  const builtAt = fs.statSync(BUILT).mtimeMs;
  return SOURCES.every((source) => newest(at(source)) <= builtAt);
};

export const build = () => runTool('@strapi/strapi/bin/strapi.js', ['build']);
