import { inflateRawSync } from 'node:zlib';

/**
 * Whether a compressed file may be opened: its parts are unpacked here first, one by one and no
 * further than they say, so that a small file cannot fill the memory of the server.
 */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

const MOST_PARTS = 2_000;
const MOST_BYTES = 80 * 1024 * 1024;
// An archive's end may be followed by a comment of this length.
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

const endOf = (file: Buffer): number => {
  const earliest = Math.max(0, file.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = file.length - END_LENGTH; at >= earliest; at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  return -1;
};

interface Part {
  method: number;
  packed: number;
  unpacked: number;
  at: number;
}

const partsOf = (file: Buffer): Part[] | null => {
  const end = endOf(file);
  if (end < 0) return null;
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_PARTS) return null;
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== ENTRY) return null;
    parts.push({
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    const lengths = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return parts;
};

const isWhole = (file: Buffer, { method, packed, unpacked, at }: Part): boolean => {
  if (file.readUInt32LE(at) !== LOCAL) return false;
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const data = file.subarray(start, start + packed);
  if (data.length !== packed) return false;
  if (method === STORED) return packed === unpacked;
  if (method !== DEFLATED) return false;
  return inflateRawSync(data, { maxOutputLength: Math.max(unpacked, 1) }).length === unpacked;
};

export type ZipState = 'whole' | 'broken' | 'too-large';

/** Looks through a compressed file without keeping anything of it. */
export const zipState = (file: Buffer): ZipState => {
  try {
    const parts = partsOf(file);
    if (!parts) return 'broken';
    const total = parts.reduce((sum, { unpacked }) => sum + unpacked, 0);
    if (total > MOST_BYTES) return 'too-large';
    return parts.every((part) => isWhole(file, part)) ? 'whole' : 'broken';
  } catch {
    // Beyond the file's end, or more than a part says.
    return 'broken';
  }
};
