import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Core } from '@strapi/strapi';
import ts from 'typescript';
import { presentAssociation } from '../../helpers/association';
import { asToken } from '../../helpers/callers';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { bootWithMail, invite, SITE } from '../../helpers/invitations';
import { tokenPermissions } from '../../helpers/openapi';
import { publishOccasion } from '../../helpers/participation';
import { makeResource, MEMBERS, part } from '../../helpers/resources';
import { giveRight, makeMember } from '../../helpers/rights';
import type { MailServer } from '../../helpers/smtp';
import { boot, listen, stop } from '../../helpers/strapi';

/** The examples of docs/front-ends.md, run as they stand there, one after the other. */

const ROOT = path.resolve(__dirname, '..', '..', '..');
const PAGE = fs.readFileSync(path.join(ROOT, 'docs', 'front-ends.md'), 'utf8');

interface Example {
  heading: string;
  language: string;
  code: string;
  /** What the page shows as its answer, if it does. */
  answer: { language: string; text: string } | null;
}

/** What the page says that a token needs: it has nothing else. */
const documented = tokenPermissions.map(([, permission]) => permission);

const RESOURCE = JSON.parse(
  fs.readFileSync(path.join(ROOT, 'src/api/resource/content-types/resource/schema.json'), 'utf8'),
);

const FENCE = /^## (.+)$|```(\w+) (run|answer)\n([\s\S]*?)```/gm;

const examples = (): Example[] => {
  const found: Example[] = [];
  let heading = '';
  for (const [, title, language, what, code] of PAGE.matchAll(FENCE)) {
    if (title) heading = title;
    else if (what === 'run') found.push({ heading, language, code, answer: null });
    else found[found.length - 1].answer = { language, text: code };
  }
  return found;
};

const LEFT_OUT = '…';

/** What is shown, as a matcher: `…` stands for any text, and for the fields that are left out. */
const shown = (value: unknown): unknown => {
  if (value === LEFT_OUT) return expect.any(String);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  const { [LEFT_OUT]: more, ...fields } = value as Record<string, unknown>;
  const all = Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, shown(one)]));
  return more === undefined ? all : expect.objectContaining(all);
};

let strapi: Core.Strapi;
let folder: string;
let environment: Record<string, string>;

/** A file of the folder in which the examples are run, beside a copy of the client. */
const written = (name: string, code: string): string => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, code);
  return file;
};

/** What a page has and a program has not: the address that it was opened from, a token after its `#`. */
const PAGE_OF_A_LINK = "globalThis.location = new URL(process.env.LINK ?? 'https://example.org');";

/** A page of Next, drawn as its server draws it. */
const DRAW = `
  import { createElement } from 'react';
  import { renderToStaticMarkup } from 'react-dom/server';
  import Page from './app/page.mjs';
  process.stdout.write(renderToStaticMarkup(await Page()));`;

const RUNNERS: Record<string, (code: string) => [string, string[]]> = {
  sh: (code) => ['bash', ['-euo', 'pipefail', '-c', code]],
  js: (code) => [
    process.execPath,
    ['--import', written('page.mjs', PAGE_OF_A_LINK), written('example.mjs', code)],
  ],
  jsx: (code) => {
    const { outputText } = ts.transpileModule(code, {
      compilerOptions: {
        jsx: ts.JsxEmit.ReactJSX,
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2022,
      },
    });
    written('app/page.mjs', outputText);
    return [process.execPath, [written('draw.mjs', DRAW)]];
  },
};

const run = async ({ language, code }: Example): Promise<string> => {
  // Where the page has the address of a made-up installation, this one answers.
  const [command, args] = RUNNERS[language](code.replaceAll(SITE, environment.ADHESIONS));
  const { stdout } = await promisify(execFile)(command, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
  });
  return stdout;
};

const publishTheOffer = async (): Promise<void> => {
  const quota = { title: 'Compagnonnage', code: 'compagnonnage', kind: 'quota', unit: 'séance' };
  const access = { title: 'Centre de ressources', code: 'centre-ressources', kind: 'access' };
  const priority = { title: 'Rendez-vous', code: 'evenements', kind: 'priority' };
  const [first, second, third] = [
    await makeBenefit(strapi, quota),
    await makeBenefit(strapi, access),
    await makeBenefit(strapi, priority),
  ];
  const tier = await makeTier(strapi, {
    name: 'Organismes publics',
    code: 'organismes-publics',
    allowances: [
      { benefit: first, quantity: 6 },
      { benefit: second },
      { benefit: third, quantity: 15 },
    ],
  });
  const offer = await makeOffer(strapi, {
    title: 'Adhésions 2026',
    slug: 'adhesions-2026',
    year: 2026,
    opensOn: '2026-01-01',
    tiers: [tier],
    benefits: [first, second, third],
  });
  await translate(strapi, 'api::offer.offer', offer, { title: 'Membership 2026' });
};

