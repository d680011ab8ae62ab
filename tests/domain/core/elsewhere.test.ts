import {
  elsewhereOf,
  type ReceiptLine,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/elsewhere';

/** Where the lines of a receipt went, and came from. */

type Written = [id: string, membershipId: string, kind: ReceiptLine['kind'], amount: number];

const found = (...lines: Written[]) =>
  Object.fromEntries(
    elsewhereOf(
      lines.map(([id, membershipId, kind, amount]) => ({
        ...{ id, membershipId, kind, amount, receiptId: 'r' },
      })),
    ),
  );

const RECEIVED: Written = ['r', 'a', 'received', 500];

test('a line that went to another account, and the one that it became', () => {
  const lines: Written[] = [
    RECEIVED,
    ['out', 'a', 'moved-out', -500],
    ['in', 'b', 'moved-in', 500],
  ];
  expect(found(...lines)).toEqual({ out: 'b', in: 'a' });
});

test('a part of it: what stays came from nowhere', () => {
  expect(
    found(
      RECEIVED,
      ['out', 'a', 'moved-out', -500],
      ['rest', 'a', 'moved-in', 200],
      ['in', 'b', 'moved-in', 300],
    ),
  ).toEqual({ out: 'b', in: 'a' });
});

test('moves within an account name nobody, before and after it', () => {
  expect(
    found(
      RECEIVED,
      ['out', 'a', 'moved-out', -500],
      ['in', 'a', 'moved-in', 500],
      ['sent', 'a', 'moved-out', -500],
      ['got', 'b', 'moved-in', 500],
      ['spent', 'b', 'moved-out', -500],
      ['on a call', 'b', 'moved-in', 300],
      ['left', 'b', 'moved-in', 200],
    ),
  ).toEqual({ sent: 'b', got: 'a' });
});

test('there and back, and on to a third', () => {
  expect(
    found(
      RECEIVED,
      ['1', 'a', 'moved-out', -500],
      ['2', 'b', 'moved-in', 500],
      ['3', 'b', 'moved-out', -500],
      ['4', 'a', 'moved-in', 500],
      ['5', 'a', 'moved-out', -500],
      ['6', 'c', 'moved-in', 500],
    ),
  ).toEqual({ 1: 'b', 2: 'a', 3: 'a', 4: 'b', 5: 'c', 6: 'a' });
});
