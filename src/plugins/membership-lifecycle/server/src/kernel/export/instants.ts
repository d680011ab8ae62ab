/** Tells an instant as a file shows it. */
export type Instants = (iso: string | null) => string | null;

/** Instants as the association's clock shows them: `YYYY-MM-DDTHH:MM`. */
export const clockOf = (timeZone: string): Instants => {
  // Not Temporal, which takes ten times as long: a file may hold hundreds of thousands of instants.
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return (iso) => {
    if (iso === null) return null;
    const shown: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of clock.formatToParts(new Date(iso))) shown[type] = value;
    return `${shown.year}-${shown.month}-${shown.day}T${shown.hour}:${shown.minute}`;
  };
};
