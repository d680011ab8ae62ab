import { inflateRawSync } from 'node:zlib';
import { MEGABYTE, MOST_PARTS, MOST_UNPACKED_BYTES } from './bounds';
import { Unreadable } from './unreadable';

/**
 * Opens a compressed file whose parts are as large as they say and not too large together: each is
 * unpacked once, no further than it says, before any other code sees the file.
 */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

// An archive's end may be followed by a comment of this length.
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

interface Part {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  at: number;
}

const broken = () => new Unreadable('import-file-unreadable');

const endOf = (file: Buffer): number => {
  const earliest = Math.max(0, file.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = file.length - END_LENGTH; at >= earliest; at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  throw broken();
};

const partsOf = (file: Buffer): Part[] => {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new Unreadable('import-too-many-parts', { max: MOST_PARTS });
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== ENTRY) throw broken();
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + name),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return parts;
};

const unpack = (file: Buffer, { method, packed, unpacked, at }: Part): Buffer => {
  if (file.readUInt32LE(at) !== LOCAL) throw broken();
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const data = file.subarray(start, start + packed);
  if (data.length !== packed || (method !== STORED && method !== DEFLATED)) throw broken();
  // zlib stops at the length that was said, and throws when there is more.
  const bytes =
    method === STORED ? data : inflateRawSync(data, { maxOutputLength: Math.max(unpacked, 1) });
  if (bytes.length !== unpacked) throw broken();
  return bytes;
};

/** Unpacks a part again; null when there is none of that name. */
export type ReadPart = (name: string) => Buffer | null;

/** Judges a compressed file, and answers how its parts are read. Throws `Unreadable`. */
export const openZip = (file: Buffer): ReadPart => {
  try {
    const parts = partsOf(file);
    const total = parts.reduce((sum, { unpacked }) => sum + unpacked, 0);
    if (total > MOST_UNPACKED_BYTES) {
      throw new Unreadable('import-unpacks-too-large', { max: MOST_UNPACKED_BYTES / MEGABYTE });
    }
    for (const part of parts) unpack(file, part);
    // If two entries have the same name the last counts, as in the library that reads the workbook.
    const byName = new Map(parts.map((part) => [part.name, part]));
    return (name) => {
      const part = byName.get(name);
      return part ? unpack(file, part) : null;
    };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    // An entry lies beyond the end of the file, or is larger than declared.
    throw broken();
  }
};
