import fc from 'fast-check';
import { recognise } from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/recognition';
import {
  sameness,
  tidySubmission,
  type SentApplication,
} from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/submission';
import type { KnownBody } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/matching';
import { applicationBody } from '../../helpers/applications';

/** Which body an application comes from: staff must see a double, and never take one body for another. */

const SIRET = '21750001600019';
const OTHER_SIRET = '35600000000048';

const body = (values: Partial<KnownBody> = {}): KnownBody => ({
  organisationId: 'known',
  membershipId: 'membership',
  reference: 'ADH-1',
  name: 'Ville de Saint-Étienne-l’Œuvre',
  siret: SIRET,
  postalCode: '42990',
  ...values,
});

interface Asked {
  name?: string;
  siret?: string | null;
  postalCode?: string;
}

const sent = ({ name, siret, postalCode }: Asked): SentApplication => {
  const { organisation, ...rest } = applicationBody();
  return {
    ...rest,
    organisation: {
      name: name ?? 'Tout autre nom',
      siret: siret ?? null,
      address: { ...organisation.address, postalCode: postalCode ?? '00000' },
    },
  } as SentApplication;
};
/** By what a body is recognised, from what a form sends. */
const found = (asked: Asked, bodies: readonly KnownBody[], writers: readonly string[] = []) => {
  const known = recognise(tidySubmission(sent(asked)).organisation, bodies, new Set(writers));
  return known && [known.by, known.body.organisationId];
};
const NAMED = { name: 'Ville de Saint-Étienne-l’Œuvre', postalCode: '42990' };

describe('by SIRET', () => {
  test.each([
    SIRET,
    '217 500 016 00019',
    ' 2175 0001 6000 19\u00a0',
    '217\u202f500\u202f016\u202f00019',
  ])('« %s », however it is typed, whatever else is said', (siret) => {
    expect(
      found({ siret }, [body({ siret: OTHER_SIRET }), body({ organisationId: 'it' })]),
    ).toEqual(['siret', 'it']);
  });

  test('before a name, and of today before of the past', () => {
    const past = { name: 'Ailleurs', siret: SIRET };
    const [named, former, today] = [
      body({ organisationId: 'named', siret: null }),
      body({ organisationId: 'former', name: 'x', siret: null, formerly: [past] }),
      body({ organisationId: 'today', name: 'y' }),
    ];
    const asked = { ...NAMED, siret: SIRET };
    expect(found(asked, [named, former, today])).toEqual(['siret', 'today']);
    expect(found(asked, [named, former])).toEqual(['former-siret', 'former']);
    expect(found(asked, [named])).toEqual(['name', 'named']);
  });

  test('none is not the same as none', () => {
    const none = [null, ''] as const;
    for (const mine of none) {
      for (const theirs of none) {
        const known = body({ siret: theirs, formerly: [{ name: 'Autre', siret: theirs }] });
        expect(found({ siret: mine }, [known])).toBeNull();
      }
    }
  });

  test('another number of the same name at the same place is seen by staff', () => {
    expect(found({ ...NAMED, siret: OTHER_SIRET }, [body()])).toEqual(['name', 'known']);
  });
});

