import type { Core } from '@strapi/strapi';
import type { OccasionInput } from '../../src/plugins/membership-lifecycle/shared/occasions/participation';
import type { Occasion } from '../../src/plugins/membership-lifecycle/server/src/occasions/rules/types';

/** Events and programmes for tests. */

export const occasionInput = (values: Partial<OccasionInput> = {}): OccasionInput => ({
  kind: 'event',
  titles: { fr: 'Webconférence « Habiter »', en: 'Web conference “Living”' },
  descriptions: { fr: '', en: '' },
  place: '',
  link: '',
  startsOn: '2021-06-20',
  startTime: '14:00',
  endsOn: '2021-06-20',
  endTime: '16:00',
  capacity: null,
  benefitCode: null,
  units: 1,
  opensOn: null,
  closesOn: null,
  announced: true,
  ...values,
});

/** As the domain knows one; its instants are those of the afternoon of 20 June 2021 in Paris. */
export const occasionOf = (values: Partial<Occasion> = {}): Occasion => ({
  ...occasionInput(),
  startsOn: '2021-06-20',
  endsOn: '2021-06-20',
  opensOn: null,
  closesOn: null,
  place: null,
  link: null,
  benefitKind: null,
  benefitNames: null,
  benefitUnits: null,
  id: 'occasion',
  timeZone: 'Europe/Paris',
  startsAt: Date.parse('2021-06-20T12:00:00Z'),
  endsAt: Date.parse('2021-06-20T14:00:00Z'),
  taken: 0,
  state: 'published',
  publishedOn: '2021-05-01',
  cancelledOn: null,
  cancelReason: null,
  sequence: 1,
  version: 2,
  savedAt: Date.parse('2021-05-01T12:00:00Z'),
  ...values,
});

const STAFF = { type: 'admin' as const, id: '1' };

/** Writes and publishes an occasion; one that names a right gets it without any offer that sells it. */
export const publishOccasion = async (
  strapi: Core.Strapi,
  { kind: benefitKind, ...values }: Partial<Omit<OccasionInput, 'kind'>> & { kind?: string } = {},
): Promise<string> => {
  const service = strapi.plugin('membership-lifecycle').service('occasions');
  const { benefitCode = null, units = 1, ...rest } = values;
  const { id } = await service.create(occasionInput(rest), STAFF);
  await service.publish(id, STAFF);
  if (benefitCode !== null) {
    const names = JSON.stringify({ fr: 'Compagnonnage', en: 'Mentoring' });
    const units_ = JSON.stringify({ fr: 'séance', en: 'session' });
    await strapi.db
      .connection('adh_occasion')
      .where('document_id', id)
      .update({
        benefit_code: benefitCode,
        benefit_kind: benefitKind ?? 'quota',
        benefit_names: names,
        benefit_units: units_,
        units,
      });
  }
  return id;
};

/** The properties of a calendar file, unfolded; a name that comes twice keeps its last value. */
export const readCalendar = (file: string): Record<string, string> =>
  Object.fromEntries(
    file
      .replace(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter(Boolean)
      .map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at), line.slice(at + 1)];
      }),
  );

/** A text of a calendar file as it was before it was escaped. */
export const unescaped = (text = ''): string =>
  text.replace(/\\([\\;,nN])/g, (_all, sign: string) => (/n/i.test(sign) ? '\n' : sign));
