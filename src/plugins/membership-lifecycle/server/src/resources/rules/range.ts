/** One range of bytes, as `Range: bytes=…` asks for it. Pure. */

/** Both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The range of a file of so many bytes; null for the whole file, which also answers several ranges
 * and what is no range; `none` for one beyond the end.
 */
export const rangeOf = (header: string, size: number): ByteRange | null | 'none' => {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') {
    const last = Number(match[2]);
    return last === 0 || size === 0 ? 'none' : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(match[1]);
  if (start >= size) return 'none';
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return end < start ? null : { start, end };
};
