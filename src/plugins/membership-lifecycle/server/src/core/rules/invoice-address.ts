interface Address {
  lines: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
}

const isFilled = (text: string | null): boolean => (text ?? '').trim() !== '';

/** Whether an address can stand in the data of an invoice; not every country has postal codes. */
export const isAddressed = (address: Address | null): boolean => {
  if (!address) return false;
  const { lines, postalCode, city, country } = address;
  const isFrench = (country ?? 'FR') === 'FR';
  return isFilled(lines) && isFilled(city) && (isFilled(postalCode) || !isFrench);
};
