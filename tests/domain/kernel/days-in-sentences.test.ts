import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';
import { STATUS_SENTENCES } from '../../../src/plugins/membership-lifecycle/server/src/core/status-sentences';
import { FIELD_TEXTS } from '../../../src/plugins/membership-lifecycle/server/src/field-texts';
import {
  fieldText,
  tellFieldTexts,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/field-errors';
import { REFUSALS, refuse } from '../../../src/plugins/membership-lifecycle/server/src/refusals';

/** No sentence shows a day as `2026-06-23`: every value that a text takes is tried with a day. */

const DAY = '2026-06-23';
const TOLD = { fr: '23 juin 2026', en: '23 June 2026' };

type Texts = Record<string, { fr: string; en: string }>;

const holesOf = ({ fr, en }: { fr: string; en: string }): string[] => [
  ...new Set([...`${fr} ${en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)),
];
const allDays = (text: Texts[string]) => Object.fromEntries(holesOf(text).map((at) => [at, DAY]));
const taking = (texts: Texts) =>
  Object.entries(texts).filter(([, text]) => holesOf(text).length > 0);

test.each(taking(REFUSALS))('the refusal %s', (reason, text) => {
  const said = refuse(reason as Parameters<typeof refuse>[0], allDays(text)).text;
  for (const locale of ['fr', 'en'] as const) {
    expect(said[locale]).not.toContain(DAY);
    if (/\{\w+\}/.test(text[locale])) expect(said[locale]).toContain(TOLD[locale]);
  }
});

test.each(taking(FIELD_TEXTS))('what is said at a field: %s', (reason, text) => {
  tellFieldTexts(FIELD_TEXTS);
  const said = fieldText({ path: 'x', reason, params: allDays(text) });
  expect(`${said.fr} ${said.en}`).not.toContain(DAY);
});

/** Sums are in cents, which no day is. */
const SUMS = ['paid', 'amount', 'remaining', 'surplus'];

test.each(taking(STATUS_SENTENCES))('the reason %s', (rule, text) => {
  const days = Object.entries(allDays(text)).filter(([name]) => !SUMS.includes(name));
  const sums = SUMS.map((name) => [name, 100]);
  const params = { ...Object.fromEntries([...days, ...sums]), currency: 'EUR' };
  const said = sentence({ rule, params }).text;
  expect(`${said.fr} ${said.en}`).not.toContain(DAY);
});

test('what only looks like a day within a text stays as it is', () => {
  const { text } = refuse('tier-not-offered', { tier: `x ${DAY}`, on: DAY });
  expect(text.fr).toContain(`x ${DAY}`);
  expect(text.fr).toContain(TOLD.fr);
});
