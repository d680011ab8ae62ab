import fc from 'fast-check';
import {
  decideAll,
  decideOne,
  type Standing,
  type StoredAccess,
} from '../../../src/plugins/membership-lifecycle/server/src/resources/rules/access';
import { safeName } from '../../../src/plugins/membership-lifecycle/server/src/resources/rules/file-name';
import {
  ENDINGS,
  kindOf,
} from '../../../src/plugins/membership-lifecycle/server/src/resources/rules/kinds';
import {
  filesInBody,
  filesOf,
  readPart,
  withAddresses,
} from '../../../src/plugins/membership-lifecycle/server/src/resources/rules/part';
import {
  partsOf,
  protectionFaults,
  type Schema,
} from '../../../src/plugins/membership-lifecycle/server/src/resources/rules/protection';
import { rangeOf } from '../../../src/plugins/membership-lifecycle/server/src/resources/rules/range';
import { RUNS } from '../../helpers/days';

/** The rules of parts for members: who reads, what protects the field, what is stored and sent. */

const standing = fc.record<Standing>({
  membershipId: fc.constant('m'),
  isActive: fc.boolean(),
  tier: fc.constantFrom(null, 'a', 'b'),
  rights: fc.subarray(['r', 's']),
  recorded: fc.constant([]),
});
const standings = fc.option(fc.array(standing, { maxLength: 3 }));
const rule: fc.Arbitrary<StoredAccess> = fc.oneof(
  fc.constant({ kind: 'everyone' as const }),
  fc.record({ kind: fc.constant('members' as const), tiers: fc.subarray(['a', 'b', 'c']) }),
  fc.record({ kind: fc.constant('right' as const), benefit: fc.constantFrom('r', 's', 't') }),
  fc.constant('unreadable' as const),
);

describe('who reads', () => {
  test('is as a naive book says', () => {
    fc.assert(
      fc.property(rule, standings, (access, all) => {
        const active = (all ?? []).filter(({ isActive }) => isActive);
        const expected =
          access !== 'unreadable' &&
          (access.kind === 'everyone' ||
            active.some(({ tier, rights }) =>
              access.kind === 'right'
                ? rights.includes(access.benefit)
                : access.tiers.length === 0 || access.tiers.some((code) => code === tier),
            ));
        expect(decideOne(access, all).allowed).toBe(expected);
      }),
      RUNS,
    );
  });

  test('is by every rule, and no rule more opens anything', () => {
    fc.assert(
      fc.property(fc.array(rule), rule, standings, (rules, more, all) => {
        const before = decideAll(rules, all);
        expect(before.allowed).toBe(rules.every((one) => decideOne(one, all).allowed));
        if (!before.allowed) expect(decideAll([...rules, more], all).allowed).toBe(false);
        if (!before.allowed) expect(decideOne(before.rule, all).allowed).toBe(false);
      }),
      RUNS,
    );
  });

  test('is told why not', () => {
    const member: Standing = {
      membershipId: 'm',
      recorded: [],
      isActive: true,
      tier: 'a',
      rights: [],
    };
    const tiers: StoredAccess = { kind: 'members', tiers: ['b'] };
    expect(decideOne(tiers, null).reason).toBe('sign-in');
    expect(decideOne(tiers, []).reason).toBe('no-membership');
    expect(decideOne(tiers, [{ ...member, isActive: false }]).reason).toBe('not-active');
    expect(decideOne(tiers, [member]).reason).toBe('other-tier');
    expect(decideOne({ kind: 'right', benefit: 'r' }, [member]).reason).toBe('not-granted');
  });
});

