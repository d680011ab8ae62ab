import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { organisationRules } from '../../../src/api/organisation/documents/rules';
import {
  areOfOneBody,
  readSiren,
  readSiret,
  siretDigits,
} from '../../../src/plugins/membership-lifecycle/shared/kernel/business-number';
import { applicationProblems } from '../../../src/plugins/membership-lifecycle/server/src/applications/inputs/applications';
import {
  tidySubmission,
  type SentApplication,
} from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/submission';
import { validateCommand } from '../../../src/plugins/membership-lifecycle/server/src/core/inputs/commands';
import { validateCheck } from '../../../src/plugins/membership-lifecycle/server/src/entitlements/inputs/entitlements';
import { validateIdentity } from '../../../src/plugins/membership-lifecycle/server/src/settings/inputs/identity';
import { COUNTRY_CODES } from '../../../src/plugins/membership-lifecycle/server/src/transfer/import/fields';
import { readCell } from '../../../src/plugins/membership-lifecycle/server/src/transfer/rules/cells';
import { applicationBody } from '../../helpers/applications';

/** SIREN and SIRET as people type them, on every path by which one comes in. */

const seed = Number(process.env.FC_SEED ?? 20261129);
beforeAll(() => console.info(`fast-check seed: ${seed} (FC_SEED changes it)`));

const outcome = (read: ReturnType<typeof readSiret>): string =>
  'value' in read ? read.value : read.reason;

describe('R16: a SIRET', () => {
  test.each([
    ['as it is', '73282932000074'],
    ['in groups', '732 829 320 00074'],
    ['pasted from a page', '\u00a0732\u202f829\u2009320\u00a000074\u200b'],
    ['with the end of its line', '73282932000074\n'],
    ['with dots', '732.829.320.00074'],
    ['with hyphens', '732-829-320-00074'],
    ['with the hyphens of a word processor', '732829320\u201100074'],
    ['with a slash', '732829320/00074'],
    ['in full-width digits', '７３２８２９３２００００７４'],
  ])('is read %s', (_how, typed) => expect(outcome(readSiret(typed))).toBe('73282932000074'));

  test.each([
    ['fourteen zeros', '00000000000000', 'not-a-siret'],
    ['a wrong digit', '73282932000075', 'not-a-siret'],
    // Its fourteen digits satisfy the checksum, its first nine do not.
    ['one of a SIREN that is none', '73282932100007', 'not-a-siret'],
    ['a SIREN', '732829320', 'siren-for-siret'],
    ['a digit too few', '7328293200007', 'siret-length'],
    ['a digit too many', '732829320000740', 'siret-length'],
    ['letters', 'FR 40 732829320', 'not-a-siret'],
    ['a number of Belgium', 'BE 0403.019.261', 'not-a-siret'],
    ['the digits of another script', '٧٣٢٨٢٩٣٢٠٠٠٠٧٤', 'not-a-siret'],
    ['decimals', '73282932000.74', 'not-a-siret'],
    ['scientific notation', '7,32829E+13', 'not-a-siret'],
    ['nothing', '', 'not-a-siret'],
  ])('is refused: %s', (_what, typed, reason) => expect(outcome(readSiret(typed))).toBe(reason));

  test.each([
    ['the head office', '35600000000048', '35600000000048'],
    ['an office, whose digits add up to a multiple of 5', '35600000049837', '35600000049837'],
    ['an office that satisfies the common checksum alone', '35600000000055', 'not-a-siret'],
    ['an office that satisfies neither', '35600000049838', 'not-a-siret'],
  ])('of La Poste: %s', (_what, typed, read) => expect(outcome(readSiret(typed))).toBe(read));
});

test.each([
  ['732 829 320', '732829320'],
  ['732.829.320\n', '732829320'],
  ['356000000', '356000000'],
  ['000000000', 'not-a-siren'],
  ['732829321', 'not-a-siren'],
  ['73282932', 'siren-length'],
  ['73282932000074', 'siret-for-siren'],
])('R16: the SIREN %j: %s', (typed, read) => expect(outcome(readSiren(typed))).toBe(read));

test('R16: a SIRET begins with the SIREN of its body, when both are there', () => {
  expect(areOfOneBody('732829320', '73282932000074')).toBe(true);
  expect(areOfOneBody('356000000', '73282932000074')).toBe(false);
  expect(areOfOneBody(null, '73282932000074')).toBe(true);
  expect(areOfOneBody('356000000', null)).toBe(true);
});

/** Where a SIRET comes in: what is stored of it, or why it is refused. */
type Path = (typed: string) => Promise<string>;

