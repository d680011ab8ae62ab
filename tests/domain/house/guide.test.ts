import fs from 'node:fs';
import path from 'node:path';
import contentFr from '../../../src/admin/translations/fr.json';
import strapiFr from '../../../src/admin/translations/strapi-fr.json';
import { CONTENT_TEXTS } from '../../../src/site/texts-of-contents';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';

/** The steps of the guide name what is clicked and filled as the screens do. */

/** Texts of the guide and of screens alike, whatever the width of their spaces. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const guide = plain(
  fs.readFileSync(path.resolve(__dirname, '../../../docs/guide-equipe.md'), 'utf8'),
);

/** The numbered lines, with what continues them. */
const steps = [...guide.matchAll(/^\d+\. .*(?:\n {2,}\S.*)*/gm)].map(([step]) =>
  step.replace(/\s+/g, ' '),
);
const quoted = (text: string): string[] =>
  [...text.matchAll(/« ([^»]+) »/g)].map(([, one]) => one!);
const named = [...new Set(steps.flatMap(quoted))];

const said = [
  ...[textsIn('fr'), contentFr, strapiFr].flatMap((texts) => Object.values(texts)).map(plain),
  ...Object.values(CONTENT_TEXTS).map(({ fr }) => plain(fr)),
  ...DEFAULT_WORKFLOW.stages.map(({ names }) => plain(names.fr)),
];

/** Words of Strapi that no translation of ours changes, of letters, and what one types. */
const ELSEWHERE = ['Paramètres', 'Webhooks', '[Essai]', 'chèque', 'départ', 'fusion'];

/** A name with a hole, « Ouvrir … renouvellements », is a part of a text that counts. */
const isSaid = (name: string): boolean => {
  if (said.includes(name) || ELSEWHERE.includes(name)) return true;
  if (!name.includes('…')) return false;
  const parts = name.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return said.some((text) => new RegExp(parts.join('.+')).test(text));
};

it('every step names buttons, fields and pages as screens do', () => {
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((name) => !isSaid(name))).toEqual([]);
});
