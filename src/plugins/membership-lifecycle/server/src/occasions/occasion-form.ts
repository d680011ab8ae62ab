import type { Core } from '@strapi/strapi';
import { RIGHT_KINDS } from '../../../shared/core/kinds';
import type { OccasionRightChoice } from '../../../shared/occasions/participation';
import { factsIn } from '../core/facts';
import { refuseFields } from '../kernel/field-errors';
import { instantsOf, type Instants } from '../kernel/rules/moments';
import { settingsIn } from '../settings/settings';
import type { OccasionInput } from './inputs/participation';
import { formFaults } from './rules/rules';
import type { Occasion, OccasionForm, OccasionRight } from './rules/types';
import { formOf } from './views';

/** The rights that an occasion may use, as the latest offer names them. */
export const findRights = async (strapi: Core.Strapi): Promise<OccasionRightChoice[]> => {
  const { offers } = await factsIn(strapi).surroundings();
  const latestFirst = [...offers].sort((a, b) => b.opensOn.localeCompare(a.opensOn));
  const byCode = new Map<string, OccasionRightChoice>();
  for (const { benefitCode: code, kind, names, units } of latestFirst.flatMap(
    ({ allowances }) => allowances,
  )) {
    if (RIGHT_KINDS[kind].atOccasions && !byCode.has(code))
      byCode.set(code, { code, kind, names, units });
  }
  return [...byCode.values()];
};

const NO_RIGHT: OccasionRight = { benefitKind: null, benefitNames: null, benefitUnits: null };

/** The chosen right, with its current data; a right kept by the form may have left the offer. */
const rightOf = async (
  strapi: Core.Strapi,
  form: OccasionForm,
  before: Occasion | null,
): Promise<OccasionRight> => {
  if (form.benefitCode === null) return NO_RIGHT;
  const known = (await findRights(strapi)).find(({ code }) => code === form.benefitCode);
  if (known) {
    return { benefitKind: known.kind, benefitNames: known.names, benefitUnits: known.units };
  }
  if (before?.benefitCode === form.benefitCode) {
    const { benefitKind, benefitNames, benefitUnits } = before;
    return { benefitKind, benefitNames, benefitUnits };
  }
  throw refuseFields([{ path: 'benefitCode', reason: 'right-unknown' }]);
};

/** Validates a form, and adds its instants and its right. */
export const checkForm = async (
  strapi: Core.Strapi,
  input: OccasionInput,
  before: Occasion | null,
) => {
  const form = formOf(input);
  const timeZone = settingsIn(strapi).timeZone();
  const taken = before?.taken ?? 0;
  const faults = formFaults(form, timeZone, taken);
  const moved = before && taken > 0;
  if (moved && (before.benefitCode !== form.benefitCode || before.units !== form.units)) {
    faults.push({ path: 'benefitCode', reason: 'right-has-uses' });
  }
  if (faults.length > 0) throw refuseFields(faults);
  const { startsAt, endsAt } = instantsOf(form, timeZone) as Instants & { ok: true };
  return { ...form, ...(await rightOf(strapi, form, before)), timeZone, startsAt, endsAt };
};
