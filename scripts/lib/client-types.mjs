/** The types of the content API as one file without imports, for front-ends of another repository. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { at } from './project.mjs';

const ts = createRequire(import.meta.url)('typescript');

const SHARED = 'src/plugins/membership-lifecycle/shared';
const OFFER = 'src/api/offer/reading/types.ts';

const HEAD = '/** Made by `npm run openapi` from the code of the server: not to be edited. */\n';

const declarationsOf = (file) => {
  const text = fs.readFileSync(at(file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
    .map((one) => {
      // Its own comment, and not the one of the whole file that may stand before.
      const comment = ts.getJSDocCommentsAndTags(one).at(-1)?.getText() ?? '';
      return { name: one.name.text, text: `${comment}\n${one.getText()}` };
    });
};

/** The text of `client/types.d.ts`. */
export const clientTypes = () => {
  const modules = fs.readdirSync(at(SHARED)).map((module) => `${SHARED}/${module}/content-api.ts`);
  const files = modules.sort().filter((file) => fs.existsSync(at(file)));
  const shared = files.flatMap(declarationsOf);
  // Of the application’s offer, what it answers: the rest is what the plugin reads of it.
  const offer = declarationsOf(OFFER).filter(({ name }) => name.startsWith('Public'));
  return [HEAD, ...[...shared, ...offer].map(({ text }) => text)].join('\n\n');
};
