import type { Core } from '@strapi/strapi';
import request from 'supertest';
import type { Caller } from './callers';

/** Small files of members, and the way in which their page sends them. */

/** A PDF of one empty page; what is said makes it unlike the others. */
export const pdfOf = (said: string, { trailer = '' } = {}): Buffer => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  let text = `%PDF-1.4\n% ${said}\n`;
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const references = text.length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  text += `xref\n0 4\n0000000000 65535 f \n${lines.join('')}`;
  text += `trailer\n<< /Size 4 /Root 1 0 R ${trailer}>>\nstartxref\n${references}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

/** Sends a file to a member's papers. */
export const sendPaper = (
  strapi: Core.Strapi,
  caller: Caller,
  member: string,
  file: { name?: string; bytes: Buffer; type?: string },
  fields: Record<string, string> = { kind: 'deliberation' },
) => {
  const test = request(strapi.server.httpServer)
    .post(`/membership-lifecycle/memberships/${member}/member-papers`)
    .set('Authorization', `Bearer ${caller}`);
  for (const [name, value] of Object.entries(fields)) void test.field(name, value);
  const { name = 'document.pdf', bytes, type = 'application/pdf' } = file;
  return test.attach('file', bytes, { filename: name, contentType: type });
};
