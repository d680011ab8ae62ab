import { fork } from 'node:child_process';
import path from 'node:path';
import { plain } from './xml';

/** Reads the data of an invoice, and holds it to its schemas. */

/** The faults of each text by the schemas of EN 16931: none for a text that is valid. */
export const schemaFaults = (texts: readonly string[]): Promise<string[][]> =>
  new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'xsd.js'));
    child.once('message', (faults) => resolve(faults as string[][]));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The validator ended with ${code}`)));
    child.send(texts);
  });

/** What the elements of a name say, wherever they stand; with a path, only those under it. */
export const said = (xml: string, ...names: string[]): string[] => {
  const [name, ...inner] = names;
  const parts = [...xml.matchAll(new RegExp(`<ram:${name}(?: [^>]*)?>(.*?)</ram:${name}>`, 'gs'))];
  return parts.flatMap(([, part]) => (inner.length > 0 ? said(part, ...inner) : [plain(part)]));
};