describe('by name and postal code', () => {
  test.each([
    'VILLE DE SAINT-ÉTIENNE-L’ŒUVRE',
    'ville de saint etienne l oeuvre',
    "Ville de Saint-Etienne-l'Œuvre",
    '  Ville   de Saint–Étienne\u00a0l’Œuvre. ',
    'Ville de Saint-Étienne-l’Œuvre'.normalize('NFD'),
    '« Ville de Saint-Étienne-l’Oeuvre »',
  ])('« %s »', (name) => {
    expect(found({ ...NAMED, name }, [body()])).toEqual(['name', 'known']);
  });

  test.each(['42990', '42 990', ' 42990 ', '42\u00a0990', '42-990'])('at « %s »', (postalCode) => {
    expect(found({ ...NAMED, postalCode }, [body()])).toEqual(['name', 'known']);
  });

  test('a foreign postal code is compared without its case', () => {
    const known = body({ siret: null, postalCode: 'sw1a 2aa' });
    expect(found({ ...NAMED, postalCode: 'SW1A2AA' }, [known])).toEqual(['name', 'known']);
  });

  test.each([
    { ...NAMED, postalCode: '42991' },
    { ...NAMED, name: 'Ville de Saint-Étienne' },
    { ...NAMED, name: 'Ville de Saint-Étienne-l’Œuvre 2' },
    { ...NAMED, name: '…' },
  ])('is not taken for another: %j', (asked) => {
    expect(
      found(asked, [body(), body({ name: '!', formerly: [{ name: '', siret: null }] })]),
    ).toBeNull();
  });

  test('by what it was called, after what any is called today', () => {
    const renamed = body({
      organisationId: 'renamed',
      name: 'Commune nouvelle',
      formerly: [{ name: NAMED.name, siret: null }],
    });
    expect(found(NAMED, [renamed])).toEqual(['former-name', 'renamed']);
    expect(found(NAMED, [renamed, body()])).toEqual(['name', 'known']);
    expect(found({ ...NAMED, postalCode: '1' }, [renamed])).toBeNull();
  });

  test.each([null, '', ' - '])(
    'a body whose postal code is %j is told by its name, last',
    (none) => {
      const nowhere = body({ organisationId: 'nowhere', postalCode: none });
      expect(found(NAMED, [nowhere])).toEqual(['name', 'nowhere']);
      expect(found(NAMED, [nowhere, body()])).toEqual(['name', 'known']);
      expect(found({ ...NAMED, name: 'Autre' }, [nowhere])).toBeNull();
    },
  );
});

describe('by SIREN', () => {
  const SIREN = SIRET.slice(0, 9);
  const ESTABLISHMENT = `${SIREN}00027`;

  test.each([
    ['another establishment', { siret: SIRET }],
    ['the number of the legal body alone', { siret: null, siren: SIREN }],
  ])('of a body with %s', (_what, numbers) => {
    expect(found({ siret: ESTABLISHMENT }, [body(numbers)])).toEqual(['siren', 'known']);
  });

  test('after the name where it is, before one that could be anywhere', () => {
    const asked = { ...NAMED, siret: ESTABLISHMENT };
    const [legal, here, nowhere] = [
      body({ organisationId: 'legal', name: 'Autre' }),
      body({ organisationId: 'here', siret: null }),
      body({ organisationId: 'nowhere', siret: null, postalCode: null }),
    ];
    expect(found(asked, [nowhere, legal, here])).toEqual(['name', 'here']);
    expect(found(asked, [nowhere, legal])).toEqual(['siren', 'legal']);
  });

  test('none is not the same as none', () => {
    const without = body({ name: 'Autre', siret: null, siren: null });
    expect(found({ siret: null }, [without, body({ siret: '', siren: '' })])).toBeNull();
    expect(found({ siret: OTHER_SIRET }, [without, body()])).toBeNull();
  });
});

describe('by the address of a contact', () => {
  const other = body({ organisationId: 'other', name: 'Autre', siret: null });

  test('when nothing surer says who it is', () => {
    expect(found({}, [body({ organisationId: 'first' }), other], ['other'])).toEqual([
      'email',
      'other',
    ]);
    expect(found(NAMED, [other, body()], ['other'])).toEqual(['name', 'known']);
    expect(found({}, [other])).toBeNull();
  });

  test('unless the numbers say that somebody writes for two bodies', () => {
    expect(found({ siret: OTHER_SIRET }, [body()], ['known'])).toBeNull();
    expect(found({ siret: null }, [body()], ['known'])).toEqual(['email', 'known']);
    expect(found({ siret: OTHER_SIRET }, [other], ['other'])).toEqual(['email', 'other']);
  });
});

describe('a body that was merged', () => {
  const merged = (organisationId: string, by: string | null): KnownBody =>
    body({
      organisationId,
      name: organisationId,
      siret: organisationId === 'first' ? SIRET : null,
      ...(by ? { takenOver: { by, keeps: [] } } : {}),
    });

  test('leads to the one that stays, however many mergers later', () => {
    const chain = [merged('first', 'second'), merged('second', 'third'), merged('third', null)];
    for (const bodies of [chain, [...chain].reverse()]) {
      expect(found({ siret: SIRET }, bodies)).toEqual(['siret', 'third']);
    }
  });

  test('is itself when the other is not there, and a ring comes to an end', () => {
    expect(found({ siret: SIRET }, [merged('first', 'gone')])).toEqual(['siret', 'first']);
    const ring = [merged('first', 'second'), merged('second', 'first')];
    expect(found({ siret: SIRET }, ring)?.[0]).toBe('siret');
  });
});

