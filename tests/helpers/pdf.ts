import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Reads a PDF with the tools of the machine, where they are installed. */

const isThere = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;

/** Whether qpdf and the tools of poppler are installed; says so when they are not. */
export const hasPdfTools = (): boolean => {
  const missing = ['qpdf', 'pdftotext', 'pdffonts', 'pdfinfo', 'pdfdetach', 'pdftoppm'].filter(
    (tool) => !isThere(tool),
  );
  if (missing.length === 0) return true;
  console.info(`Not checked for want of ${missing.join(', ')} (qpdf, poppler-utils)`);
  return false;
};

const withFile = <T>(bytes: Buffer, run: (file: string) => T): T => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paper-'));
  const file = path.join(folder, 'paper.pdf');
  fs.writeFileSync(file, bytes);
  try {
    return run(file);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
};

const answer = (tool: string, args: string[], bytes: Buffer): string =>
  withFile(bytes, (file) => {
    const { stdout, stderr } = spawnSync(tool, [
      ...args,
      file,
      ...(tool === 'pdftotext' ? ['-'] : []),
    ]);
    return `${stdout.toString()}${stderr.toString()}`;
  });

/** The faults that qpdf finds; none for a sound file. */
export const faultsOf = (bytes: Buffer): string[] =>
  answer('qpdf', ['--check'], bytes)
    .split('\n')
    .filter((line) => /error|warning/i.test(line) && !/^No syntax|errors that qpdf/.test(line));

/** The text of a PDF, its spaces ordinary ones. */
export const textOf = (bytes: Buffer): string =>
  answer('pdftotext', ['-layout'], bytes).replace(/[^\S\n]+/g, ' ');

/** The fonts of a PDF: whether each is embedded. */
export const fontsOf = (bytes: Buffer): boolean[] =>
  answer('pdffonts', [], bytes)
    .split('\n')
    .filter((line) => line.includes('SourceSans'))
    .map((line) => /Identity-H\s+yes/.test(line));

/** The structure that readers with ears follow, one element a line, and what the file says of itself. */
export const structureOf = (bytes: Buffer): string[] =>
  answer('pdfinfo', ['-struct'], bytes)
    .split('\n')
    .map((line) => line.trim().split(/[ :]/)[0]);
export const infoOf = (bytes: Buffer): string => answer('pdfinfo', [], bytes);

/** The files that a PDF carries, by name. */
export const filesIn = (bytes: Buffer): Record<string, string> =>
  withFile(bytes, (file) => {
    const folder = path.join(path.dirname(file), 'files');
    fs.mkdirSync(folder);
    spawnSync('pdfdetach', ['-saveall', '-o', folder, file]);
    return Object.fromEntries(
      fs
        .readdirSync(folder)
        .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
    );
  });

/** The metadata that a PDF says of itself in XML. */
export const metadataOf = (bytes: Buffer): string => answer('pdfinfo', ['-meta'], bytes);

/** The first page as the eye sees it. */
export const pictureOf = (bytes: Buffer): Buffer =>
  withFile(bytes, (file) => {
    const to = path.join(path.dirname(file), 'page');
    spawnSync('pdftoppm', ['-singlefile', '-r', '60', file, to]);
    return fs.readFileSync(`${to}.ppm`);
  });
