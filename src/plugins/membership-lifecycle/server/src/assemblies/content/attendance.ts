import { typeset } from '../../kernel/rules/typography';
import type { Day, Locale } from '../../kernel/rules/values';
import { addressLines, formatDay, oneLine, type Postal } from '../../kernel/texts/format';
import { PAGE, PAGES, type Block, type Fact, type Paper } from '../../papers/content/paper';
import type { Assembly, Attendance, Listing, QuorumAnswer, Tally } from '../rules/types';
import { formatTime, votesText } from '../texts/assembly-values';

/** The sheet that is signed at the door of a general assembly. */

/** The part of a roll's line that the sheet shows. */
export interface SheetLine {
  organisation: string;
  listing: Listing;
  votes: number;
  holderName: string | null;
  attendance: Attendance;
  holds: readonly { organisation: string; votes: number }[];
  gave: { to: string } | null;
}

export interface SheetContext {
  assembly: Pick<
    Assembly,
    'title' | 'kind' | 'firstId' | 'heldOn' | 'startsAt' | 'place' | 'link' | 'cutOffOn'
  >;
  lines: readonly SheetLine[];
  /** People who carry proxies and are nobody's mandate-holder. */
  persons: readonly { name: string; holds: SheetLine['holds'] }[];
  tally: Tally;
  quorum: QuorumAnswer;
  association: Postal & { name: string };
  madeOn: Day;
}

const TEXTS = {
  fr: {
    title: 'Feuille d’émargement',
    file: 'Feuille d’émargement {day}',
    assembly: 'Assemblée',
    kind: 'Nature',
    ordinary: 'ordinaire',
    extraordinary: 'extraordinaire',
    second: ', seconde convocation',
    when: 'Date',
    at: '{day} à {time}',
    place: 'Lieu',
    cutOff: 'Liste arrêtée au',
    roll: 'Liste électorale',
    rollValue: '{members} membres, {votes}',
    quorum: 'Quorum',
    members: '{needed} membres présents ou représentés sur {roll}',
    votes: '{needed} voix présentes ou représentées sur {roll}',
    none: 'aucun',
    caption: 'Membres de la liste électorale',
    member: 'Membre',
    holder: 'Mandataire',
    voices: 'Voix',
    proxies: 'Pouvoirs portés',
    signature: 'Signature',
    without: 'sans voix',
    gave: 'A donné pouvoir à {to}',
    outside: 'Mandataire extérieur',
    certified: 'Feuille certifiée exacte par le bureau de l’assemblée.',
    chair: 'Président de séance :',
    secretary: 'Secrétaire de séance :',
    page: 'Page {page} sur {pages}',
  },
  en: {
    title: 'Attendance sheet',
    file: 'Attendance sheet {day}',
    assembly: 'Assembly',
    kind: 'Kind',
    ordinary: 'ordinary',
    extraordinary: 'extraordinary',
    second: ', second convocation',
    when: 'Date',
    at: '{day} at {time}',
    place: 'Place',
    cutOff: 'Roll as of',
    roll: 'Electoral roll',
    rollValue: '{members} members, {votes}',
    quorum: 'Quorum',
    members: '{needed} members present or represented out of {roll}',
    votes: '{needed} votes present or represented out of {roll}',
    none: 'none',
    caption: 'Members of the electoral roll',
    member: 'Member',
    holder: 'Mandate-holder',
    voices: 'Votes',
    proxies: 'Proxies carried',
    signature: 'Signature',
    without: 'no vote',
    gave: 'Gave a proxy to {to}',
    outside: 'Outside proxy-holder',
    certified: 'Sheet certified by the officers of the assembly.',
    chair: 'Chair of the session:',
    secretary: 'Secretary of the session:',
    page: 'Page {page} of {pages}',
  },
} as const;

type Key = keyof (typeof TEXTS)['fr'];
type Say = (key: Key, values?: Record<string, string>) => string;

const sayIn =
  (locale: Locale): Say =>
  (key, values = {}) => {
    const text: string = TEXTS[locale][key];
    const set = locale === 'fr' ? typeset(text) : text;
    return set.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
  };

/** The height of a row in points, with room for a signature. */
const ROW_HEIGHT = 30;

const about = ({ assembly, tally, quorum }: SheetContext, locale: Locale): Fact[] => {
  const say = sayIn(locale);
  const day = formatDay(assembly.heldOn, locale);
  const time = assembly.startsAt && formatTime(assembly.startsAt, locale);
  const place = [assembly.place, assembly.link].map(oneLine).filter(Boolean).join(' · ');
  const second = assembly.firstId === null ? '' : say('second');
  const needed = { needed: String(quorum.needed), roll: String(quorum.roll) };
  const facts: Fact[] = [
    [say('assembly'), oneLine(assembly.title)],
    [say('kind'), say(assembly.kind) + second],
    [say('when'), time ? say('at', { day, time }) : day],
    [say('place'), place],
    [say('cutOff'), formatDay(assembly.cutOffOn, locale)],
    [
      say('roll'),
      say('rollValue', {
        members: String(tally.members.roll),
        votes: votesText(tally.votes.roll, locale),
      }),
    ],
    [say('quorum'), say(quorum.basis, needed)],
  ];
  return facts.filter(([, value]) => value !== '');
};

const carried = (holds: SheetLine['holds'], locale: Locale): string =>
  holds
    .map(({ organisation, votes }) => `${oneLine(organisation)} (${votesText(votes, locale)})`)
    .join('\n');

const rows = ({ lines, persons }: SheetContext, locale: Locale): string[][] => {
  const say = sayIn(locale);
  return [
    ...lines.map(({ organisation, listing, votes, holderName, holds, gave }) => [
      oneLine(organisation),
      oneLine(holderName ?? ''),
      listing === 'voting' ? String(votes) : say('without'),
      carried(holds, locale),
      gave ? say('gave', { to: oneLine(gave.to) }) : '',
    ]),
    ...persons.map(({ name, holds }) => [
      say('outside'),
      oneLine(name),
      '',
      carried(holds, locale),
      '',
    ]),
  ];
};

/** The attendance sheet of an assembly: its roll, with room to sign. */
export const attendancePaper = (context: SheetContext, locale: Locale): Paper => {
  const { assembly, association, madeOn } = context;
  const say = sayIn(locale);
  const end: Block[] = [
    { kind: 'text', text: say('certified') },
    { kind: 'signatures', labels: [say('chair'), say('secretary')] },
  ];
  return {
    locale,
    name: say('file', { day: assembly.heldOn }),
    title: say('title'),
    madeOn,
    sender: { name: oneLine(association.name), lines: addressLines(association, locale) },
    recipient: null,
    notice: null,
    sections: [
      {
        heading: null,
        blocks: [
          { kind: 'facts', facts: about(context, locale) },
          {
            kind: 'grid',
            grid: {
              caption: say('caption'),
              columns: [
                { header: say('member'), share: 0.27 },
                { header: say('holder'), share: 0.2 },
                { header: say('voices'), share: 0.1, align: 'right' },
                { header: say('proxies'), share: 0.23 },
                { header: say('signature'), share: 0.2 },
              ],
              rows: rows(context, locale),
              rowHeight: ROW_HEIGHT,
            },
          },
          ...end,
        ],
      },
    ],
    footer: [association.name, assembly.title].map(oneLine).filter(Boolean).join(' · '),
    pageLabel: say('page', { page: PAGE, pages: PAGES }),
  };
};