describe('the same application, sent twice', () => {
  const same = (values: Partial<SentApplication>) =>
    sameness(tidySubmission({ ...(applicationBody() as SentApplication), ...values }));
  const contact = applicationBody().contacts[0] as SentApplication['contacts'][number];

  test.each([
    ['spaces around an address', { email: ' camille.martin@valserine.example ' }],
    ['capitals in an address', { email: 'Camille.Martin@VALSERINE.example' }],
    ['a telephone as it was', { phone: ' 03 84 00 00 00' }],
    ['a name in capitals', { name: 'CAMILLE  MARTIN' }],
  ])('%s are the same', (_what, more) => {
    expect(same({ contacts: [{ ...contact, ...more }] })).toBe(same({}));
  });

  test.each([
    ['another address', { email: 'camille@valserine.example' }],
    ['another role', { role: 'billing' as const }],
    ['no telephone', { phone: null }],
  ])('%s is another', (_what, more) => {
    expect(same({ contacts: [{ ...contact, ...more }] })).not.toBe(same({}));
  });
});

describe('whatever is typed', () => {
  const options = { numRuns: 1_000 };
  const word = fc.stringMatching(/^[a-zàâçéèêëîïôöùûœæ]{1,9}$/);
  const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const code = fc.stringMatching(/^[0-9]{5}$/);
  const separator = fc.constantFrom(' ', '-', '\u00a0', ' – ', '’', "'", '  ', ', ');
  const written = (text: string) =>
    fc
      .tuple(
        fc.array(separator, { minLength: 6, maxLength: 6 }),
        fc.constantFrom('NFC', 'NFD'),
        fc.boolean(),
      )
      .map(([between, form, upper]) => {
        const typed = text
          .split(' ')
          .reduce((before, after, at) => before + between[at % 6] + after)
          .normalize(form);
        // The capital of ß is two letters: no name of ours has one.
        return upper ? typed.toUpperCase() : typed;
      });
  const spelt = name.chain((text) => fc.record({ text: fc.constant(text), as: written(text) }));

  test('a name is recognised however it is written, where it is', () => {
    fc.assert(
      fc.property(spelt, code, ({ text, as }, postalCode) => {
        const known = body({ name: text, postalCode, siret: null });
        expect(found({ name: as, postalCode }, [known])).toEqual(['name', 'known']);
      }),
      options,
    );
  });

  test('a name that has other letters, or is elsewhere, is not', () => {
    const letters = (text: string) => text.normalize('NFD').replace(/[^a-zœæ]/g, '');
    fc.assert(
      fc.property(name, name, code, code, (mine, theirs, here, there) => {
        const known = body({ name: theirs, postalCode: there, siret: null });
        const is = found({ name: mine, postalCode: here }, [known]) !== null;
        if (here !== there || letters(mine) !== letters(theirs)) expect(is).toBe(false);
      }),
      options,
    );
  });

  test('nothing breaks it, and it names a body that is there', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), name, fc.constant(''));
    const known = fc.record({
      name: text,
      siret: fc.option(fc.constantFrom(SIRET, OTHER_SIRET)),
      postalCode: fc.option(text),
      formerly: fc.array(fc.record({ name: text, siret: fc.option(fc.constant(SIRET)) }), {
        maxLength: 2,
      }),
      by: fc.option(fc.nat(4)),
    });
    const asked = { name: text, siret: fc.option(fc.constant(SIRET)), postalCode: text };
    fc.assert(
      fc.property(fc.array(known, { maxLength: 5 }), fc.record(asked), (drawn, one) => {
        const bodies = drawn.map(({ by, ...rest }, at) =>
          body({
            ...rest,
            organisationId: String(at),
            ...(by === null ? {} : { takenOver: { by: String(by), keeps: [] } }),
          }),
        );
        const answer = found(one, bodies);
        if (answer) expect(bodies.map(({ organisationId }) => organisationId)).toContain(answer[1]);
        if (bodies.length === 0) expect(answer).toBeNull();
        if (one.siret && bodies.some(({ siret }) => siret === SIRET))
          expect(answer?.[0]).toBe('siret');
      }),
      options,
    );
  });
});
