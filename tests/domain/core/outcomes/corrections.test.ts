import type { Life } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { written } from '../../../helpers/written';

/** What each command writes, to the last field: whatever is not named here stays as it was. */

const reason = 'x';

describe('corrections', () => {
  const correct = (life: Life, input: object) =>
    written(life, 'correct-date', { ...input, reason });

  it('of a term move its rights with it', () => {
    const life = STATES.unpaid();
    const id = life.last.term?.id;
    const endsOn = '2021-11-30';
    expect(correct(life, { field: 'term-ends-on', id, date: endsOn })).toEqual({
      terms: { 'term 1': { endsOn } },
      entitlements: { 'right 1': { endsOn }, 'right 2': { endsOn }, 'right 3': { endsOn } },
    });
    const startsOn = '2021-01-10';
    expect(correct(life, { field: 'term-starts-on', id, date: startsOn })).toEqual({
      terms: { 'term 1': { startsOn } },
      entitlements: { 'right 1': { startsOn }, 'right 2': { startsOn }, 'right 3': { startsOn } },
    });
  });

  it('of a proposal price it as its answer would', () => {
    const life = STATES.waiting();
    const proposal = { field: 'term-ends-on', id: life.last.term?.id, date: '2022-11-30' };
    const after = { endsOn: '2022-11-30', price: 458_333 };
    expect(correct(life, proposal)).toEqual({ terms: { 'term 2': after } });
    expect(life.do('accept-renewal').last.term).toMatchObject({ ...after, state: 'issued' });
  });

  it('of a call, of a deliberation and of the first day change that day', () => {
    const life = STATES.committed();
    const dueOn = '2021-11-30';
    expect(correct(life, { field: 'dues-due-on', id: life.last.dues?.id, date: dueOn })).toEqual({
      dues: { 'call 2': { dueOn } },
    });
    expect(correct(life, { field: 'deliberation-on', date: '2021-11-01' })).toEqual({
      renewals: { 'renewal 1': { deliberationOn: '2021-11-01' } },
    });
    expect(correct(life, { field: 'member-since', date: '2015-11-15' })).toEqual({
      membership: { importedSince: '2015-11-15' },
    });
  });

  it.each([
    ['a term of one day', 'term-ends-on', 'term', '2021-01-04', null],
    [
      'a term that ends before it starts',
      'term-ends-on',
      'term',
      '2021-01-03',
      'dates-out-of-order',
    ],
    ['a call that is due on its day', 'dues-due-on', 'dues', '2021-01-04', null],
    ['a call that is due before', 'dues-due-on', 'dues', '2021-01-03', 'dates-out-of-order'],
    ['a first day before the first term', 'member-since', null, '2021-01-03', null],
    ['a first day after it', 'member-since', null, '2021-01-05', 'since-after-first-term'],
    ['a first day to come', 'member-since', null, '2021-02-02', 'date-in-future'],
    ['a deliberation where none was', 'deliberation-on', null, '2021-01-04', 'no-open-renewal'],
  ] as [string, string, 'term' | 'dues' | null, string, string | null][])(
    'of %s',
    (_name, field, of, date, refused) => {
      const life = STATES.unpaid();
      const id = of === null ? undefined : life.last[of]?.id;
      expect(life.refusal('correct-date', { field, id, date, reason })).toBe(refused);
    },
  );
});
