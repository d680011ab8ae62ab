import { written, writtenName } from './bank-labels';
import type { Kind, Scene } from './bank-lines';
import type { Dice } from './bank-world';

/**
 * Lines that nearly match: the number of an open call and its amount, with words that are not those of
 * its member or not of a call. Honest ones beside them have as many words.
 */

const bare = ({ dice, number }: Scene): string => {
  const [year, value] = number.replace(/^.*?(?=\d{4}-)/, '').split('-');
  return dice.of([`${year}-${value}`, `${year}${value}`, `N° ${year}-${value}`]);
};

/** As the association writes it: no digits that may be a day. */
const whole = ({ number }: Scene): string => number;

const announced = (scene: Scene, number = bare(scene)): string =>
  `${scene.dice.of(['APPEL', 'COTISATION', 'FACTURE', 'ADHESION'])} ${number}`;

const about = (
  { dice, call, day }: Scene,
  { payer, words }: { payer: string; words: string },
): ReturnType<typeof written> => written(dice, { payer, words, amount: call.left, day });

/** Bodies that are members of nobody. */
const STRANGERS = [
  'VILLE DE TROUVILLE',
  'MAIRIE DE MAREUIL SUR LAY',
  'COMMUNE DE BEAUMONT',
  'CC DU HAUT FOREZ',
  'DEPARTEMENT DE LA CREUSE',
  'SYNDICAT MIXTE DES EAUX DU NORD',
  'SOCIETE ABC',
  'SARL LEBRUN',
  'ASSOCIATION DES COMMERCANTS',
  'FONDATION DU LIVRE',
];

/** The name of a member with another end: « Mareuil-sur-Lay » for « Mareuil-l’Étoile ». */
const otherEnd = ({ dice, payer }: Scene): string => {
  const [first] = writtenName(dice, payer.name).split(/[- ](?:SUR|EN|LES|D|DU|DE LA)[- ']/);
  return `${first}-SUR-${dice.of(['LAY', 'SEMOY', 'ORB', 'YVETTE'])}`;
};

const ELSE = [
  ...['MANDATEMENT', 'DEVIS', 'REF DEPENSE', 'ABONNEMENT', 'LOYER', 'BUDGET', 'LOT', 'PRESTATION'],
  ...['VENTE', 'CAUTION', 'AVENANT', 'OPERATION', 'INTERVENTION', 'SINISTRE', 'QUITTANCE'],
];

const nobody = ({ dice }: Scene): string =>
  dice.of(['', 'DGFIP', 'TRESORERIE DE GEX', 'SGC PRIVAS']);
const small = (dice: Dice): number => dice.below(900) + 1;

const HONEST: Kind[] = [
  [
    'the member in full, its papers, and the number',
    6,
    (scene) => {
      const { dice, payer } = scene;
      const words = `MANDAT ${small(dice)} BORD ${small(dice)} ${whole(scene)}`;
      return [about(scene, { payer: writtenName(dice, payer.name), words })];
    },
  ],
  [
    'an office and the number alone',
    4,
    (scene) => [about(scene, { payer: nobody(scene), words: whole(scene) })],
  ],
  [
    'what else is paid, and a number that is announced',
    4,
    (scene) => {
      const { dice, payer } = scene;
      const words = `${dice.of(ELSE)} ${small(dice)} ${announced(scene, whole(scene))}`;
      return [about(scene, { payer: writtenName(dice, payer.name), words })];
    },
  ],
  [
    'a person, and a number that is announced',
    3,
    (scene) => [
      about(scene, {
        payer: scene.dice.of(['M OU MME LEROY', 'MME DUPUIS ANNE', 'JEAN MARTIN']),
        words: announced(scene, whole(scene)),
      }),
    ],
  ],
];

const TREACHEROUS: Kind[] = [
  [
    'a body of another name',
    8,
    (scene) => [
      about(scene, {
        payer: scene.dice.of(STRANGERS),
        words: scene.dice.percent(70) ? bare(scene) : announced(scene),
      }),
    ],
  ],
  [
    'the member’s name with another end',
    5,
    (scene) => [about(scene, { payer: otherEnd(scene), words: bare(scene) })],
  ],
  [
    'a person, and the number alone',
    3,
    (scene) => [about(scene, { payer: 'M OU MME LEROY', words: bare(scene) })],
  ],
  [
    'papers that have their own numbers',
    7,
    (scene) => {
      const { dice } = scene;
      const words = dice.of([
        `BORDEREAU ${small(dice)} ${bare(scene)}`,
        `MAND ${small(dice)} ${bare(scene)} BORD ${small(dice)}`,
        `MDT ${small(dice)} BJ ${small(dice)} ${bare(scene)}`,
        `${dice.of(ELSE)} ${small(dice)} ${bare(scene)}`,
      ]);
      return [about(scene, { payer: nobody(scene), words })];
    },
  ],
  [
    'a number of something else',
    7,
    (scene) => {
      const { dice, payer } = scene;
      const name = dice.percent(50) ? nobody(scene) : writtenName(dice, payer.name);
      return [about(scene, { payer: name, words: `${dice.of(ELSE)} ${bare(scene)}` })];
    },
  ],
];

export const NEARLY = { honest: HONEST, treacherous: TREACHEROUS };
