import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** Writes a ZIP a file at a time: what was written is not kept. */

export interface Packed {
  /** With its folders, `/` between them. */
  name: string;
  bytes: Uint8Array;
  /** Whether it is compressed already, as a PDF is. */
  dense: boolean;
}

/** The pieces of a ZIP, whose files all have one moment. */
export async function* zipOf(files: AsyncIterable<Packed>, at: Date): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failed = error;
    else pieces.push(Buffer.from(piece));
  });
  for await (const { name, bytes, dense } of files) {
    const file = dense ? new ZipPassThrough(name) : new ZipDeflate(name);
    file.mtime = at;
    zip.add(file);
    file.push(bytes, true);
    if (failed) throw failed as Error;
    yield* pieces.splice(0);
  }
  zip.end();
  yield* pieces;
}
