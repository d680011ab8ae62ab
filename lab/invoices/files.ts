import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  creditInvoiceOf,
  invoiceOf,
} from '../../src/plugins/membership-lifecycle/server/src/papers/content/invoice';
import { facturXData } from '../../src/plugins/membership-lifecycle/server/src/papers/factur-x';
import { callOfKind, KINDS, nameOf } from '../../tests/helpers/calls';

/**
 * Writes the data of random calls and credit notes: those that follow the French profile in one
 * folder, the others in another.
 */

const [, , folder = '', seed = ''] = process.argv;

const write = async (): Promise<void> => {
  for (const kind of KINDS) {
    const isOfPlatforms = kind.invoicesTo === 'platform' || kind.chorusFrame === 'S1';
    const here = path.join(folder, isOfPlatforms ? 'french' : 'european');
    fs.mkdirSync(here, { recursive: true });
    const dataOf = kind.paid === 'credit note' ? creditInvoiceOf : invoiceOf;
    const contexts = fc.sample(callOfKind(kind), { numRuns: 100, seed: Number(seed) });
    for (const [index, context] of contexts.entries()) {
      const xml = await facturXData(dataOf(context, index % 4 === 0 ? 'en' : 'fr'));
      fs.writeFileSync(path.join(here, `${nameOf(kind)} ${index}.xml`), xml);
    }
  }
};

void write();
