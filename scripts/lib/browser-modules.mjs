/** The modules of the site that the server shares with it: the same code, without its types. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { at } from './project.mjs';

const ts = createRequire(import.meta.url)('typescript');

const SHARED = 'src/plugins/membership-lifecycle/shared';

/** The text of a module of `public/site/js`, from the file of that name that server and admin share. */
export const browserModule = (file) => {
  const name = `${path.basename(file, '.js')}.ts`;
  const source = [`${SHARED}/core/${name}`, `${SHARED}/kernel/${name}`].find((one) =>
    fs.existsSync(at(one)),
  );
  const { outputText } = ts.transpileModule(fs.readFileSync(at(source), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return `/** Made by \`npm run openapi\` from ${source}: not to be edited. */\n${outputText}`;
};
