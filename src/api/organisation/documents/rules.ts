import { isCountry, isEmail, isEmpty, isMeasure, isSaneYear } from '../../../documents/checks';
import {
  areOfOneBody,
  readSiren,
  readSiret,
  sirenOf,
} from '../../../plugins/membership-lifecycle/shared/kernel/business-number';
import { MEASURES } from '../../../plugins/membership-lifecycle/shared/core/brackets';
import { isPostcodeOf } from '../../../plugins/membership-lifecycle/shared/kernel/postcode';
import { isElectronicAddress } from '../../../plugins/membership-lifecycle/shared/settings/invoicing';
import { problem, type Problem } from '../../../documents/errors';
import { isData, type Data } from '../../../documents/payload';
import type { DocumentRules, Write } from '../../../documents/rules';
import { lifecycle } from '../../../setup/lifecycle';

const uid = 'api::organisation.organisation';

const READERS = { siren: readSiren, siret: readSiret };

/**
 * Judges one number and puts it in its stored form: digits only, or no value at all. One that stays
 * as it is passes, so that an older record can be saved for another reason.
 */
const numberProblems = (data: Data, current: Data | null, field: 'siren' | 'siret'): Problem[] => {
  const given = data[field];
  if (given === undefined || given === current?.[field]) return [];
  const read = isEmpty(given) ? { value: null } : READERS[field](String(given));
  if ('reason' in read) return [problem([field], read.reason, { ...read.params })];
  data[field] = read.value;
  return [];
};

const identityProblems = (data: Data, current: Data | null): Problem[] => {
  const problems = [
    ...numberProblems(data, current, 'siren'),
    ...numberProblems(data, current, 'siret'),
  ];
  if (problems.length > 0) return problems;
  const [siren, siret] = (['siren', 'siret'] as const).map((field) =>
    String((data[field] === undefined ? current?.[field] : data[field]) ?? ''),
  );
  const stays = siren === (current?.siren ?? '') && siret === (current?.siret ?? '');
  return stays || areOfOneBody(siren, siret) ? [] : [problem(['siret'], 'siren-siret-mismatch')];
};

/** No two bodies have one SIRET, now or formerly; establishments of one SIREN are bodies of their own. */
const doubleProblems = async ({ strapi, data, current, documentId }: Write): Promise<Problem[]> => {
  const { siret } = data;
  if (typeof siret !== 'string' || siret === current?.siret) return [];
  const other = await lifecycle(strapi, 'identity').otherHolder(siret, documentId);
  if (!other) return [];
  const reason = other.isFormer ? 'siret-formerly-taken' : 'siret-taken';
  return [problem(['siret'], reason, { who: other.who })];
};

const contactProblems = (data: Data): Problem[] =>
  (Array.isArray(data.contacts) ? data.contacts : []).flatMap((contact: unknown, index) =>
    isData(contact) && !isEmpty(contact.email) && !isEmail(contact.email)
      ? [problem(['contacts', index, 'email'], 'not-an-email')]
      : [],
  );

const ADDRESSES = ['address', 'billingAddress'] as const;

const countryProblems = (data: Data): Problem[] =>
  ADDRESSES.flatMap((field) => {
    const address = data[field];
    return isData(address) && !isEmpty(address.country) && !isCountry(address.country)
      ? [problem([field, 'country'], 'not-a-country')]
      : [];
  });

const countryOf = ({ country }: Data): string => (isEmpty(country) ? 'FR' : String(country).trim());

/** A postcode that stays as it is passes, so that an older record can be saved for another reason. */
const postcodeProblems = async ({ strapi, data, documentId }: Write): Promise<Problem[]> => {
  const wrong = ADDRESSES.filter((field) => {
    const address = data[field];
    return isData(address) && !isPostcodeOf(countryOf(address), String(address.postalCode ?? ''));
  });
  if (wrong.length === 0) return [];
  const stored = documentId
    ? ((await strapi.db.query(uid).findOne({
        where: { documentId },
        populate: { address: true, billingAddress: true },
      })) as Data | null)
    : null;
  const isKept = (field: (typeof ADDRESSES)[number]): boolean => {
    const [given, known] = [data[field], stored?.[field]];
    return (
      isData(given) &&
      isData(known) &&
      given.postalCode === known.postalCode &&
      countryOf(given) === countryOf(known)
    );
  };
  return wrong
    .filter((field) => !isKept(field))
    .map((field) => problem([field, 'postalCode'], 'not-a-postal-code'));
};

/** An address on the platforms begins with the SIREN; a blank one is the SIREN itself. */
const electronicProblems = (data: Data, current: Data | null): Problem[] => {
  if (data.electronicAddress === undefined) return [];
  if (isEmpty(data.electronicAddress)) {
    data.electronicAddress = null;
    return [];
  }
  const [legal, billed] = ['siren', 'siret'].map((field) => data[field] ?? current?.[field]);
  const known = sirenOf(String(legal ?? billed ?? ''));
  return isElectronicAddress(String(data.electronicAddress), known)
    ? []
    : [problem(['electronicAddress'], 'not-an-electronic-address')];
};

/** The stored record, and the latest year that a figure may be of. */
interface Known {
  current: Data | null;
  most: () => number;
}

/** A year that stays as it is passes, so that an older record can be saved for another reason. */
const figureYearProblems = (field: string, year: unknown, { current, most }: Known): Problem[] => {
  if (!isSaneYear(Number(year))) return [problem([field], 'year-out-of-range')];
  const isKept = Number(year) === Number(current?.[field]);
  const last = most();
  return Number(year) > last && !isKept
    ? [problem([field], 'measure-year-to-come', { most: last })]
    : [];
};

/** A figure is a whole number with its year, next year’s at the latest; emptied together. */
const figureProblems = (data: Data, known: Known): Problem[] =>
  MEASURES.flatMap((measure) => {
    const { current } = known;
    const [value, year] = [measure, `${measure}Year`].map((field) => {
      if (data[field] === '') data[field] = null;
      return data[field] === undefined ? current?.[field] : data[field];
    });
    if (isEmpty(value)) {
      data[`${measure}Year`] = null;
      return [];
    }
    if (!isMeasure(value)) return [problem([measure], 'not-a-measure')];
    if (isEmpty(year)) return [problem([`${measure}Year`], 'measure-year-required')];
    return figureYearProblems(`${measure}Year`, year, known);
  });

const onWrite = async (write: Write): Promise<Problem[]> => {
  const { data, current } = write;
  const nameless = current ? data.name !== undefined && isEmpty(data.name) : isEmpty(data.name);
  const wrong = identityProblems(data, current);
  // A figure of a far year would keep out all later ones.
  const most = () => Number(lifecycle(write.strapi, 'clock').today().slice(0, 4)) + 1;
  return [
    ...(nameless ? [problem(['name'], 'name-required')] : []),
    ...(wrong.length > 0 ? wrong : await doubleProblems(write)),
    ...electronicProblems(data, current),
    ...figureProblems(data, { current, most }),
    ...contactProblems(data),
    ...countryProblems(data),
    ...(await postcodeProblems(write)),
  ];
};

/** The rules for an organisation: a name, numbers that exist and are its own, addresses that can be written to. */
export const organisationRules: DocumentRules = { uid, ownFields: ['formerly'], onWrite };
