import fc from 'fast-check';
import { differenceOf } from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/difference';
import {
  lineRange,
  nameRange,
  replaced,
} from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/template-text';

const TEXT = 'si vous\n{% si next.price %}\n\n{{ next.price }} et {{ next.prices }}';
const at = (line: number): string => {
  const { from, to } = lineRange(TEXT, line);
  return TEXT.slice(from, to);
};

describe('a place in a template', () => {
  it('is found by its line', () => {
    expect([1, 2, 3, 4].map(at)).toEqual(TEXT.split('\n'));
  });

  it('is the nearest line when there is no such one', () => {
    expect([at(0), at(99)]).toEqual(['si vous', TEXT.split('\n')[3]]);
  });

  it('is a name in a variable or a condition, never a word of the text', () => {
    const range = nameRange(TEXT, 1, 'si');
    expect(range).toEqual({ from: 11, to: 13 });
    expect(range && replaced(TEXT, range, 'if')).toContain('si vous\n{% if next.price %}');
  });

  it('is a whole name, never a part of a longer one', () => {
    expect(nameRange('{{ next.prices }} {{ next.price }}', 1, 'next.price')).toEqual({
      from: 21,
      to: 31,
    });
    expect(nameRange('{{ next.prices }}', 1, 'next.price')).toBeNull();
  });

  it('is looked for from its line on', () => {
    expect(nameRange(TEXT, 3, 'next.price')?.from).toBe(TEXT.lastIndexOf('next.price }} et'));
  });
});

describe('the difference between two texts', () => {
  it('tells what was taken away from what was added, in order', () => {
    expect(differenceOf('Bonjour,\n\nUn\nDeux', 'Bonjour,\n\nUne\nDeux\nTrois')).toEqual([
      { kind: 'same', text: 'Bonjour,' },
      { kind: 'same', text: '' },
      { kind: 'removed', text: 'Un' },
      { kind: 'added', text: 'Une' },
      { kind: 'same', text: 'Deux' },
      { kind: 'added', text: 'Trois' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = differenceOf(before.join('\n'), after.join('\n'));
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map((change) => change.text)
            .join('\n');
        expect(without('added')).toBe(before.join('\n'));
        expect(without('removed')).toBe(after.join('\n'));
      }),
    );
  });
});
