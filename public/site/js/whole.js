/** Whole numbers as people write them, up to a trillion. */

const MOST = 1_000_000_000_000;
const UNIT =
  /\s*(?:hab(?:itant)?s?\.?|inhabitants?|€|eur(?:os?)?|agents?|salari[ée]e?s?|staff|people)$/i;
/** Digits alone, or in groups of three. */
const GROUPED = { fr: /^(?:\d+|\d{1,3}(?: \d{3})+)$/, en: /^(?:\d+|\d{1,3}(?:[ ,]\d{3})+)$/ };

/** Reads « 12 500 hab. » or “12,500”; null for what is not a whole number, or is too large. */
export const readWhole = (typed, language) => {
  const number = typed.trim().replace(UNIT, '').replace(/^€\s*/, '').replace(/\s+/g, ' ');
  const value = Number(number.replace(/[ ,]/g, ''));
  return GROUPED[language].test(number) && value <= MOST ? value : null;
};
