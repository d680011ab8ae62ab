import {
  standingOf,
  toldOf,
} from '../../../src/plugins/membership-lifecycle/admin/src/assemblies/standing';
import texts from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts.json';

/** An assembly is told as convened only when its convocations have left. */

test.each([
  ['drafted', 0, '2026-12-10', 'drafted'],
  ['convened', 0, '2026-12-10', 'convened'],
  ['convened', 3, '2026-12-10', 'unsent'],
  ['convened', 3, '2026-11-10', 'late'],
] as const)('%s, %s not sent, on %s', (state, unsent, heldOn, standing) => {
  expect(standingOf({ state, unsent, heldOn }, '2026-12-02')).toBe(standing);
});

test('its plan says whether its convocations have left or wait, and calls nobody convened', () => {
  const told = (state: 'drafted' | 'convened', unsent: number) => toldOf({ state, unsent });
  expect([told('drafted', 0), told('convened', 0), told('convened', 3)]).toEqual([
    null,
    'sent',
    'unsent',
  ]);
  const ofPlan = Object.entries(texts).filter(([key]) => key.startsWith('assembly.plan.'));
  expect(ofPlan.map(([key]) => key)).toEqual(
    expect.arrayContaining(['assembly.plan.told.sent', 'assembly.plan.told.unsent']),
  );
  for (const [, { fr, en }] of ofPlan) expect(`${fr} ${en}`).not.toMatch(/convoquée|convened/);
});
