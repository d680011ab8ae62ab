import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The lint of the house, on a house of five files: what it lets through, and what it stops. */

const ROOT = path.resolve(__dirname, '../../..');
const SCRIPTS = ['house.mjs', 'lib/house.mjs', 'lib/project.mjs'];
const SERVER = 'src/plugins/membership-lifecycle/server/src';

const HOUSE: Record<string, string> = {
  'docs/decisions/modules-with-doors.md': '1. kernel\n2. core\n3. papers, messages\n4. entry\n',
  [`${SERVER}/kernel/days.ts`]: `export type Day = string;\n${'// a line\n'.repeat(10)}`,
  [`${SERVER}/core/core.ts`]: "import type { Day } from '../kernel/days';\n",
  [`${SERVER}/papers/papers.ts`]:
    "import { decide } from '../core/core';\n" + '// a line\n'.repeat(100),
  [`${SERVER}/messages/messages.ts`]: "import { decide } from '../core/core';\n",
  [`${SERVER}/services/index.ts`]:
    "import { messagesIn } from '../messages/messages';\nexport default { messages: registered(messagesIn) };\n",
  'src/plugins/membership-lifecycle/admin/src/index.ts':
    "import { Day } from '../../shared/kernel/days';\n",
  'src/plugins/membership-lifecycle/shared/kernel/days.ts': '',
};
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true })));

/** Builds the house with some files changed, and has it judged; what was said, by line. */
const judge = (changed: Record<string, string> = {}, option = '--check') => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-house-'));
  folders.push(folder);
  for (const script of SCRIPTS) {
    fs.cpSync(path.join(ROOT, 'scripts', script), path.join(folder, 'scripts', script));
  }
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [file, text] of Object.entries({ ...HOUSE, ...changed })) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  const script = path.join(folder, 'scripts', 'house.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, option], {
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}`.trim().split('\n') };
};

test('a house whose arrows all go down is let through', () => {
  expect(judge()).toMatchObject({ status: 0, said: [''] });
});

const OUTCOME = 'goes up or sideways, see docs/decisions/modules-with-doors.md';

test('whatever names a neighbour is stopped', () => {
  const lines: [string, string][] = [
    ["import '../messages/messages';", 'import'],
    ["import type { Message } from '../messages/messages';", 'type'],
    ["import { type Message } from '../messages/messages';", 'type'],
    ["let a: import('../messages/messages').M;", 'type'],
    ["export * from '../messages/messages';", 'import'],
    ["require('../messages/messages');", 'import'],
    ["strapi.plugin(PLUGIN_ID).service('messages').send();", 'service'],
  ];
  const files = lines.map(([line], index) => [`${SERVER}/papers/paper${index}.ts`, `${line}\n`]);
  const { status, said } = judge(Object.fromEntries(files));
  expect(status).toBe(1);
  expect(said).toEqual(
    lines.map(
      ([, kind], index) =>
        `${OUTCOME}: papers > messages: server/src/papers/paper${index} -> server/src/messages/messages [${kind}]`,
    ),
  );
});

test('a folder without a floor is told, and a core and kernel that take too much', () => {
  const { said } = judge({
    [`${SERVER}/papers/papers.ts`]: "import { decide } from '../core/core';\n",
    'src/plugins/membership-lifecycle/shared/attic/nights.ts': '',
  });
  expect(said).toEqual([
    'shared/attic/nights has no floor in docs/decisions/modules-with-doors.md',
    expect.stringMatching(/^core and kernel are \d+\.\d % of the server, 30 at most$/),
  ]);
});

test('the floors are drawn with their circles', () => {
  const circle = {
    [`${SERVER}/core/core.ts`]: "import type { Paper } from '../papers/papers';\n",
  };
  const { status, said } = judge(circle, '--draw');
  expect(status).toBe(0);
  expect(said).toContain('arrows between modules: 4, forbidden: 1');
  expect(said).toContain('server/src: 1 mutual pairs, circles of modules: 2');
  expect(said).toContain('circles of files, types and services by name included: 2');
});
