import type { OccasionInput, OccasionView } from '../../../shared/occasions/participation';

/** A form that nobody has filled in. */
export const EMPTY: OccasionInput = {
  kind: 'event',
  titles: { fr: '', en: '' },
  descriptions: { fr: '', en: '' },
  place: '',
  link: '',
  startsOn: '',
  startTime: null,
  endsOn: '',
  endTime: null,
  capacity: null,
  benefitCode: null,
  units: 1,
  opensOn: null,
  closesOn: null,
  announced: true,
};

/** The stored occasion as form values. */
export const toForm = (view: OccasionView): OccasionInput => ({
  kind: view.kind,
  titles: view.titles,
  descriptions: view.descriptions,
  place: view.place ?? '',
  link: view.link ?? '',
  startsOn: view.startsOn,
  startTime: view.startTime,
  endsOn: view.endsOn,
  endTime: view.endTime,
  capacity: view.capacity,
  benefitCode: view.right?.code ?? null,
  units: view.units,
  opensOn: view.opensOn,
  closesOn: view.closesOn,
  announced: view.announced,
});

/** The last day follows the first until it is changed. */
export const withChange = (form: OccasionInput, change: Partial<OccasionInput>): OccasionInput => {
  const next = { ...form, ...change };
  const follows =
    change.startsOn !== undefined && (form.endsOn === '' || form.endsOn === form.startsOn);
  return follows ? { ...next, endsOn: next.startsOn } : next;
};
