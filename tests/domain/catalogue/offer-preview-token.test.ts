import { readPreview, signPreview, type Opened } from '../../../src/api/offer/preview/token';

const SECRET = 'a secret of the installation';
const UNTIL = 1_000_000;
const opened: Opened = { documentId: 'x4', locale: 'fr', version: 'draft' };
const token = signPreview(opened, UNTIL, SECRET);

test('opens what it was signed for, until its last millisecond', () => {
  expect(readPreview(token, 0, SECRET)).toEqual(opened);
  expect(readPreview(token, UNTIL - 1, SECRET)).toEqual(opened);
  expect(readPreview(token, UNTIL, SECRET)).toBeNull();
});

test('opens nothing under another secret, nor with a word of it changed', () => {
  expect(readPreview(token, 0, 'another secret')).toBeNull();
  const [text = '', signature] = token.split('.');
  const other = JSON.stringify(['x5', 'fr', 'draft', UNTIL]);
  const forged = Buffer.from(other).toString('base64url');
  expect(readPreview(`${forged}.${signature}`, 0, SECRET)).toBeNull();
  for (let at = 0; at < text.length; at += 1) {
    const changed = text[at] === 'A' ? 'B' : 'A';
    const altered = `${text.slice(0, at)}${changed}${text.slice(at + 1)}.${signature}`;
    expect(readPreview(altered, 0, SECRET)).toBeNull();
  }
});

test.each([
  '',
  '.',
  'a',
  'a.b',
  `${token}.`,
  `${token}.${token}`,
  token.slice(0, -2),
  `.${token}`,
  '\u0000',
  'x'.repeat(100_000),
])('%.20j is no token', (text) => {
  expect(readPreview(text, 0, SECRET)).toBeNull();
});