describe('a field', () => {
  const FIELD = {
    customField: 'plugin::membership-lifecycle.members-part',
    type: 'json',
    private: true,
    searchable: false,
    pluginOptions: { i18n: { localized: true } },
  };
  const type = (attributes: object, localized = true): Schema => ({
    uid: 'api::lesson.lesson',
    attributes: attributes as Schema['attributes'],
    pluginOptions: { i18n: { localized } },
  });

  test('is protected as it is documented, on a type that is translated or not', () => {
    expect(protectionFaults([type({ content: FIELD, title: { type: 'string' } })], [])).toEqual([]);
    expect(
      protectionFaults([type({ content: { ...FIELD, pluginOptions: {} } }, false)], []),
    ).toEqual([]);
    expect(partsOf(type({ content: FIELD, title: { type: 'string' } }))).toEqual(['content']);
  });

  test.each([
    ['not private', { content: { ...FIELD, private: false } }, '"private": true'],
    ['without a word of it', { content: { ...FIELD, private: undefined } }, '"private": true'],
    ['searchable', { content: { ...FIELD, searchable: undefined } }, '"searchable": false'],
    ['not translated', { content: { ...FIELD, pluginOptions: {} } }, '"localized": true'],
    ['copied', { content: FIELD, slug: { type: 'uid', targetField: 'content' } }, '“slug”'],
    ['twice', { content: FIELD, more: FIELD }, 'one part for members a type'],
  ])('is found when it is %s, with what to write', (_what, attributes, said) => {
    const faults = protectionFaults([type(attributes)], []);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(said);
    expect(faults[0]).toContain('api::lesson.lesson');
  });

  test('is refused in a component', () => {
    const component = { uid: 'lesson.block', attributes: { content: FIELD } };
    expect(protectionFaults([], [component])[0]).toContain('not in a component');
  });
});

describe('what is stored', () => {
  const GOOD = { body: 'x', files: [{ id: 'a', name: 'b' }], access: { kind: 'everyone' } };

  test('is read whether a database hands it out as text or not', () => {
    expect(readPart(GOOD)).toEqual(GOOD);
    expect(readPart(JSON.stringify(GOOD))).toEqual(GOOD);
    for (const nothing of [null, undefined, 'null']) expect(readPart(nothing)).toBeNull();
  });

  test('closes when it is anything else', () => {
    for (const value of [
      ...['', '{', 3, true, [], {}, { ...GOOD, access: null }, { ...GOOD, body: null }],
      ...[
        { ...GOOD, files: [{}] },
        { ...GOOD, files: null },
        { ...GOOD, access: { kind: 'x' } },
      ],
      { ...GOOD, access: { kind: 'members', tiers: [3] } },
      { ...GOOD, access: { kind: 'right' } },
    ]) {
      expect(readPart(value)).toBe('unreadable');
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readPart(value);
        expect(read === null || read === 'unreadable' || 'access' in read).toBe(true);
      }),
      RUNS,
    );
  });

  test('names its files, each once', () => {
    const body = '![a](file:abc) [b](file:abc) ![c](file:def) ![d](https://x.org/file:no)';
    expect(filesInBody(body)).toEqual(['abc', 'def']);
    expect(filesOf({ body, files: [{ id: 'ghi', name: 'x' }] })).toEqual(['ghi', 'abc', 'def']);
    expect(withAddresses(body, (id) => (id === 'abc' ? '/there' : null))).toBe(
      '![a](/there) [b](/there) ![c]() ![d](https://x.org/file:no)',
    );
  });
});

describe('what is sent', () => {
  test('is of a kind that no browser runs', () => {
    for (const ending of ENDINGS) expect(kindOf(`a${ending.toUpperCase()}`)).not.toBeNull();
    for (const name of ['a.html', 'a.svg', 'a.js', 'a', '.pdf.exe', 'a.constructor', 'a.']) {
      expect(kindOf(name)).toBeNull();
    }
  });

  test('has a safe name', () => {
    expect(safeName('../../etc/passwd.pdf')).toBe('passwd.pdf');
    expect(safeName('C:\\x\\Été  2026.PDF')).toBe('Été 2026.PDF');
    expect(safeName(`${'a'.repeat(500)}.pdf`)).toBe(`${'a'.repeat(120)}.pdf`);
    expect(safeName('\u202egnp.pdf')).toBe('gnp.pdf');
    expect(safeName('')).toBe('document');
  });

  test('is a part of the file, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .tuple(fc.option(fc.nat(40)), fc.option(fc.nat(40)))
            .map(([start, end]) => `bytes=${start ?? ''}-${end ?? ''}`),
        ),
        fc.nat(20),
        (header, size) => {
          const range = rangeOf(header, size);
          if (range === null || range === 'none') return;
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThan(size);
          expect(range.start).toBeGreaterThanOrEqual(0);
        },
      ),
      RUNS,
    );
  });
});
