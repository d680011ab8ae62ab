import {
  counted,
  inLocale,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/localised';

describe('what is said in a language', () => {
  it('is its own text', () => {
    const texts = { fr: 'Séance', en: 'Session' };
    expect([inLocale(texts, 'fr'), inLocale(texts, 'en')]).toEqual(['Séance', 'Session']);
  });

  it('is the French one where nobody wrote the other', () => {
    expect(inLocale({ fr: 'Séance', en: '' }, 'en')).toBe('Séance');
  });

  it('is never English for who reads French', () => {
    expect(inLocale({ fr: '', en: 'Session' }, 'fr')).toBe('');
  });
});

test.each([
  [0, '0 jour', '0 days'],
  [1, '1 jour', '1 day'],
  [2, '2 jours', '2 days'],
])('%d days agree in each language', (count, fr, en) => {
  expect(counted(count, { fr: 'jour', en: 'day' })).toEqual({ fr, en });
});
