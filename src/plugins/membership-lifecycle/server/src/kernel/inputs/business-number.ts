import type { TestConfig } from 'yup';
import { MOST_NUMBER, type BusinessNumberRead } from '../../../../shared/kernel/business-number';
import { looseText, optionalText, text } from './fields';

/** Schemas of SIREN and SIRET, as people type them: pasted line breaks are no fault. */

type Read = (text: string) => BusinessNumberRead;

const WITH_BREAKS = { multiline: true };

/** Passes a blank text, and leaves one that is too long to the schema. */
const numberTest = (read: Read): TestConfig<string | null | undefined> => ({
  name: 'business-number',
  test(value) {
    const given = (value ?? '').trim();
    if (given === '' || given.length > MOST_NUMBER) return true;
    const found = read(given);
    return 'value' in found
      ? true
      : this.createError({ message: found.reason, params: found.params });
  },
});

/** A number that has to be sent, possibly blank. */
export const numberText = (read: Read) => text(MOST_NUMBER, WITH_BREAKS).test(numberTest(read));

/** A number that may be missing, null or blank. */
export const looseNumber = (read: Read) =>
  looseText(MOST_NUMBER, WITH_BREAKS).test(numberTest(read));

/** A number that may be missing, but is not blank when it is there. */
export const optionalNumber = (read: Read) =>
  optionalText(MOST_NUMBER, WITH_BREAKS).test(numberTest(read));
