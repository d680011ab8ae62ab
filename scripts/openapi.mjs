/**
 * `npm run openapi`: writes from the code what is told of the content API, of events and of permissions:
 * the OpenAPI document, the client's types from that document, the tables of three pages, and the modules of the
 * site that reckon and word brackets and units, and judge addresses and numbers, in a browser as the server does.
 * With `--check` it writes nothing, and exits 1 when a committed file is not what the code gives.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Validator } from '@seriousme/openapi-schema-validator';
import { format, resolveConfig } from 'prettier';
import { apiTypes } from './lib/api-types.mjs';
import { browserModule } from './lib/browser-modules.mjs';
import { clientTypes } from './lib/client-types.mjs';
import { withSections } from './lib/generated-docs.mjs';
import { ROOT, at, compile, isCompiled } from './lib/project.mjs';

const OPENAPI = at('dist', 'src', 'plugins', 'membership-lifecycle', 'server', 'src', 'openapi');

const stop = (text) => {
  console.error(text);
  process.exit(1);
};

const document = async () => {
  const require = createRequire(import.meta.url);
  const { openApi } = require(`${OPENAPI}/document.js`);
  const { CALLS } = require(`${OPENAPI}/calls/index.js`);
  const { version } = require('../package.json');
  const text = JSON.stringify(openApi(CALLS, apiTypes(), version));
  const { valid, errors } = await new Validator().validate(JSON.parse(text));
  if (!valid) stop(`This is no OpenAPI document:\n${JSON.stringify(errors, null, 2)}`);
  return text;
};

const FILES = [
  [at('docs', 'openapi.json'), document],
  [at('client', 'types.d.ts'), clientTypes],
  [at('docs', 'events.md'), withSections],
  [at('docs', 'front-ends.md'), withSections],
  [at('docs', 'guide-equipe.md'), withSections],
  [at('public', 'site', 'js', 'brackets.js'), browserModule],
  [at('public', 'site', 'js', 'bracket-words.js'), browserModule],
  [at('public', 'site', 'js', 'plural.js'), browserModule],
  [at('public', 'site', 'js', 'email.js'), browserModule],
  [at('public', 'site', 'js', 'phone.js'), browserModule],
];

const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
if (!isCompiled() && !compile()) stop('The server does not compile (is `npm ci` done?).');
for (const [file, make] of FILES) {
  const options = { ...(await resolveConfig(file)), filepath: file };
  const made = await format(await make(file), options);
  const committed = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  if (!check) fs.writeFileSync(file, made);
  else if (made !== committed) {
    stop(`${path.relative(ROOT, file)} is not what the code gives: run \`npm run openapi\`.`);
  }
}
