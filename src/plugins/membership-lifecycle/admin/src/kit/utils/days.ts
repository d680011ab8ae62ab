const MS_PER_DAY = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The calendar day so many days later. */
export const plusDays = (day: string, days: number): string =>
  new Date(at(day) + days * MS_PER_DAY).toISOString().slice(0, 10);

/** Days from one to the other; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((at(to) - at(from)) / MS_PER_DAY);
