/** Many at once: what everybody else waits for while a hundred ask for the same at one moment. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { at } from '../../../scripts/lib/project.mjs';
import { callerOf, requestOf, routesOf, startAsked, tokenOf } from '../lib/asked.mjs';
import { crowd, quiet } from '../lib/crowd.mjs';
import { formOf } from '../lib/crowd-forms.mjs';
import { short } from '../lib/results.mjs';

const require = createRequire(import.meta.url);
const ROUNDS = 5;
/** Of each kind of caller, so many of the routes that kept others longest are asked in five rounds. */
const AGAIN = 12;
const SEED = 20240315;

/** Kinds of routes, and the milliseconds that others may wait behind them, at the 99th percentile. */
const KINDS = {
  'sign-ins': 50,
  'strangers and members': 200,
  staff: 1_000,
};

const kindOf = (route, caller) => {
  if (route in SIGN_IN_BODIES) return 'sign-ins';
  return caller === 'administrator' ? 'staff' : 'strangers and members';
};

/** The bodies that tests know as good ones, by their routes. */
const targets = async ({ address, administrator, server }) => {
  const outfile = at('.tmp', 'bench', 'targets.cjs');
  buildSync({
    ...{ entryPoints: [at('tests', 'helpers', 'hostile-targets.ts')], outfile, bundle: true },
    ...{ platform: 'node', packages: 'external', logLevel: 'error' },
  });
  const read = async (url) => {
    const headers = { authorization: `Bearer ${administrator}` };
    return (await (await fetch(`${address}/membership-lifecycle${url}`, { headers })).json()).data;
  };
  const today = new Date().toISOString().slice(0, 10);
  return require(outfile).targetsOf({ today, ids: server.ready.ids, read });
};

/** Accounts, codes and tokens are unknown and passwords wrong, which takes as long as the right ones. */
const WRONG = 'A wrong passw0rd';
const NEW = { password: `${WRONG}!`, passwordConfirmation: `${WRONG}!` };
const TOKEN = 'x'.repeat(43);
const SIGN_IN_BODIES = {
  'POST /api/auth/local': { identifier: 'nobody@example.org', password: WRONG },
  'POST /api/auth/change-password': { currentPassword: WRONG, ...NEW },
  'POST /api/auth/reset-password': { code: TOKEN, ...NEW },
  'POST /api/me/sign-in': { token: TOKEN },
  'POST /api/me/invitation': { token: TOKEN, password: WRONG },
  'POST /admin/login': { email: 'nobody@example.org', password: WRONG },
  'POST /admin/reset-password': { resetPasswordToken: TOKEN, password: WRONG },
};

/** A good body where one is known; for others what a sign-in sends, or nothing. */
const bodyOf = async (route, known) => {
  const form = formOf(route);
  if (form) return form;
  const headers = { 'content-type': 'application/json' };
  const json = (value) => ({ headers, body: JSON.stringify(value) });
  if (route in SIGN_IN_BODIES) return json(SIGN_IN_BODIES[route]);
  try {
    return json(fc.sample(await known[route].good(), { numRuns: 1, seed: SEED })[0]);
  } catch {
    // No body is known, or nothing is there that one could name.
    return json({});
  }
};

/** What the hundred send to a route. */
const inputOf = async (route, asked, known) => {
  const input = route.startsWith('GET ') ? { headers: {} } : await bodyOf(route, known);
  const caller = await callerOf(route, async (_, who, nothing) => {
    const { url, ...request } = requestOf(asked.server, asked.administrator, route, who, nothing);
    const answer = await fetch(url, { ...request, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  });
  const { method, path, headers, body } = requestOf(asked.server, asked.administrator, route, caller, input);
  const sent = Object.fromEntries(headers);
  // The measurement lasts longer than a token of staff.
  const renewed = () => (caller === 'administrator' ? { authorization: `Bearer ${asked.administrator}` } : {});
  const request = { method, path, body, headers: () => ({ ...sent, ...renewed(), 'idempotency-key': randomUUID() }) };
  return { route, caller, kind: kindOf(route, caller), request };
};

/** The same sign-in, refused for its body before any password is compared: what its answers take at least. */
const refused = ({ request }) => ({ ...request, body: '{}' });

const worstFirst = (seen) => seen.sort((a, b) => b.p99 - a.p99);

export const many = {
  name: 'Many at once',
  about: `On SQLite with the demonstration’s content: a hundred of one request at one moment, from four addresses, to every route that reads or writes, with a good body where the tests know one, without the limits of how often one may ask. Meanwhile somebody else asks, one after the other, whether the server lives, for the offers and for the agenda: what is measured is what these answers take, load and server on one machine. Each route is asked once; those that kept others longest, of each kind, in five rounds. Behind sign-ins, what counts is how much longer others wait than behind a hundred of the same that are refused for their body, before any password is compared: a hundred answers of any kind take longer than the limit on a small machine.`,

  async measure({ tell }) {
    const asked = await startAsked();
    const known = await targets(asked);
    const alone = await quiet(asked.address);
    tell(`with nobody else, others wait for ${short(alone)} ms`);
    const inputs = [];
    for (const route of routesOf(asked.server)) inputs.push(await inputOf(route, asked, known));
    const seen = [];
    for (const input of inputs) {
      seen.push({ ...input, ...(await crowd(asked.address, input.request, 1)) });
      const { route, kind, p99, answers } = seen.at(-1);
      if (p99 > KINDS[kind]) tell(`\`${route}\`: ${short(p99)} ms, ${answers}`);
      if (seen.length % 50 !== 0) continue;
      tell(`${seen.length} of ${inputs.length} routes done`);
      asked.administrator = await tokenOf(asked.address);
    }
    const again = [];
    for (const kind of Object.keys(KINDS)) {
      const worst = worstFirst(seen.filter((one) => one.kind === kind)).slice(0, AGAIN);
      asked.administrator = await tokenOf(asked.address);
      for (const one of worst) {
        const measured = { ...one, ...(await crowd(asked.address, one.request, ROUNDS)) };
        if (kind === 'sign-ins') measured.refused = (await crowd(asked.address, refused(one), ROUNDS)).p99;
        again.push(measured);
      }
      tell(`${kind}: five rounds done`);
    }
    await asked.server.close();
    const rows = Object.keys(KINDS).flatMap((kind) =>
      worstFirst(again.filter((one) => one.kind === kind)).map((one) => [
        ...[kind, `\`${one.route}\``, one.caller, short(one.p99), short(one.longest)],
        ...[one.refused ? short(one.refused) : '', short(one.taken), one.answers],
      ]),
    );
    return {
      figures: [
        {
          head: ['behind', 'a hundred of', 'asked by', 'others wait, p99, ms', 'at most', 'behind refused ones, p99, ms', 'all answered after, ms', 'answers'],
          rows,
        },
      ],
      targets: Object.entries(KINDS).map(([kind, atMost]) => {
        const longer = kind === 'sign-ins' ? (one) => Math.max(0, one.p99 - one.refused) : (one) => one.p99;
        const [worst] = again.filter((one) => one.kind === kind).sort((a, b) => longer(b) - longer(a));
        const than = kind === 'sign-ins' ? 'longer ' : '';
        const beside = kind === 'sign-ins' ? ' than behind those refused for their body' : '';
        const what = `others wait ${than}behind ${kind}${beside}, ms at p99`;
        return { what, of: `\`${worst.route}\``, value: longer(worst), atMost };
      }),
      notes: [`${inputs.length} routes. With nobody else there, others wait for ${short(alone)} ms at p99.`],
    };
  },
};
