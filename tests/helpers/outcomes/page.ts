import {
  COMMANDS,
  type CommandName,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import type {
  CommandPlan,
  PlannedCall,
  StatusEnd,
} from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import { planSentences } from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/plan-sentences';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';
import { typeset } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/typography';
import { REFUSALS } from '../../../src/plugins/membership-lifecycle/server/src/refusals';
import { OTHER_TIER, tierOffer } from '../facts';
import type { Situation } from './file';
import type { PageWords } from './words';

/** The page of outcomes, made of the lines of their file: see `notation.ts`, which writes these. */

const CURRENCY = 'EUR';
const TIERS = [tierOffer(), OTHER_TIER];

/** The words of a line, by what stands before them. */
class Line {
  readonly words: string[];
  constructor(readonly text: string) {
    this.words = text.split(' ');
  }
  at(index: number): string {
    return this.words[index] ?? '';
  }
  has(word: string): boolean {
    return this.words.includes(word);
  }
  /** The word that follows another. */
  after(word: string, from = 0): string {
    const at = this.words.indexOf(word, from);
    return at < 0 ? '' : (this.words[at + 1] ?? '');
  }
  where(word: string): number {
    return this.words.indexOf(word);
  }
}

const spanOf = (words: string) => {
  const [startsOn, endsOn] = words.split('/') as [string, string];
  return { startsOn, endsOn };
};
const centsOf = (words: string) => Math.round(Number(words) * 100);
const priceOf = (words: string) =>
  words === 'unpriced' ? null : { amount: centsOf(words), currency: CURRENCY };
const grantedOf = (words: string) => (words === 'unlimited' ? null : Number(words));
const both = (text: string) => ({ fr: text, en: text });
const tierNames = (code: string) =>
  TIERS.find(({ tierCode }) => tierCode === code)?.tierNames ?? both(code);
const stageNames = (id: string) =>
  DEFAULT_WORKFLOW.stages.find((stage) => stage.id === id)?.names ?? both(id);

/** A value of a sentence; the reason that staff would give says nothing here. */
const valueIn = (name: string, value: string) =>
  name === 'reason' ? '…' : value.replace(/_/g, ' ');

/** The sentence whose key and values begin at a word. */
const becauseFrom = (line: Line, at: number, said?: string) => {
  const [rule, ...pairs] = line.words.slice(at) as [string, ...string[]];
  const params = pairs.map((pair) => pair.split('=') as [string, string]);
  const values = params.map(([name, value]) => [name, valueIn(name, value)]);
  return sentence({ rule, params: Object.fromEntries(values) }, said);
};

// What stands.

const endOf = (line: Line): StatusEnd | null =>
  line.has('until') ? { on: line.after('until'), then: line.after('then') } : null;

const endSentence = (end: StatusEnd | null, { t, format, own }: PageWords): string =>
  end
    ? t('command-plan.until', { on: format.day(end.on), then: t(`status.${end.then}`) })
    : own('ends-not');

const bondSentence = (line: Line, words: PageWords): string => {
  const { own, format } = words;
  const [word] = line.words as [string];
  if (word === 'tier') return own('tier', { tier: format.text(tierNames(line.at(1))) });
  const day = format.day(line.words.at(-1) as string);
  const key = { refused: 'turned', member: 'since' }[word] ?? word;
  return own(key as 'muted', { day });
};

const sumsIn = (line: Line, names: readonly string[], { format }: PageWords) =>
  Object.fromEntries(names.map((name) => [name, format.money(centsOf(line.after(name)))]));

const FACTS: Record<string, (line: Line, words: PageWords) => string> = {
  workflow: (_line, { own }) => own('payment'),
  term: (line, { own, t, format }) => {
    const { startsOn, endsOn } = spanOf(line.at(2));
    const price = priceOf(line.at(3));
    return own('term', {
      state: t(`term.${line.at(1)}`),
      period: format.range(startsOn, endsOn),
      price: price ? format.money(price) : t('renewal.missing-price'),
      tier: format.text(tierNames(line.at(4))),
      more: [
        line.has('waived') ? own('waived') : '',
        line.has('held-from') ? own('held', { day: format.day(line.after('held-from')) }) : '',
      ].join(''),
    });
  },
  call: (line, words) => {
    const { own, format } = words;
    const told = { number: line.at(1), amount: format.money(centsOf(line.at(2))) };
    if (line.has('cancelled')) {
      const day = format.day(line.after('cancelled'));
      return own('cancelled', { ...told, day, note: line.after('by') });
    }
    return own('call', {
      ...told,
      ...sumsIn(line, ['paid', 'left'], words),
      due: format.day(line.after('due')),
      more: line.has('held') ? own('on-hold', holdOf(line, words)) : '',
    });
  },
  renewal: (line, { own, format }) =>
    own('renewal', {
      stage: format.text(stageNames(line.at(1))),
      day: format.day(line.after('opened')),
      more: [
        ...(['accepted', 'declined'] as const).map((answer) =>
          line.has(answer) ? own(answer) : '',
        ),
        ...(['decides', 'closed'] as const).map((word) =>
          line.has(word) ? own(word, { day: format.day(line.after(word)) }) : '',
        ),
      ].join(''),
    }),
  account: (line, words) => words.own('account', sumsIn(line, ['due', 'paid', 'credit'], words)),
  status: (line, words) => {
    const { own, t, format } = words;
    const because = format.text(becauseFrom(line, line.where('because') + 1).text);
    const said = own('status', { status: t(`status.${line.at(1)}`), because });
    return `${said} ${endSentence(endOf(line), words)}`;
  },
};

/** The rights of the same days in one sentence. */
const rightSentences = (lines: readonly Line[], { own, format }: PageWords): string[] => {
  const bySpan = new Map<string, string[]>();
  for (const line of lines) {
    const [, name, granted, , used, span] = line.words as [string, ...string[]];
    const number = granted === 'unlimited' ? '' : (granted as string);
    const said =
      used === '0'
        ? `${name} ${number}`.trim()
        : own('used', { name: name as string, granted: number, used: used as string });
    const key = `${line.has('closed') ? 'closed-rights' : 'rights'} ${span}`;
    bySpan.set(key, [...(bySpan.get(key) ?? []), said]);
  }
  return [...bySpan].map(([key, list]) => {
    const [word, span] = key.split(' ') as ['rights', string];
    const { startsOn, endsOn } = spanOf(span);
    return own(word, { period: format.range(startsOn, endsOn), list: list.join(', ') });
  });
};

const NOTHING: Pick<CommandPlan, 'terms' | 'renewals' | 'rights' | 'status' | 'next'> = {
  terms: [],
  renewals: [],
  rights: [],
  status: null,
  next: null,
};

const nextOf = (lines: readonly Line[]): CommandPlan['next'] => {
  const [first] = lines;
  if (!first || first.at(1) === 'nothing') return null;
  const on = first.at(1);
  return {
    on,
    steps: lines.filter((line) => line.at(2) !== 'message').map((line) => becauseFrom(line, 2, on)),
    messages: lines.filter((line) => line.at(2) === 'message').map((line) => line.at(3)),
  };
};

const nextSentences = (lines: readonly Line[], today: string, words: PageWords): string[] => {
  if (lines.length === 0) return [];
  const next = nextOf(lines);
  return next
    ? planSentences({ ...NOTHING, next } as CommandPlan, today, words).coming
    : [words.own('nothing')];
};

const factSentences = (situation: Situation, words: PageWords): string[] => {
  const lines = situation.facts.map((fact) => new Line(fact));
  const are = (...kinds: string[]) => lines.filter((line) => kinds.includes(line.at(0)));
  const told = are(...Object.keys(FACTS)).map((line) => [
    line.at(0),
    FACTS[line.at(0)]!(line, words),
  ]);
  const of = (...kinds: string[]) =>
    told.filter(([kind]) => kinds.includes(kind!)).map(([, said]) => said!);
  const bond = lines.filter(
    (line) => !(line.at(0) in FACTS) && !['right', 'next', 'tier'].includes(line.at(0)),
  );
  return [
    ...of('workflow', 'term', 'call', 'renewal'),
    ...rightSentences(are('right'), words),
    ...bond.map((line) => sentenceCase(bondSentence(line, words))),
    ...of('account', 'status'),
    ...nextSentences(are('next'), situation.on, words),
  ];
};

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

// What changes.

const ANSWERS = ['accepted', 'declined', 'taken-back', 'stays'] as const;

const countFrom = (line: Line, at: number) => ({
  ...spanOf(line.at(at + 3)),
  granted: grantedOf(line.at(at)),
  used: Number(line.at(at + 2)),
});

const termFrom = (line: Line): CommandPlan['terms'][number] => ({
  change: line.at(1) as 'issued',
  tierNames: tierNames(line.at(4)),
  ...spanOf(line.at(2)),
  price: priceOf(line.at(3)),
  basis: null,
  missingFigure: null,
  before: line.has('was')
    ? { ...spanOf(line.after('was')), price: priceOf(line.at(line.where('was') + 2)), basis: null }
    : null,
});

const renewalFrom = (line: Line): CommandPlan['renewals'][number] => {
  const opens = line.at(1) === 'opens';
  const to = opens ? line.at(2) : line.after('->');
  return {
    from: opens ? null : stageNames(line.at(1)),
    to: to ? stageNames(to) : null,
    answer: ANSWERS.find((answer) => line.has(answer)) ?? null,
    closes: line.has('closes'),
  };
};

const rightFrom = (line: Line): CommandPlan['rights'][number] => ({
  change: line.at(1) as 'opened',
  names: both(line.at(2)),
  units: null,
  ...countFrom(line, 3),
  before: line.has('was') ? countFrom(line, line.where('was') + 1) : null,
});

const statusFrom = (line: Line, facts: readonly Line[]): CommandPlan['status'] => {
  const was = facts.find((fact) => fact.at(0) === 'status')!;
  const changes = line.has('->');
  return {
    before: was.at(1),
    after: changes ? line.after('->') : line.at(1),
    because: changes
      ? becauseFrom(line, line.where('because') + 1)
      : becauseFrom(was, was.where('because') + 1),
    until: endOf(line),
    untilBefore: endOf(was),
  };
};

const callTitle = (line: Line, { t }: PageWords): string => {
  const change = line.at(1) as PlannedCall['change'];
  if (line.has('replaces'))
    return t('command-plan.call.replaced', { number: line.after('replaces') });
  return t(change === 'changed' ? 'dues.number' : `command-plan.call.${change}`, {
    number: line.at(2),
  });
};

/** The day and the cause of a hold. */
const holdOf = (line: Line, { t, format }: PageWords) => ({
  day: format.day(line.after('held')),
  cause: t(`option.cause.${line.at(line.where('held') + 2)}`).toLowerCase(),
});

const callSentence = (line: Line, words: PageWords): string => {
  const { t, own, format } = words;
  const was = line.where('was');
  const money = (name: string, at: number) =>
    format.money(centsOf(name ? line.after(name, at) : line.at(at)));
  const sums = (['', 'paid', 'left'] as const).map((name) => {
    const label = {
      '': t('field.amount'),
      paid: t('command-plan.paid'),
      left: t('dues.remaining'),
    }[name];
    const is = money(name, 3);
    const before = was < 0 ? is : money(name, was + 1);
    return `${label.toLowerCase()} ${before === is ? is : `${before} → ${is}`}`;
  });
  const stands = ['issued', 'changed'].includes(line.at(1));
  const due = `${t('field.dueOn').toLowerCase()} ${format.day(line.after('due'))}`;
  const { startsOn, endsOn } = spanOf(line.after('of'));
  const said = [format.range(startsOn, endsOn), ...sums, ...(stands ? [due] : [])].join(', ');
  const title = callTitle(line, words);
  const more = [
    line.has('held') ? ` ${own('now', { what: own('held-until', holdOf(line, words)) })}` : '',
    line.has('released') ? ` ${t('command-plan.call.released')}` : '',
    line.has('paper') ? ` ${t('command-plan.paper')}` : '',
  ];
  return `${own('call-change', { title, sums: said })}${more.join('')}`;
};

const accountSentence = (
  line: Line,
  facts: readonly Line[],
  { own, format }: PageWords,
): string => {
  const was = facts.find((fact) => fact.at(0) === 'account')!;
  const changes = (['due', 'paid', 'credit'] as const)
    .filter((name) => was.after(name) !== line.after(name))
    .map((name) => {
      const [before, after] = [was, line].map((one) => format.money(centsOf(one.after(name))));
      return own(name, { was: before!, is: after! });
    });
  return own('account-change', { changes: changes.join(', ') });
};

const messageSentence = (line: Line, { own, t }: PageWords): string =>
  own('message', {
    name: t(`template.${line.at(1)}`),
    role: line.at(2) === 'nobody' ? own('nobody') : t(`role.${line.at(2)}`),
    paper: line.has('paper') ? own('paper') : '',
    held: line.has('held-back') ? own('held-back') : '',
  });

const factSentence = (text: string, words: PageWords): string => {
  const fact = new Line(text);
  const said = FACTS[fact.at(0)];
  return said ? said(fact, words) : `${bondSentence(fact, words)}.`;
};

const OTHER: Record<string, (line: Line, words: PageWords) => string> = {
  asks: (_line, { own }) => own('asks'),
  organisation: (_line, { own }) => own('organisation'),
  now: (line, words) =>
    words.own('now', { what: bondSentence(new Line(line.text.slice(4)), words) }),
  'no-longer': (line, words) =>
    words.own('no-longer', { what: bondSentence(new Line(line.text.slice(10)), words) }),
  other: (line, words) => words.own('other', { what: factSentence(line.text.slice(6), words) }),
  left: (line, words) => words.own('left', { what: factSentence(line.text.slice(5), words) }),
  reminder: (line, words) =>
    words.own('reminder', {
      id: VALUES.reminderId!(line.at(1), words),
      state: words.own(line.at(2) as 'done'),
    }),
  lasting: (line, { t }) =>
    line.words
      .slice(1)
      .map((effect) => t(`command-plan.lasting.${effect}`))
      .join(' '),
};

/** The effects of a cell as sentences, in the order of the dialog. */
const effectSentences = (
  situation: Situation,
  effects: readonly string[],
  words: PageWords,
): string[] => {
  const lines = effects.map((effect) => new Line(effect));
  const facts = situation.facts.map((fact) => new Line(fact));
  const are = (kind: string) => lines.filter((line) => line.at(0) === kind);
  const rest = (...kinds: string[]) =>
    lines
      .filter((line) => kinds.includes(line.at(0)))
      .map((line) => OTHER[line.at(0)]!(line, words));
  const [status] = are('status');
  const plan = {
    ...NOTHING,
    terms: are('term').map(termFrom),
    renewals: are('renewal').map(renewalFrom),
    rights: are('right').map(rightFrom),
    status: status ? statusFrom(status, facts) : null,
  };
  const said = planSentences(plan as CommandPlan, situation.on, words);
  const isEndless = status !== undefined && endOf(status) === null;
  return [
    ...rest('asks', 'organisation'),
    ...are('call').map((line) => callSentence(line, words)),
    ...said.effects,
    ...rest('no-longer', 'now'),
    ...are('account').map((line) => accountSentence(line, facts, words)),
    ...rest('left', 'other', 'reminder'),
    ...are('message').map((line) => messageSentence(line, words)),
    ...said.coming.map((one) => (isEndless ? `${one} ${words.own('ends-not')}` : one)),
    ...nextSentences(are('next'), situation.on, words),
    ...rest('lasting'),
  ];
};

// The page.

const OTHERS = {
  other: 'other-one',
  'other-member': 'other-member',
  'other-candidate': 'other-candidate',
} as const;

const VALUES: Record<string, (value: string, words: PageWords) => string> = {
  amount: (value, { format }) => format.money(centsOf(value)),
  stageId: (value, { format }) => format.text(stageNames(value)),
  tier: (value, { format }) => format.text(tierNames(value)),
  status: (value, { t }) => t(`status.${value}`),
  field: (value, { t }) => t(`option.field.${value}`),
  when: (value, { t }) => t(`option.when.${value}`),
  paymentId: (value, { own, format }) => {
    const [amount, day] = value.split('@') as [string, string];
    return own('of-date', { amount: format.money(centsOf(amount)), day: format.day(day) });
  },
  reminderId: (value, { own }) => {
    const [base, days] = value.split('-') as ['after' | 'before' | 'due', string];
    const side = base === 'due' ? 'after-due' : base;
    return own(side, { days });
  },
  intoMembershipId: (value, { own }) => own(OTHERS[value as keyof typeof OTHERS]),
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SPAN = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/;

const valueOf = (name: string, value: string, words: PageWords): string => {
  if (VALUES[name]) return VALUES[name](value, words);
  if (DAY.test(value)) return words.format.day(value);
  if (SPAN.test(value)) {
    const { startsOn, endsOn } = spanOf(value);
    return words.format.range(startsOn, endsOn);
  }
  return value.replace(/_/g, ' ');
};

const commandOf = (cell: string): CommandName => cell.split(/[ :]/)[0] as CommandName;
/** Whether a command is one that staff see; the application runs the others by itself. */
const isShown = (cell: string): boolean => commandOf(cell) in COMMANDS;
const nameOf = (cell: string, { t }: PageWords): string => t(`command.${commandOf(cell)}`);

const headingOf = (cell: string, words: PageWords): string => {
  const { t, own, has } = words;
  const command = commandOf(cell);
  const known = COMMANDS[command].fields.map(({ name }) => name as string);
  const fields = cell
    .split(' ')
    .slice(1)
    .map((pair) => pair.split('=') as [string, string])
    .filter(([name]) => known.includes(name))
    .map(([name, value]) => {
      const ownKey = `field.${command}.${name}`;
      const label = t(has(ownKey) ? ownKey : `field.${name}`);
      return own('case', { label, value: valueOf(name, value, words) });
    });
  const given = fields.length > 0 ? ` (${fields.join(words.lang === 'fr' ? ' ; ' : '; ')})` : '';
  return `**${nameOf(cell, words)}**${given}`;
};

const refusalOf = (reason: string, { lang }: PageWords): string => {
  const { [lang]: text } = REFUSALS[reason]!;
  return (lang === 'fr' ? typeset(text) : text).replace(/ ?[«“(]? ?\{\w+\} ?[»”)]?/g, '');
};

const list = (sentences: readonly string[], depth = 0): string[] =>
  sentences.map((sentence) => `${'  '.repeat(depth)}- ${sentence}`);

/** The commands of a list by their names, each once. */
const named = (cells: readonly string[], words: PageWords): string =>
  [...new Set(cells.filter(isShown).map((cell) => nameOf(cell, words)))].join(', ');

const section = (situation: Situation, words: PageWords): string[] => {
  const { own, format, lang } = words;
  const quiet = named(situation.quiet, words);
  const refused = [...situation.refused].filter(([, cells]) => cells.some(isShown));
  return [
    `## ${situation[lang]}`,
    own('on', { day: format.day(situation.on) }),
    list(factSentences(situation, words)).join('\n'),
    `### ${own('possible')}`,
    [...situation.cells]
      .filter(([cell]) => isShown(cell))
      .flatMap(([cell, effects]) => [
        `- ${headingOf(cell, words)}`,
        ...list(effectSentences(situation, effects, words), 1),
      ])
      .join('\n'),
    ...(quiet ? [own('quiet', { commands: quiet })] : []),
    `### ${own('refused')}`,
    list(
      refused.map(([reason, cells]) =>
        own('case', { label: named(cells, words), value: refusalOf(reason, words) }),
      ),
    ).join('\n'),
  ];
};

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-');

export const pageOf = (situations: readonly Situation[], words: PageWords): string => {
  const { own, intro, lang } = words;
  const blocks = [
    `# ${own('title')}`,
    ...intro,
    `## ${own('situations')}`,
    list(situations.map((one) => `[${one[lang]}](#${anchorOf(one[lang])})`)).join('\n'),
    ...situations.flatMap((situation) => section(situation, words)),
  ];
  return `${blocks.join('\n\n')}\n`;
};
