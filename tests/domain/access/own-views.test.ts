import { ownMembership } from '../../../src/plugins/membership-lifecycle/server/src/access/own-views';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { Life } from '../../helpers/facts';

/** What a member's own people read of it says nothing of a day to come, and nothing that is over. */

const seen = (facts: Facts, today: Day) => {
  const loaded = { facts, organisationName: 'Commune de Gex', siret: null };
  const { memberSince, upToDate, status } = ownMembership(loaded, today, 'fr');
  return { memberSince, upToDate, status };
};

test('nobody is a member since a day to come', () => {
  const { facts } = new Life().do('approve').call().pay();
  const terms = facts.terms.map((term) => ({ ...term, startsOn: '2021-03-01' as const }));
  expect(seen({ ...facts, terms }, '2021-02-28').memberSince).toBeNull();
  expect(seen({ ...facts, terms }, '2021-03-01').memberSince).toBe('2021-03-01');
});

test('dues that are paid are not told of a running period once the membership is over', () => {
  const life = new Life().do('approve').call().pay().day('2021-06-01');
  expect(seen(life.facts, life.today)).toMatchObject({ status: 'active', upToDate: true });
  life.do('exclude', { lastDay: '2021-05-31', reason: 'x' });
  expect(seen(life.facts, life.today)).toMatchObject({ status: 'ended', upToDate: false });
});