const reasonIn = (error: unknown, field: string): string | undefined => {
  const { details } = error as { details: { errors: { path: string[]; reason: string }[] } };
  return details.errors.find(({ path }) => path.join('.') === field)?.reason;
};
const caught = (work: Promise<string>, field: string): Promise<string> =>
  work.catch((error: unknown) => reasonIn(error, field) ?? 'elsewhere');

const nobody = {
  plugin: () => ({ service: () => ({ otherHolder: async () => null }) }),
} as unknown as Core.Strapi;

const form: Path = async (typed) => {
  const data: Record<string, unknown> = { name: 'Ville', siret: typed.trim() };
  const write = { strapi: nobody, data, current: null, documentId: null };
  const problems = (await organisationRules.onWrite?.(write)) ?? [];
  return problems[0]?.reason ?? String(data.siret);
};
// The other fields are missing: only what is said of the SIRET counts.
const ofAssociation: Path = (typed) =>
  validateIdentity({ siret: typed }).then(String, (error: unknown) => {
    const reason = reasonIn(error, 'siret');
    return reason ?? String(siretDigits(typed));
  });
const application: Path = async (typed) => {
  const body = applicationBody();
  const sent = { ...body, organisation: { ...body.organisation, siret: typed } };
  const problems = await applicationProblems({ ...sent, altcha: 'x', notice: 'x' });
  const wrong = problems.find(({ path }) => path === 'organisation.siret');
  return wrong?.reason ?? String(tidySubmission(sent as SentApplication).organisation.siret);
};
const ofRights: Path = (typed) =>
  caught(
    validateCheck({ siret: typed, benefit: 'compagnonnage' }).then(({ siret }) => String(siret)),
    'siret',
  );
const command: Path = (typed) =>
  caught(
    validateCommand('change-identity', { siret: typed, reason: 'x' }).then(({ siret }) =>
      outcome(readSiret(String(siret))),
    ),
    'siret',
  );
const file: Path = async (typed) => {
  const cell = readCell('siret', typed, { today: '2026-11-29', countries: COUNTRY_CODES });
  return 'reason' in cell ? cell.reason : String(cell.value);
};

/** A number that holds for the library, which is not the one of the product. */
const keyed = (start: string, holds: (digits: string) => boolean): string =>
  [...Array(10).keys()].map((key) => `${start}${key}`).find(holds) ?? `${start}0`;
const sirets = fc
  .tuple(fc.integer({ min: 10_000_000, max: 99_999_999 }), fc.integer({ min: 0, max: 9_999 }))
  .map(([body, office]) => {
    const isSiren = (digits: string) => stdnum.FR?.siren?.validate(digits).isValid === true;
    const isSiret = (digits: string) => stdnum.FR?.siret?.validate(digits).isValid === true;
    return keyed(`${keyed(String(body), isSiren)}${String(office).padStart(4, '0')}`, isSiret);
  });
const typing = fc
  .tuple(
    fc.oneof(
      sirets,
      sirets.map((siret) => siret.slice(0, 9)),
      fc.stringMatching(/^[0-9]{14}$/),
      fc.stringMatching(/^[0-9A-Z]{1,16}$/),
      fc.constantFrom('00000000000000', '35600000049837', '35600000000048'),
    ),
    fc.constantFrom('', ' ', '\u00a0', '\u202f', '.', '-', '\u2011', '/'),
    fc.constantFrom('', ' ', '\n', '\r\n', '\u200b'),
    fc.boolean(),
  )
  .map(([digits, mark, end, wide]) => {
    const groups = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 9), digits.slice(9)];
    const text = groups.filter(Boolean).join(mark) + end;
    return wide
      ? text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      : text;
  });

test('R16: form, identity, application, API, command and file judge every number alike', async () => {
  await fc.assert(
    fc.asyncProperty(typing, async (typed) => {
      const expected = outcome(readSiret(typed));
      const answers = await Promise.all(
        [form, ofAssociation, application, ofRights, command].map((path) => path(typed)),
      );
      expect(answers).toEqual(answers.map(() => expected));
      // A file may also hold what a spreadsheet took zeros from.
      const inFile = await file(typed);
      if (inFile !== expected) expect([expected, inFile[0]]).toEqual(['siret-length', '0']);
    }),
    { seed, numRuns: 600 },
  );
});

test('R16: what holds is what the library says, zeros apart', () => {
  fc.assert(
    fc.property(fc.oneof(sirets, fc.stringMatching(/^[0-9]{14}$/)), (digits) => {
      const holds =
        stdnum.FR?.siret?.validate(digits).isValid &&
        stdnum.FR?.siren?.validate(digits.slice(0, 9)).isValid;
      expect('value' in readSiret(digits)).toBe(holds && Number(digits.slice(0, 9)) > 0);
    }),
    { seed, numRuns: 5_000 },
  );
});
