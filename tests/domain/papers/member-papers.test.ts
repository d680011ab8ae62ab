import fc from 'fast-check';
import { pdfName } from '../../../src/plugins/membership-lifecycle/server/src/papers/rules/file-name';
import { pdfFault } from '../../../src/plugins/membership-lifecycle/server/src/papers/rules/pdf';
import { pdfOf } from '../../helpers/member-papers';

/** What is taken for a PDF, and what its file is called. */

const without = (bytes: Buffer, text: string, by = ''): Buffer =>
  Buffer.from(bytes.toString('latin1').replace(text, by), 'latin1');

describe('a file is a PDF by its bytes', () => {
  const sound = pdfOf('sound');
  const REFERENCES = /startxref\n(\d+)/.exec(sound.toString('latin1'))?.[1] ?? '';

  it('takes one that readers can open', () => {
    expect(pdfFault(sound)).toBeNull();
    expect(pdfFault(Buffer.concat([sound, Buffer.alloc(500)]))).toBeNull();
  });

  it('takes one whose cross-reference is an object, as newer writers do', () => {
    const at = Number(REFERENCES);
    const stream = `${sound.subarray(0, at).toString('latin1')}4 0 obj << /Type /XRef /Root 1 0 R >> endobj\nstartxref\n${at}\n%%EOF`;
    expect(pdfFault(Buffer.from(stream, 'latin1'))).toBeNull();
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a picture by another name', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['a page of the web', Buffer.from('<html><script>alert(1)</script>')],
    ['one that begins as something else', Buffer.concat([Buffer.from('MZ'), sound])],
    ['a header without a version', without(sound, '%PDF-1.4', '%PDF-x.y')],
  ])('refuses %s', (_what, bytes) => expect(pdfFault(bytes)).toBe('pdf-not-one'));

  it.each([
    ['a header alone', Buffer.from('%PDF-1.7\n')],
    ['one that was cut', sound.subarray(0, sound.length - 20)],
    ['one without its end', without(sound, '%%EOF')],
    ['an end that leads nowhere', without(sound, `startxref\n${REFERENCES}`, 'startxref\n999999')],
    ['an end that leads to its start', without(sound, `startxref\n${REFERENCES}`, 'startxref\n0')],
    ['one without a root', without(sound, '/Root 1 0 R')],
  ])('finds %s broken', (_what, bytes) => expect(pdfFault(bytes)).toBe('pdf-broken'));

  it.each(['/Encrypt 9 0 R ', '/Encrypt << /Filter /Standard >> '])(
    'refuses one that is protected',
    (trailer) => expect(pdfFault(pdfOf('secret', { trailer }))).toBe('pdf-protected'),
  );

  it('never fails, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), fc.boolean(), (bytes, headed) => {
        const head = headed ? Buffer.from('%PDF-1.7\n') : Buffer.alloc(0);
        expect(pdfFault(Buffer.concat([head, bytes]))).not.toBeNull();
      }),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['Délibération n° 12.pdf', 'Délibération n° 12.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\moi\\RIB.PDF', 'RIB.pdf'],
    ['facture.pdf.exe', 'facture.pdf.exe.pdf'],
    ['a.pdf.pdf', 'a.pdf'],
    ['', 'document.pdf'],
    ['...', 'document.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['RIB\u202Efdp.exe', 'RIBfdp.exe.pdf'],
    ['"><img src=x>.pdf', 'img src=x.pdf'],
    ['ligne\r\nX-En-tete: 1.pdf', 'ligneX-En-tete 1.pdf'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(120)}.pdf`],
  ])('%j is kept as %j', (given, kept) => expect(pdfName(given)).toBe(kept));

  it('is fit for a disk and for a header, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = pdfName(given);
        expect(name).toMatch(/^[^\s.].*\.pdf$/u);
        expect(name).not.toMatch(/[\p{C}<>:"|?*/\\]/u);
        expect([...name].length).toBeLessThanOrEqual(124);
        expect(pdfName(name)).toBe(name);
        expect(() => encodeURIComponent(name)).not.toThrow();
      }),
    );
  });
});
