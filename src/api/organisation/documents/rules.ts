import { isCountry, isEmail, isEmpty, siren, siret } from '../../../documents/checks';
import { isElectronicAddress } from '../../../plugins/membership-lifecycle/shared/settings/invoicing';
import { problem, type Problem } from '../../../documents/errors';
import { isData, type Data } from '../../../documents/payload';
import type { DocumentRules, Write } from '../../../documents/rules';

const uid = 'api::organisation.organisation';
const SIREN_LENGTH = 9;

/** Checks one number and puts it in its stored form: digits only, or no value at all. */
const numberProblems = (
  data: Data,
  field: 'siren' | 'siret',
  digitsOf: (value: unknown) => string | null,
): Problem[] => {
  if (data[field] === undefined) return [];
  if (isEmpty(data[field])) {
    data[field] = null;
    return [];
  }
  const digits = digitsOf(data[field]);
  if (!digits) return [problem([field], field === 'siren' ? 'not-a-siren' : 'not-a-siret')];
  data[field] = digits;
  return [];
};

const identityProblems = (data: Data, current: Data | null): Problem[] => {
  const problems = [
    ...numberProblems(data, 'siren', siren),
    ...numberProblems(data, 'siret', siret),
  ];
  if (problems.length > 0) return problems;
  const legal = data.siren === undefined ? current?.siren : data.siren;
  const billed = data.siret === undefined ? current?.siret : data.siret;
  if (isEmpty(legal) || isEmpty(billed)) return [];
  return String(billed).slice(0, SIREN_LENGTH) === legal
    ? []
    : [problem(['siret'], 'siren-siret-mismatch')];
};

const contactProblems = (data: Data): Problem[] =>
  (Array.isArray(data.contacts) ? data.contacts : []).flatMap((contact: unknown, index) =>
    isData(contact) && !isEmpty(contact.email) && !isEmail(contact.email)
      ? [problem(['contacts', index, 'email'], 'not-an-email')]
      : [],
  );

const countryProblems = (data: Data): Problem[] =>
  ['address', 'billingAddress'].flatMap((field) => {
    const address = data[field];
    return isData(address) && !isEmpty(address.country) && !isCountry(address.country)
      ? [problem([field, 'country'], 'not-a-country')]
      : [];
  });

/** An address on the platforms begins with the SIREN; a blank one is the SIREN itself. */
const electronicProblems = (data: Data, current: Data | null): Problem[] => {
  if (data.electronicAddress === undefined) return [];
  if (isEmpty(data.electronicAddress)) {
    data.electronicAddress = null;
    return [];
  }
  const [legal, billed] = ['siren', 'siret'].map((field) => data[field] ?? current?.[field]);
  const known = String(legal ?? billed ?? '').slice(0, SIREN_LENGTH);
  return isElectronicAddress(String(data.electronicAddress), known)
    ? []
    : [problem(['electronicAddress'], 'not-an-electronic-address')];
};

const onWrite = ({ data, current }: Write): Problem[] => {
  const nameless = current ? data.name !== undefined && isEmpty(data.name) : isEmpty(data.name);
  return [
    ...(nameless ? [problem(['name'], 'name-required')] : []),
    ...identityProblems(data, current),
    ...electronicProblems(data, current),
    ...contactProblems(data),
    ...countryProblems(data),
  ];
};

/** The rules for an organisation: a name, numbers that exist, addresses that can be written to. */
export const organisationRules: DocumentRules = { uid, ownFields: ['formerly'], onWrite };
