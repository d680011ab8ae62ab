import { remembered } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/remembered';

describe('a function that remembers', () => {
  it('works once for the same question, whatever was asked between, and anew for another', () => {
    const asked: string[] = [];
    const sum = remembered((a: number, b: number) => {
      asked.push(`${a}+${b}`);
      return a + b;
    });
    expect([sum(1, 2), sum(2, 1), sum(1, 2), sum(12, 0), sum(1, 20)]).toEqual([3, 3, 3, 12, 21]);
    expect(asked).toEqual(['1+2', '2+1', '12+0', '1+20']);
  });

  it('forgets when it knows twenty thousand answers, so that no run fills the memory', () => {
    let worked = 0;
    const same = remembered((n: number) => {
      worked += 1;
      return n;
    });
    for (let n = 0; n < 20_000; n += 1) same(n);
    same(0);
    expect(worked).toBe(20_000);
    same(20_000);
    same(0);
    expect(worked).toBe(20_002);
  });
});
