import { acceptedEncoding } from '../../../src/http/accepted-encoding';

describe('the encoding of an answer', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['BR', 'br'],
    ['deflate', 'identity'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['gzip;q=0.5, br;q=0.5', 'br'],
    ['identity, gzip;q=0.5', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['*;q=0.5, br;q=0', 'gzip'],
    ['identity;q=0', 'identity'],
    ['identity;q=0, *;q=0', 'identity'],
    ['br;q=nonsense', 'identity'],
    [' gzip ; q=1 , ,', 'gzip'],
    ['x'.repeat(10_000), 'identity'],
  ])('%j is answered by %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
    // Known by then, and the same.
    expect(acceptedEncoding(header)).toBe(encoding);
  });

  it('keeps no more headers than browsers send, whatever anybody sends', () => {
    const set = jest.spyOn(Map.prototype, 'set');
    let most = 0;
    for (let n = 0; n < 1_000; n += 1) {
      acceptedEncoding(`gzip;q=0.${n}1, br`);
      most = Math.max(most, ...set.mock.contexts.map((map) => (map as Map<string, string>).size));
      set.mockClear();
    }
    set.mockRestore();
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(100);
  });
});
