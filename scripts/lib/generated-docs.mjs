/** The parts of docs/events.md, docs/front-ends.md and docs/guide-equipe.md that are written from the code. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { at } from './project.mjs';

const require = createRequire(import.meta.url);
const PLUGIN = ['src', 'plugins', 'membership-lifecycle'];
const compiled = (file) => require(at('dist', ...PLUGIN, file));

const TEXTS = JSON.parse(
  fs.readFileSync(at(...PLUGIN, 'admin', 'src', 'translations', 'texts.json'), 'utf8'),
);

const fenced = (value) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** Every event by subject: its name, when it is told, and an example of the whole body. */
const events = () => {
  const { EVENTS } = compiled('shared/webhooks/events.js');
  const { SAMPLES } = compiled('shared/webhooks/event-samples.js');
  const example = (event) => ({
    event,
    id: 'e4a8s2d6f1g9h3j7k5l0z4x8',
    createdAt: '2026-03-02T09:00:00.000Z',
    ...SAMPLES[event],
  });
  return Object.entries(EVENTS)
    .map(([subject, names]) => {
      const lines = names.map((name) => `| \`${name}\` | ${TEXTS[`event.${name}`].en} |`);
      const table = ['| event | when |', '| --- | --- |', ...lines].join('\n');
      const examples = names.map(
        (name) =>
          `<details>\n<summary><code>${name}</code></summary>\n\n${fenced(example(name))}\n\n</details>`,
      );
      return [`### ${TEXTS[`events.subject.${subject}`].en}`, table, ...examples].join('\n\n');
    })
    .join('\n\n');
};

/** Every reason with which the content API refuses, and the calls that give it. */
const refusals = () => {
  const { CALLS } = compiled('server/src/openapi/calls/index.js');
  const { OF_ANY_CALL, refusalsOf } = compiled('server/src/openapi/answers.js');
  const { refusalOf } = compiled('server/src/openapi/refusals.js');
  const reasons = [...new Set([...OF_ANY_CALL, ...CALLS.flatMap(refusalsOf)])].sort();
  const lines = reasons.map((reason) => {
    const { status, text } = refusalOf(reason);
    const sentence = text.en.replace(/\|/g, '\\|');
    return `| \`${reason}\` | ${status} | ${sentence} |`;
  });
  return ['| reason | status | said in words |', '| --- | --- | --- |', ...lines].join('\n');
};

/** Every reason for which the content API refuses a field of `invalid-input`. */
const fieldReasons = () => {
  const { FIELD_REASONS, fieldReasonText } = compiled('server/src/openapi/field-reasons.js');
  const lines = FIELD_REASONS.map((reason) => `| \`${reason}\` | ${fieldReasonText(reason).en} |`);
  return ['| reason of a field | said in words |', '| --- | --- |', ...lines].join('\n');
};

/** Every call: who may make it, and what it does. */
const calls = () => {
  const { CALLS } = compiled('server/src/openapi/calls/index.js');
  const { permissionOf, permissionWords } = compiled('server/src/openapi/permissions.js');
  const WHO = {
    public: () => 'anybody',
    user: () => 'a member’s account',
    token: (permission) => `an API token: ${permission}`,
    'public-or-more': (permission) => `anybody; members and tokens (${permission}) read more`,
  };
  const lines = CALLS.map((call) => {
    const permission = permissionOf(call);
    const who = WHO[call.access](permission && permissionWords(permission));
    return `| \`${call.route}\` | ${who} | ${call.summary.en} |`;
  });
  return ['| call | who | what it does |', '| --- | --- | --- |', ...lines].join('\n');
};

/** Every permission by kind of work, in French, and the shipped roles that have it. */
const permissions = () => {
  const { PERMISSION_GROUPS, PERMISSION_TABLE } = compiled('shared/kernel/permissions.js');
  const ROLES = {
    staff: 'Équipe adhésions',
    reader: 'Lecture',
    communications: 'Communication',
    treasurer: 'Trésorerie',
    sessions: 'Séances',
    dpo: 'Délégué',
    assembly: 'Assemblée',
  };
  const line = (name, has) => `| ${[name, ...Object.keys(ROLES).map(has)].join(' | ')} |`;
  const lines = Object.entries(PERMISSION_GROUPS).flatMap(([kind, { fr }]) => [
    line(`**${fr}**`, () => ''),
    ...Object.values(PERMISSION_TABLE)
      .filter(({ group }) => group === kind)
      .map(({ names, roles }) => line(names.fr, (role) => (roles.includes(role) ? 'oui' : ''))),
  ]);
  const head = `| ${['droit', ...Object.values(ROLES)].join(' | ')} |`;
  return [head, line('---', () => '---'), ...lines].join('\n');
};

const SECTIONS = { events, refusals, fieldReasons, calls, permissions };

/** A page with each of its sections written anew, between `<!-- name -->` and `<!-- end of name -->`. */
export const withSections = (file) =>
  fs
    .readFileSync(file, 'utf8')
    .replace(
      /<!-- (\w+) -->\n[\s\S]*?<!-- end of \1 -->/g,
      (_all, name) => `<!-- ${name} -->\n\n${SECTIONS[name]()}\n\n<!-- end of ${name} -->`,
    );
