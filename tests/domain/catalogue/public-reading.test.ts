import {
  readingOnceGone,
  readingOnceOut,
  shownOn,
} from '../../../src/plugins/membership-lifecycle/shared/catalogue/public-reading';
import type { OfferWindow } from '../../../src/plugins/membership-lifecycle/shared/catalogue/offers';

/** What the public reads once an offer is published, or withdrawn. */

const offer = (
  documentId: string,
  opensOn: string,
  closesOn: string | null = null,
): OfferWindow => ({
  ...{ documentId, title: documentId, year: null },
  opensOn: opensOn as OfferWindow['opensOn'],
  closesOn: closesOn as OfferWindow['closesOn'],
});
const today = '2026-12-02' as OfferWindow['opensOn'];
const b = offer('b', '2026-01-01');
const past = offer('past', '2025-01-01', '2025-12-31');
const known = { today, offers: [b, past] };

test('of open offers the last to open is shown, and one of those of one day', () => {
  expect(shownOn([past, b, offer('c', '2026-06-01')], today)?.documentId).toBe('c');
  expect(shownOn([b, offer('a', '2026-01-01')], today)?.documentId).toBe('a');
  expect(shownOn([past], today)).toBeNull();
});

test.each([
  ['replaces the public one at once', offer('c', '2026-12-01'), 'replaces', today],
  [
    'that opens the same day replaces it, or stays behind it',
    offer('a', b.opensOn),
    'replaces',
    today,
  ],
  ['that opens the same day stays behind', offer('c', b.opensOn), 'behind', today],
  ['that opened before stays behind', offer('a', '2025-06-01'), 'behind', today],
  ['replaces it on its day', offer('c', '2027-01-01'), 'replaces', '2027-01-01'],
])('an offer %s', (_, published, kind, from) => {
  expect(readingOnceOut(published, known)).toEqual({ kind, from, other: b });
});

test('an offer that replaces nobody is said to be read, and one that is over is not', () => {
  expect(readingOnceOut(b, known)).toEqual({ kind: 'opens', from: today });
  const ending = { today, offers: [offer('b', '2026-01-01', '2026-12-31')] };
  expect(readingOnceOut(offer('c', '2027-01-01'), ending)).toEqual({
    ...{ kind: 'opens', from: '2027-01-01' },
  });
  expect(readingOnceOut(past, known)).toEqual({ kind: 'closed' });
});

test('without the public one, the public reads the next, or nothing', () => {
  const c = offer('c', '2026-06-01');
  expect(readingOnceGone('c', { today, offers: [b, c] })).toEqual({ now: c, then: b });
  expect(readingOnceGone('b', known)).toEqual({ now: b, then: null });
});
