import type {
  LineToMatch,
  OpenCall,
  Payer,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/types';
import { plusDays } from '../days';
import {
  noise,
  ownNumber,
  treasury,
  UNKNOWN,
  writtenName,
  writtenNumber,
  written,
} from './bank-labels';
import { diceOf, worldOf, type Dice, type World } from './bank-world';

/** Lines of the bank as an association finds them in December, honest ones and treacherous ones. */

export interface Scene {
  dice: Dice;
  world: World;
  /** A call that no other line of the world is about. */
  call: OpenCall;
  payer: Payer;
  number: string;
  day: LineToMatch['bookedOn'];
}
type Lines = (scene: Scene) => LineToMatch[];
/** A kind of line: how it is called, how often it comes, and how it is made. */
export type Kind = [kind: string, weight: number, lines: Lines];
interface Kinds {
  honest: Kind[];
  treacherous: Kind[];
}

const name = ({ dice, payer }: Scene): string => writtenName(dice, payer.name);
const someoneElse = ({ dice, world, payer }: Scene): Payer =>
  dice.of(world.members.filter((member) => member.name !== payer.name));
const words = (dice: Dice, number: string): string =>
  (dice.percent(70) ? [noise(dice), number] : [number, noise(dice)]).filter(Boolean).join(' ');

interface Saying {
  payer?: string;
  words?: string;
  amount?: number;
}
/** A line about the scene's call; by its member and by its number unless said otherwise. */
const about = (scene: Scene, saying: Saying = {}): LineToMatch =>
  written(scene.dice, {
    payer: saying.payer ?? name(scene),
    words: saying.words ?? words(scene.dice, writtenNumber(scene.dice, scene.number)),
    amount: saying.amount ?? scene.call.left,
    day: scene.day,
  });

const identity = ({ dice }: Scene, { siren, sirets, reference }: Payer): string => {
  const [siret] = sirets;
  if (!siret) return siren === null ? reference : dice.of([reference, `SIREN ${siren}`]);
  const grouped = siret.replace(/^(...)(...)(...)/, '$1 $2 $3 ');
  return dice.of([siret, `SIRET ${siret}`, grouped, reference]);
};
const openOf = ({ world, call }: Scene): OpenCall[] =>
  world.calls.filter(({ membershipId }) => membershipId === call.membershipId);
/** The same with another amount than all that is open of the member. */
const oddAmount = (scene: Scene): number => scene.call.left + 100 * (scene.dice.below(40) + 1);
const bare = (number: string): string => number.replace(/^.*?(?=\d{4}-)/, '');

const KIND =
  /^(Commune|Ville|Communauté de communes|Communauté d’agglomération|Département|Syndicat mixte) (de la |de l’|de |du |des |d’)?/;

const HONEST: Kind[] = [
  ['the payer and its number', 26, (scene) => [about(scene)]],
  ['a treasury and a number', 13, (scene) => [about(scene, { payer: treasury(scene.dice) })]],
  ['a number without a payer', 6, (scene) => [about(scene, { payer: '' })]],
  [
    'a number of ours beside the payer’s own',
    7,
    (scene) => [
      about(scene, {
        payer: scene.dice.percent(50) ? treasury(scene.dice) : name(scene),
        words: `MANDAT ${scene.dice.below(9_000) + 100} BORD ${scene.dice.below(90) + 1} APPEL ${scene.number}`,
      }),
    ],
  ],
  [
    'a number and the SIRET or reference',
    6,
    (scene) => [
      about(scene, {
        words: `${identity(scene, scene.payer)} ${writtenNumber(scene.dice, scene.number)}`,
      }),
    ],
  ],
  [
    'the SIRET or reference alone',
    5,
    (scene) => [about(scene, { words: words(scene.dice, identity(scene, scene.payer)) })],
  ],
  [
    'all calls of a member',
    4,
    (scene) => [
      about(scene, {
        words: openOf(scene)
          .map(({ number }) => number)
          .join(' ET '),
        amount: openOf(scene).reduce((sum, { left }) => sum + left, 0),
      }),
    ],
  ],
  [
    'an unknown payer and a number of ours',
    2,
    (scene) => [
      about(scene, { payer: scene.dice.of(UNKNOWN), words: `COTISATION ${scene.number}` }),
    ],
  ],
  [
    'recorded by hand',
    4,
    (scene) => {
      const { world, call, number, day, dice } = scene;
      world.calls.splice(world.calls.indexOf(call), 1);
      world.receipts.push({
        receiptId: `r${world.receipts.length}`,
        membershipId: call.membershipId,
        on: plusDays(day, -dice.below(12)),
        amount: call.left,
        numbers: [number],
      });
      return [about(scene)];
    },
  ],
];

const TREACHEROUS: Kind[] = [
  [
    'another payer and its own number',
    5,
    (scene) => [
      about(scene, {
        payer: writtenName(scene.dice, someoneElse(scene).name),
        words: ownNumber(scene.dice, scene.number),
      }),
    ],
  ],
  [
    'another payer and the number',
    4,
    (scene) => [about(scene, { payer: writtenName(scene.dice, someoneElse(scene).name) })],
  ],
  [
    'the payer’s own number',
    5,
    (scene) => [
      about(scene, {
        payer: scene.dice.of([treasury(scene.dice), '', name(scene), scene.dice.of(UNKNOWN)]),
        words: ownNumber(scene.dice, scene.number),
      }),
    ],
  ],
  [
    'the place of another payer, or its name cut',
    3,
    (scene) => {
      const other = someoneElse(scene);
      const place = writtenName(scene.dice, other.name.replace(KIND, ''));
      const line = about(scene, { payer: place });
      const label = `VIR SEPA ${writtenName(scene.dice, other.name)}`.slice(0, 31).trimEnd();
      return [
        scene.dice.percent(50) ? line : { ...line, label, details: scene.number, counterparty: '' },
      ];
    },
  ],
  [
    'a part, or more',
    3,
    (scene) => [
      about(scene, {
        amount: scene.dice.of([scene.call.left / 2, scene.call.left - 1, oddAmount(scene)]),
      }),
    ],
  ],
  ['a name without a number', 4, (scene) => [about(scene, { words: noise(scene.dice) })]],
  [
    'a number that waits for no money',
    4,
    (scene) => [
      about(scene, {
        words: writtenNumber(scene.dice, scene.dice.of(scene.world.ended)),
        payer: scene.dice.of([name(scene), `${name(scene)} ${identity(scene, scene.payer)}`]),
      }),
    ],
  ],
  [
    'a payment that came back',
    3,
    (scene) => {
      const line = about(scene);
      const said = scene.dice.of([
        'REJET',
        'REJETE',
        'IMPAYE',
        'RETOUR',
        'VIR RETOURNE',
        'ANNULATION',
      ]);
      return [
        scene.dice.percent(50)
          ? { ...line, label: `${said} ${line.label}` }
          : { ...line, details: `${line.details} ${said}`.trim() },
      ];
    },
  ],
  [
    'a movement between accounts',
    1,
    (scene) => [
      about(scene, {
        payer: scene.dice.of([
          'VIREMENT INTERNE',
          'COMPTE A COMPTE',
          'VERS COMPTE FR7610071260000020260104555',
        ]),
      }),
    ],
  ],
  [
    'twice the same',
    2,
    (scene) => {
      const line = about(scene);
      return [line, line];
    },
  ],
  ['a line of another file', 2, (scene) => [{ ...about(scene), alike: true }]],
  [
    'words that are not clear',
    3,
    (scene) => [
      about(scene, {
        words: `${scene.dice.of(['ACOMPTE', 'ERREUR', 'DOUBLON', 'DON', 'SUBVENTION', 'AVOIR', 'REMBOURSEMENT', 'PARTIEL'])} ${writtenNumber(scene.dice, scene.number)}`,
      }),
    ],
  ],
  [
    'digits within others',
    4,
    (scene) => {
      const [year, value] = bare(scene.number).split('-');
      const payer = scene.dice.percent(50) ? treasury(scene.dice) : name(scene);
      const inside = scene.dice.of([
        `REF 7${year}${value}3`,
        `IBAN FR76 1007 1260 0000 ${year} ${value} 555`,
        `ID ${scene.dice.below(90) + 10}-${year}-${value}`,
        `FX${year}-${value}`,
        `AV${scene.number}`,
        `DU ${year}${value}`,
        `RUM ${year}${value}`,
      ]);
      return [about(scene, { payer, words: inside })];
    },
  ],
  [
    'the SIRET or reference of another',
    2,
    (scene) => [
      about(scene, {
        payer: scene.dice.percent(50) ? treasury(scene.dice) : '',
        words: `${identity(scene, someoneElse(scene))} ${writtenNumber(scene.dice, scene.number)}`,
      }),
    ],
  ],
  [
    'the SIRET or reference, and last year',
    2,
    (scene) => [about(scene, { words: `COTISATION 2025 ${identity(scene, scene.payer)}` })],
  ],
  [
    'two numbers and the sum of one',
    3,
    (scene) => {
      const other = scene.dice.of(scene.world.calls.filter((one) => one !== scene.call));
      const said = scene.dice.shuffled([
        scene.number,
        other.number,
        scene.dice.of(scene.world.ended),
      ]);
      return [about(scene, { words: said.slice(0, 2).join(' ') })];
    },
  ],
  [
    'recorded by hand, and open all the same',
    1,
    (scene) => {
      const { world, call, number, day } = scene;
      world.receipts.push({
        receiptId: `r${world.receipts.length}`,
        membershipId: call.membershipId,
        on: plusDays(day, -3),
        amount: call.left,
        numbers: scene.dice.percent(50) ? [number] : [],
      });
      return [about(scene)];
    },
  ],
];

const LINES_OF_A_WORLD = 20;

export interface Told {
  kind: string;
  line: LineToMatch;
}

/** A world with twenty lines, each about a call of its own. */
const told = (seed: number, { honest, treacherous }: Kinds): { world: World; lines: Told[] } => {
  const weighted = [...honest, ...treacherous].flatMap(([kind, weight, lines]) =>
    Array.from({ length: weight }, () => ({ kind, lines })),
  );
  const dice = diceOf(seed);
  const world = worldOf(dice);
  const calls = dice.shuffled(world.calls);
  const lines: Told[] = [];
  while (lines.length < LINES_OF_A_WORLD) {
    const call = calls[lines.length % calls.length];
    const payer = world.members.find(({ membershipId }) => membershipId === call.membershipId);
    if (!payer) throw new Error(`No member has the call ${call.duesId}`);
    const day = plusDays('2026-11-02', dice.below(45));
    const { kind, lines: make } = dice.of(weighted);
    const scene = { dice, world, call, payer, number: call.number ?? '', day };
    lines.push(...make(scene).map((line) => ({ kind, line })));
  }
  return { world, lines: lines.slice(0, LINES_OF_A_WORLD) };
};

/** The kinds of lines that the memory is of: they stay as they are. */
export const KINDS: Kinds = { honest: HONEST, treacherous: TREACHEROUS };

/** Twenty lines for each of so many worlds. */
export const toldLines = (
  seed: number,
  worlds: number,
  kinds: Kinds,
): { world: World; lines: Told[] }[] =>
  Array.from({ length: worlds }, (_, at) => told(seed + at * 7_919, kinds));
