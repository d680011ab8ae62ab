import type { Core } from '@strapi/strapi';
import { asHolderOf, call, type Caller } from '../../helpers/callers';
import { makeOffer } from '../../helpers/content';
import { publishOccasion } from '../../helpers/participation';
import { giveRight, makeMember } from '../../helpers/rights';
import { boot, listen, stop } from '../../helpers/strapi';
import {
  needsOf,
  PERMISSION_NAMES,
  type PermissionName,
} from '../../../src/plugins/membership-lifecycle/shared/kernel/permissions';

/**
 * The permissions that one needs besides itself, as the editor of roles names them: with all of them, the
 * calls of its pages are answered; without one, some are refused.
 */

const BASE = '/membership-lifecycle';
const MEMBER = '/memberships/:member';

/** The first calls of the pages on which a permission is used. */
const READ_FOR: Record<PermissionName, readonly string[]> = {
  'membership.read': ['/members', MEMBER, '/renewals', '/schedule', '/dues', '/calls', '/counters'],
  'membership.manage': ['/members', MEMBER, '/members/alike?name=x', `${MEMBER}/notes`],
  'application.read': ['/applications'],
  'application.manage': ['/applications', '/applications/settings'],
  'paper.read': [MEMBER, `${MEMBER}/member-papers`],
  'paper.manage': [MEMBER, `${MEMBER}/member-papers`],
  'privacy.manage': ['/privacy/register', '/privacy/people?search=xy', '/consent-texts'],
  'import.manage': ['/imports'],
  'export.read': [MEMBER, '/exports/members/:member'],
  'dues.manage': ['/dues', '/calls', `${MEMBER}/attestations`],
  'accounting.manage': ['/treasury', '/accounting', '/accounting/settings'],
  'usage.record': [
    ...['/counters', '/counters/benefits', '/counters/years', '/tiers', '/exports/counters'],
    ...['/members/names?search=x', MEMBER, `${MEMBER}/entitlements/:right/usages`],
  ],
  'rights.grant': [MEMBER, '/benefits'],
  'assembly.read': ['/assemblies'],
  'assembly.manage': ['/assemblies'],
  'occasion.read': ['/occasions', '/occasions/:occasion'],
  'occasion.manage': ['/occasions', '/occasions/:occasion', '/occasions/rights'],
  'participation.read': ['/occasions/:occasion', '/registrations?occasion=:occasion'],
  'participation.manage': [
    ...['/occasions/:occasion', '/registrations?occasion=:occasion', '/members/names?search=x'],
    '/occasions/:occasion/eligibility?membership=:member',
  ],
  'message.read': ['/messages', '/settings/templates', '/members/names?search=x'],
  'message.manage': ['/messages'],
  'statistics.read': ['/statistics/year'],
  'workflow.manage': ['/settings/workflows'],
  'templates.manage': ['/settings/templates'],
  'settings.manage': ['/settings/identity', '/onboarding'],
  'webhook.manage': ['/events', '/events/webhooks'],
};

let strapi: Core.Strapi;
let ids: Record<string, string>;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await listen(strapi);
  await makeOffer(strapi, { slug: 'offre' });
  const { membership } = await makeMember(strapi);
  const right = await giveRight(strapi, membership);
  ids = { member: membership, right, occasion: await publishOccasion(strapi) };
});
afterAll(() => stop(strapi));

const holderOf = (names: readonly PermissionName[]): Promise<Caller> =>
  asHolderOf(strapi, ...names.map((name) => `plugin::membership-lifecycle.${name}`));

/** The statuses that somebody is answered, by call. */
const answersTo = async (caller: Caller, name: PermissionName): Promise<Record<string, number>> => {
  const answers: Record<string, number> = {};
  for (const path of READ_FOR[name]) {
    const url = path.replace(/:(\w+)/g, (_, id: string) => ids[id]);
    answers[path] = (await call(strapi, 'GET', `${BASE}${url}`, caller)).status;
  }
  return answers;
};

test.each(PERMISSION_NAMES)('%s opens its pages with what it needs', async (name) => {
  const answers = await answersTo(await holderOf([name, ...needsOf(name)]), name);
  expect(answers).toEqual(Object.fromEntries(READ_FOR[name].map((path) => [path, 200])));
});

const NEEDED = PERMISSION_NAMES.flatMap((name) =>
  needsOf(name).map((need) => [name, need] as const),
);

test.each(NEEDED)('%s does not open them without %s', async (name, missing) => {
  const others = needsOf(name).filter((need) => need !== missing);
  const answers = await answersTo(await holderOf([name, ...others]), name);
  expect(Object.values(answers)).toContain(403);
});

test('what a need itself needs is named too', () => {
  for (const name of PERMISSION_NAMES) {
    const needs = needsOf(name);
    expect(needs).toEqual(expect.arrayContaining(needs.flatMap(needsOf)));
  }
});