const PASSWORD = 'Un-mot-de-passe-1';
const PERSON = { name: 'Ana Martin', email: 'ana@example.org' };

/** A member with its rights, and the account of its contact. */
const welcomeMember = async (): Promise<string> => {
  const { membership, organisation } = await makeMember(strapi);
  const contact = { ...PERSON, role: 'representative', locale: 'fr' };
  await strapi
    .documents('api::organisation.organisation')
    .update({ documentId: organisation, data: { contacts: [contact] } as never });
  const term = { startsOn: '2026-01-01', endsOn: '2026-12-31' } as const;
  await giveRight(strapi, membership, { ...term, granted: 6 });
  await giveRight(strapi, membership, { ...term, benefit: 'centre-ressources', kind: 'access' });
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  await strapi.plugin('users-permissions').service('user').add({
    username: PERSON.email,
    email: PERSON.email,
    password: PASSWORD,
    provider: 'local',
    confirmed: true,
    role: role.id,
  });
  return membership;
};

/** The text of HTML as it would be written in one line. */
const inOneLine = (html: string): string => html.replace(/\s*\n\s*/g, '');

const does = async (example: Example): Promise<void> => {
  const printed = await run(example);
  const { language = '', text = '' } = example.answer ?? {};
  if (language === 'json') expect(JSON.parse(printed)).toEqual(shown(JSON.parse(text)));
  else if (language === 'html') expect(printed).toBe(inOneLine(text));
  else expect(printed.trim()).toBe(text.trim());
};

const BY_LINK = 'Let a member answer by link';
const headed = (isWanted: (heading: string) => boolean) =>
  examples()
    .filter(({ heading }) => isWanted(heading))
    .map((example) => [example.heading, example] as const);

const openFolder = (): void => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'front-end-'));
  fs.cpSync(path.join(ROOT, 'client'), path.join(folder, 'client'), { recursive: true });
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
};
const close = async (): Promise<void> => {
  await stop(strapi);
  fs.rmSync(folder, { recursive: true, force: true });
};

describe('an association with its offer, a member and an event', () => {
  beforeAll(async () => {
    strapi = await boot('2026-03-02');
    await presentAssociation(strapi);
    await publishTheOffer();
    environment = {
      ADHESIONS: await listen(strapi),
      EMAIL: PERSON.email,
      PASSWORD,
      TOKEN: (await asToken(strapi, 'custom', [...new Set(documented)])) ?? '',
      MEMBERSHIP: await welcomeMember(),
      RESOURCE: await makeResource(strapi, part(MEMBERS, { body: 'Le texte entier.' }), {
        title: 'Guide du compagnonnage',
      }),
      OCCASION: await publishOccasion(strapi, { startsOn: '2026-06-20', endsOn: '2026-06-20' }),
    };
    openFolder();
  });
  afterAll(close);

  test.each(headed((heading) => heading !== BY_LINK))(
    '%s: an example does what the page says',
    (_heading, example) => does(example),
  );
});

describe('a member who was sent the message of a renewal', () => {
  let mail: MailServer;

  beforeAll(async () => {
    ({ strapi, server: mail } = await bootWithMail());
    const [{ token }] = await invite(strapi, mail, 1);
    environment = { ADHESIONS: await listen(strapi), LINK: `${SITE}/repondre#${token}` };
    openFolder();
  });
  afterAll(async () => {
    await close();
    await mail.close();
  });

  test.each(headed((heading) => heading === BY_LINK))(
    '%s: an example does what the page says',
    (_heading, example) => does(example),
  );
});

test('the page has examples of what it is about', () => {
  expect(new Set(examples().map(({ heading }) => heading))).toEqual(
    new Set([
      'Rules that hold everywhere',
      'Show the offer',
      'Take an application',
      BY_LINK,
      'The member space',
      'Gate a page',
      'Use a right',
      'Content for members',
      'The agenda, and places at it',
    ]),
  );
});

test('the page has no code that is not run, but what a reader fills in', () => {
  const others = [...PAGE.matchAll(/^```(?!\w+ (?:run|answer)$)\w.*\n([\s\S]*?)```/gm)];
  const [filledIn, field, ...more] = others.map(([, code]) => code!);
  expect(filledIn).toMatch(/^(export .*\n)+$/);
  // A field of one's own, which is written as that of resources is.
  expect(JSON.parse(`{${field}}`)).toEqual({ content: RESOURCE.attributes.content });
  expect(more).toEqual([]);
});
