import fc from 'fast-check';
import { isDay } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import { DEFAULT_WORKFLOW } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import { paidOf } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import type { Day } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  guessMapping,
  moneyTold,
} from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/columns';
import { lineReader } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/lines';
import { planMember } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/plan';
import {
  benefitsOf,
  COUNTRY_CODES,
  historyFields,
} from '../../../../src/plugins/membership-lifecycle/server/src/transfer/import/fields';
import { noteOf } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/import/texts';
import { ensure } from '../../../helpers/days';
import { counter, OTHER_TIER, tierOffer } from '../../../helpers/facts';
import { gather } from '../../../helpers/import-plan';

/** Whatever a file holds: every line is accounted for, and what is made is sound. */

const TODAY: Day = '2021-06-01';
const OFFERS = [tierOffer(), OTHER_TIER];
const FIELDS = historyFields(OFFERS);
const HEADINGS = FIELDS.map(({ key }) => key);
const seed = Number(process.env.FC_SEED ?? 20210601);

beforeAll(() => console.info(`fast-check seed: ${seed} (FC_SEED changes it)`));

const often = (...values: string[]) => fc.constantFrom(...values);
const SOUND: Record<string, fc.Arbitrary<string>> = {
  'organisation.name': often('Valbrume', 'Ville de Mont', 'VALBRUME', 'Roche'),
  'organisation.siret': often('', '35600000049837', '13000548100010', '35600000000048'),
  'organisation.address.postalCode': often('', '01990', '75001'),
  'membership.reference': often('', 'M-1', 'm-1', 'M-2'),
  'membership.endedOn': often('', '', '', '31/12/2020'),
  'term.tier': often('Organismes publics', 'petites-communes', 'Formule oubliée'),
  'term.startsOn': often('01/01/2018', '2019-01-01', '1 janvier 2020', '01/07/2020', '01/01/2021'),
  'term.endsOn': often('31/12/2018', '2019-12-31', '31/12/2020', '30/06/2021', '31/12/2021'),
  'term.price': often('', '5 000,00 €', '0', '120'),
  'dues.number': often('', 'F1', 'F2'),
  'payment.on': often('', '01/02/2020', '2021-03-04'),
  'payment.amount': often('', '120', '-20', '5000,5'),
  'rights.compagnonnage.granted': often('', '8'),
  'rights.compagnonnage.used': often('', '3', '9'),
};
const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  often('', '=1+1', '-', '__proto__', '2020-02-30', '1E9', '\u0000'),
);
const rowOf = (wildness: number) =>
  fc.tuple(
    ...HEADINGS.map((key) =>
      fc.oneof(
        { weight: 100 - wildness, arbitrary: SOUND[key] ?? fc.constant('') },
        { weight: wildness, arbitrary: wild },
      ),
    ),
  );
const files = fc
  .constantFrom(0, 1, 4, 50)
  .chain((wildness) => fc.array(rowOf(wildness), { minLength: 1, maxLength: 12 }));

test('every line is made or refused with sentences, and what is made is sound', () => {
  fc.assert(
    fc.property(files, (rows) => {
      const reading = { today: TODAY, countries: COUNTRY_CODES };
      const mapping = guessMapping(HEADINGS, FIELDS);
      const read = lineReader(HEADINGS, FIELDS, mapping, reading);
      const lines = rows.flatMap((row, at) => read(row, at + 2) ?? []);
      const ctx = {
        today: TODAY,
        newId: counter(),
        offers: OFFERS,
        workflows: [DEFAULT_WORKFLOW],
        benefits: benefitsOf(OFFERS),
        numbers: new Map<string, string>(),
        ...moneyTold(mapping),
      };
      const bodies = gather(lines, []);
      const left = lines.filter(({ faults }) => faults.length > 0).map(({ line }) => line);
      const plans = bodies.map((body) => planMember(body, null, ctx));
      const told = [...left, ...plans.flatMap((plan) => plan.lines.map(({ line }) => line))];
      const all = lines.map(({ line }) => line);
      ensure(String(told.sort((a, b) => a - b)) === String(all), ['a line is not told', told, all]);

      for (const { faults, notes } of lines) {
        for (const one of [...faults, ...notes]) {
          const { text } = noteOf(one, mapping);
          const isSentence = text.fr !== one.reason && !/\{\w+\}|undefined/.test(text.fr);
          ensure(isSentence, ['no sentence', one, text.fr]);
        }
      }
      const numbers = plans.flatMap(({ after }) =>
        after.dues.flatMap(({ number }) => number ?? []),
      );
      ensure(new Set(numbers).size === numbers.length, ['a number twice', numbers]);
      for (const { after, rights, lines: own } of plans) {
        if (own.some(({ outcome }) => outcome === 'refused')) continue;
        const { terms, dues, payments, membership } = after;
        for (const [at, term] of terms.entries()) {
          const { startsOn, endsOn } = term;
          ensure(isDay(startsOn) && isDay(endsOn) && startsOn <= endsOn, ['no dates', term]);
          ensure(at === 0 || terms[at - 1].endsOn < startsOn, ['terms overlap', terms]);
        }
        for (const call of dues) {
          const paid = paidOf(payments, call.id);
          ensure(paid >= 0 && paid <= call.amount, ['paid too much or below nothing', call, paid]);
          const isDated = call.issuedOn <= TODAY && call.issuedOn <= call.dueOn;
          ensure(isDated, ['a call without order', call]);
        }
        for (const { right, used } of rights) {
          ensure(right.granted === null || used <= right.granted, ['overdrawn', right, used]);
        }
        const isIn = membership.appliedOn <= TODAY && membership.status !== 'applied';
        ensure(isIn, ['not a member', membership]);
      }
    }),
    { seed, numRuns: Number(process.env.FC_RUNS ?? 1_500) },
  );
});

test.each([
  ['03100', '', '03100', ''],
  ['3100', '', '03100', 'note: zeros-put-back'],
  ['97 200', 'France', '97 200', ''],
  ['310', '', '310', 'fault: not-a-postal-code'],
  ['4000', 'BE', '4000', ''],
  ['', 'FR', null, ''],
])('the postcode « %s » of « %s » is read as %s %s', (postcode, country, value, said) => {
  const headings = ['organisation.address.postalCode', 'organisation.address.country'];
  const mapping = Object.fromEntries(headings.map((key) => [key, key]));
  const read = lineReader(headings, FIELDS, mapping, { today: TODAY, countries: COUNTRY_CODES });
  const line = read([postcode, country, 'x'], 2);
  const ofPostcode = ({ field }: { field: string | null }) => field === headings[0];
  const told = [
    ...(line?.faults.filter(ofPostcode) ?? []).map(({ reason }) => `fault: ${reason}`),
    ...(line?.notes.filter(ofPostcode) ?? []).map(({ reason }) => `note: ${reason}`),
  ];
  expect([line?.values.get(headings[0]!) ?? null, told.join()]).toEqual([value, said]);
});
