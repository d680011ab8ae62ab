import type {
  FreeReceipt,
  OpenCall,
  Payer,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** Associations with members and open calls, invented from a seed. */

export interface Dice {
  /** A whole number of zero or more, less than `below`. */
  below: (below: number) => number;
  of: <One>(some: readonly One[]) => One;
  /** Whether one of so many hundred. */
  percent: (percent: number) => boolean;
  shuffled: <One>(some: readonly One[]) => One[];
}

/** Pseudo-random numbers of 32 bits (mulberry32): the same seed throws the same. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    of: (some) => some[below(some.length)],
    percent: (percent) => below(100) < percent,
    shuffled: (some) =>
      some
        .map((one) => ({ one, order: below(0x7fffffff) }))
        .sort((a, b) => a.order - b.order)
        .map(({ one }) => one),
  };
};

const PLACES = [
  'Valence',
  'Saint-Martin',
  'Saint-Martin-d’Hères',
  'Montferrand-sur-Loir',
  'Divonne-les-Bains',
  'Sainte-Foy-lès-Lyon',
  'L’Isle-d’Abeau',
  'Vaulx-en-Velin',
  'Châteauneuf-du-Rhône',
  'Bourg-en-Bresse',
  'Le Puy-en-Velay',
  'Saint-Rémy-lès-Chevreuse',
  'Villeneuve-d’Ascq',
  'Crest',
  'Die',
  'Romans-sur-Isère',
  'Gex',
  'Aubenas',
  'Pont-de-Vaux',
  'Thonon-les-Bains',
];
const COUNTRIES = [
  'du Pays de Gex',
  'du Val de Drôme',
  'des Monts du Lyonnais',
  'de la Plaine de l’Ain',
  'du Grand Chambord',
];
const OTHERS = [
  'Département de l’Ardèche',
  'Communauté d’agglomération du Bassin de Bourg',
  'Communauté d’agglomération Valence Romans',
  'Syndicat mixte du Vercors',
  'SAS Durand et Fils',
  'Association Les Amis du Livre',
  'Association Lire en Drôme',
];
const PRICES = [5_000, 12_000, 25_000, 50_000, 120_000, 300_000];
const PREFIXES = ['', '', 'AC', 'AC', 'CDC', 'COT'];

export interface World {
  prefix: string;
  members: Payer[];
  calls: OpenCall[];
  receipts: FreeReceipt[];
  /** Numbers of calls that are paid or cancelled. */
  ended: string[];
}

const digits = (dice: Dice, count: number): string =>
  Array.from({ length: count }, () => String(dice.below(10))).join('');

const memberOf = (dice: Dice, name: string, at: number): Payer => {
  const siren = dice.percent(60) ? `2${digits(dice, 8)}` : null;
  return {
    membershipId: `m${at}`,
    reference: `ADH-2026-${String(at + 101).padStart(4, '0')}`,
    name,
    formerNames: [],
    siren,
    sirets: siren !== null && dice.percent(70) ? [`${siren}000${digits(dice, 2)}`] : [],
  };
};

const namesFor = (dice: Dice): string[] => {
  const communes = dice.shuffled(PLACES).slice(0, 11);
  const named = communes.map((place, at) => {
    const kind = at % 4 === 0 ? 'Ville de' : 'Commune de';
    return `${kind} ${place}`.replace(/de (?=[AEIOUÉ])/, 'd’').replace(/de Le /, 'du ');
  });
  const same = dice.percent(40) ? [named[1]] : [];
  const countries = dice.shuffled(COUNTRIES).slice(0, 3);
  return [
    ...named,
    ...same,
    ...countries.map((country) => `Communauté de communes ${country}`),
    ...dice.shuffled(OTHERS).slice(0, 4),
  ];
};

/** An association in December 2026: some members have a call of last year open, or two of this. */
export const worldOf = (dice: Dice): World => {
  const prefix = dice.of(PREFIXES);
  const members = namesFor(dice).map((name, at) => memberOf(dice, name, at));
  const values = dice.shuffled(Array.from({ length: 160 }, (_, at) => at + 60));
  const number = (year: number): string =>
    `${prefix}${year}-${String(values.pop()).padStart(4, '0')}`;
  const calls = members.flatMap(({ membershipId }): OpenCall[] => {
    const call = (year: number, dueOn: Day, left = dice.of(PRICES)): OpenCall => ({
      duesId: `d${values.length}`,
      membershipId,
      number: number(year),
      left,
      issuedOn: `${String(year)}-01-01` as Day,
      dueOn,
    });
    const first = call(2026, '2027-01-31');
    const second = dice.percent(50)
      ? [call(2026, '2026-12-15', dice.percent(50) ? first.left : dice.of(PRICES))]
      : [];
    return [first, ...second, ...(dice.percent(25) ? [call(2025, '2026-01-31')] : [])];
  });
  return {
    prefix,
    members,
    calls,
    receipts: [],
    ended: [number(2026), number(2026), number(2025), number(2025)],
  };
};
