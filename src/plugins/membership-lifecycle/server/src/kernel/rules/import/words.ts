import { folded } from './folding';

/** Lists of words that a cell may hold, in French or in English. */

const by = (words: Record<string, readonly string[]>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(words).flatMap(([value, others]) =>
      [value, ...others].map((word) => [folded(word), value] as const),
    ),
  );

export const LANGUAGES = by({
  fr: ['français', 'francais', 'french', 'fre', 'fra'],
  en: ['anglais', 'english', 'eng'],
});

export const END_KINDS = by({
  withdrawn: ['démission', 'démissionnaire', 'retrait', 'départ', 'withdrawal', 'resigned'],
  excluded: ['exclusion', 'exclu', 'exclue', 'radiation', 'radié', 'radiée', 'expelled'],
  merged: ['fusion', 'fusionné', 'fusionnée', 'réunie', 'réunion', 'merger'],
});

export const METHODS = by({
  transfer: ['virement', 'virement bancaire', 'bank transfer', 'vir'],
  mandate: ['mandat', 'mandat administratif', 'payment order', 'mandatement'],
  cheque: ['chèque', 'check', 'chq'],
  card: ['carte', 'carte bancaire', 'cb', 'credit card', 'bank card'],
  cash: ['espèces', 'liquide', 'numéraire'],
});
