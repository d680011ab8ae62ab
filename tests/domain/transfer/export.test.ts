import fc from 'fast-check';
import type { Reading } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/import/types';
import {
  safe,
  typed,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/spreadsheet-text';
import { written } from '../../../src/plugins/membership-lifecycle/server/src/kernel/export/cells';
import { csvOf } from '../../../src/plugins/membership-lifecycle/server/src/kernel/export/csv';
import { clockOf } from '../../../src/plugins/membership-lifecycle/server/src/kernel/export/instants';
import {
  column,
  onePage,
  tableOf,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/export/table';
import * as words from '../../../src/plugins/membership-lifecycle/server/src/kernel/export/words';
import { readCell } from '../../../src/plugins/membership-lifecycle/server/src/transfer/rules/cells';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import { parse } from '../../helpers/csv';

const READING: Reading = { today: '2026-11-25', countries: new Map() };

const SEED = Number(process.env.SEED ?? 20261125);
console.info(`seed of the texts: ${SEED} (SEED changes it)`);

const file = async (texts: string[], locale: 'fr' | 'en' = 'fr'): Promise<string> => {
  const columns = [column<string>('text', 'Texte', 'Text', (text) => text)];
  const title = { fr: 'Textes', en: 'Texts' };
  let whole = '';
  for await (const piece of csvOf([tableOf(title, columns, onePage(texts))], locale))
    whole += piece;
  return whole;
};

describe('a cell of a CSV file', () => {
  // Written often enough that signs come first, alone, doubled and behind apostrophes.
  const risky = fc
    .tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', "'", "''"), fc.string())
    .map(([sign, rest]) => sign + rest);

  it('never begins with what a spreadsheet runs', () => {
    fc.assert(
      fc.property(risky, (text) => {
        expect(safe(text)).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
      { seed: SEED },
    );
  });

  it('comes back from a file as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(risky, { maxLength: 8 }), async (texts) => {
        const rows = parse(await file(texts));
        const shown = texts.map(safe);
        expect(rows.slice(1).map(([cell]) => cell)).toEqual(shown);
      }),
      { seed: SEED },
    );
  });

  it.each(['=SUM(A1)', '+33 3 86 00 00 00', '-12', '@x', "'=1", "''+2", "'quoted'", "l'eau"])(
    'is read by the import as it was: %s',
    (text) => {
      expect(readCell('text', safe(text), READING)).toEqual({ value: text });
    },
  );

  it('is read as it was from a typed cell, with no apostrophe where none would be taken back', () => {
    fc.assert(
      fc.property(risky, (raw) => {
        const text = raw.trim();
        const [cell, read] = [typed(text), readCell('long-text', typed(text), READING)];
        if (!/(^|[,\t\r\n])'/.test(text)) expect(cell).toBe(text);
        else if ('value' in read) expect(read.value ?? '').toBe(text.replace(/\r\n?/g, '\n'));
      }),
      { seed: SEED },
    );
  });

  it('writes days, instants, money and numbers as the reader’s spreadsheet reads them', () => {
    expect(written('day', '2026-11-25', 'fr')).toBe('25/11/2026');
    expect(written('day', '2026-11-25', 'en')).toBe('2026-11-25');
    expect(written('instant', '2026-11-25T14:05', 'fr')).toBe('25/11/2026 14:05');
    expect(written('instant', '2026-11-25T14:05', 'en')).toBe('2026-11-25 14:05');
    expect(written('money', 500_050, 'fr')).toBe('5000,50');
    expect(written('money', -500_050, 'en')).toBe('-5000.50');
    expect(written('whole', 1234, 'fr')).toBe('1234');
    expect(written('text', { fr: 'Oui', en: 'Yes' }, 'en')).toBe('Yes');
    expect(written('text', { fr: 'Oui', en: '' }, 'en')).toBe('Oui');
    for (const kind of ['day', 'instant', 'money', 'whole', 'text'] as const) {
      expect(written(kind, null, 'fr')).toBe('');
    }
  });

  it('begins with a BOM, and ends lines as Windows does', async () => {
    expect(await file(['a;b'])).toBe('\uFEFFTexte\r\n"a;b"\r\n');
    expect(await file([], 'en')).toBe('\uFEFFText\r\n');
  });
});

describe('an instant', () => {
  it('is told by the association’s clock, on either side of the change of hour', () => {
    const clock = clockOf('Europe/Paris');
    expect(clock('2026-07-01T22:30:00.000Z')).toBe('2026-07-02T00:30');
    expect(clock('2026-12-01T22:30:00.000Z')).toBe('2026-12-01T23:30');
    expect(clock('2046-07-01T22:30:00.000Z')).toBe('2046-07-02T00:30');
    expect(clock(null)).toBeNull();
  });
});

describe('the words of files', () => {
  const [fr, en] = [textsIn('fr'), textsIn('en')];
  const said = (dictionary: keyof typeof words, prefix: string) =>
    Object.entries(words[dictionary] as Record<string, { fr: string; en: string }>).map(
      ([code, { fr: french, en: english }]) => ({
        code,
        file: [french.toLowerCase(), english.toLowerCase()],
        screen: [fr[prefix + code], en[prefix + code]].map((text) => text?.toLowerCase()),
      }),
    );

  it.each([
    ['STATUS_WORDS', 'status.'],
    ['DUES_WORDS', 'dues.'],
    ['TERM_WORDS', 'term.'],
    ['ROLE_WORDS', 'role.'],
    ['LANGUAGE_WORDS', 'language.'],
    ['USAGE_WORDS', 'usage.'],
    ['ACTOR_WORDS', 'actor.'],
    ['TEMPLATE_WORDS', 'template.'],
    ['EVENT_STATE_WORDS', 'events.state.'],
    ['MESSAGE_STATE_WORDS', 'message.'],
    ['COMMAND_WORDS', 'command.'],
  ] as const)('are those of the screen: %s', (dictionary, prefix) => {
    for (const { file: written, screen } of said(dictionary, prefix)) {
      expect(written).toEqual(screen);
    }
  });

  it('name every line of the journal that the screen names', () => {
    const NO_LINES = ['empty', 'newer', 'older', 'line', 'reason', 'other', 'period'];
    const lines = Object.keys(fr).flatMap((key) => /^journal\.([\w-]+)$/.exec(key)?.[1] ?? []);
    const known = { ...words.COMMAND_WORDS, ...words.SYSTEM_WORDS };
    const unknown = lines.filter((line) => !(line in known) && !NO_LINES.includes(line));
    expect(unknown).toEqual([]);
  });
});
