/**
 * `npm run openapi`: writes docs/openapi.json from the code. With `--check` it writes nothing, and
 * exits 1 when the committed file is not what the code gives.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { Validator } from '@seriousme/openapi-schema-validator';
import { format, resolveConfig } from 'prettier';
import { apiTypes } from './lib/api-types.mjs';
import { at, compile, isCompiled } from './lib/project.mjs';

const FILE = at('docs', 'openapi.json');
const OPENAPI = at('dist', 'src', 'plugins', 'membership-lifecycle', 'server', 'src', 'openapi');

const stop = (text) => {
  console.error(text);
  process.exit(1);
};

const make = async () => {
  const require = createRequire(import.meta.url);
  const { openApi } = require(`${OPENAPI}/document.js`);
  const { CALLS } = require(`${OPENAPI}/calls/index.js`);
  const { version } = require('../package.json');
  const document = openApi(CALLS, apiTypes(), version);
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  if (!valid) stop(`This is no OpenAPI document:\n${JSON.stringify(errors, null, 2)}`);
  return format(JSON.stringify(document), { ...(await resolveConfig(FILE)), filepath: FILE });
};

const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
if (!isCompiled() && !compile()) stop('The server does not compile (is `npm ci` done?).');
const made = await make();
const committed = fs.existsSync(FILE) ? fs.readFileSync(FILE, 'utf8') : '';
if (!check) fs.writeFileSync(FILE, made);
else if (made !== committed) {
  stop('docs/openapi.json is not what the code gives: run `npm run openapi` and commit it.');
}
