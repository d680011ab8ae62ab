import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { CallsQuestion } from '../../account/calls';
import { depositFolderIn, type FolderLine } from '../../account/deposit-folder';
import { refuse } from '../../account/refusals/deposits';
import { clockIn } from '../../kernel/clock';
import type { ExportLocale } from '../../kernel/export/cells';
import { csvOf } from '../../kernel/export/csv';
import { plainName } from '../../kernel/export/file';
import { column, onePage, tableOf, type Column, type ExportTable } from '../../kernel/export/table';
import { PAPER_WORDS, wordOf } from '../../kernel/export/words';
import { xlsxOf } from '../../kernel/export/xlsx';
import type { Localised } from '../../kernel/rules/values';
import { papersIn } from '../../papers/papers';
import { settingsIn } from '../../settings/settings';
import { zipOf, type Packed } from './zip';

/**
 * A folder to deposit on Chorus Pro: the papers for its portal, their data as XML for a flow, and a
 * list of both with what is left aside and why.
 */

const MOST_BYTES = 1_000_000_000;
/** The longest name of an attachment that Chorus Pro takes, without its ending. */
const LONGEST_NAME = 50 - '.pdf'.length;

/** A line of the folder, once its files were read. */
interface Deposited extends FolderLine {
  pdf: string | null;
  xml: string | null;
  /** As its data say them, whatever the page of the organisation says by now. */
  siret: string | null;
  frame: string;
}

const both = (parts: readonly Localised[]): Localised => ({
  fr: parts.map(({ fr }) => fr).join(' '),
  en: parts.map(({ en }) => en).join(' '),
});

const YES_NO: Record<'yes' | 'no', Localised> = {
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
};

const columnsFor = (iban: string): readonly Column<Deposited>[] => [
  column('text', 'À déposer', 'To deposit', ({ why }) => (why ? YES_NO.no : YES_NO.yes)),
  column('text', 'Nature', 'Kind', ({ row }) => wordOf(PAPER_WORDS, row.kind)),
  column('text', 'Numéro', 'Number', ({ number }) => number),
  column('day', 'Émis le', 'Issued on', ({ row }) => row.issuedOn),
  column('text', 'Organisme', 'Organisation', ({ row }) => row.organisation || row.reference),
  column('text', 'SIRET', 'SIRET', ({ siret }) => siret),
  column('text', 'Code service', 'Service code', ({ row }) => row.serviceCode),
  column('text', 'N° d’engagement', 'Engagement number', ({ row }) => row.engagementNumber),
  column('money', 'Montant', 'Amount', ({ row }) => row.amount),
  column('text', 'Devise', 'Currency', ({ row }) => row.currency),
  column('money', 'Déjà reçu', 'Received', ({ row }) => (row.kind === 'call' ? row.paid : null)),
  column('day', 'Échéance', 'Due on', ({ row }) => (row.kind === 'call' ? row.dueOn : null)),
  column('day', 'Période du', 'Term from', ({ row }) => row.startsOn),
  column('day', 'Période au', 'Term to', ({ row }) => row.endsOn),
  column('text', 'Cadre de facturation', 'Frame of invoicing', ({ frame }) => frame),
  column('text', 'Annule', 'Cancels', ({ row }) => (row.kind === 'call' ? null : row.call)),
  // A credit note with an account would have the payment ordered again.
  column('text', 'IBAN', 'IBAN', ({ row, paper }) =>
    row.kind === 'call' ? (paper?.account?.iban ?? iban) : null,
  ),
  column('text', 'Fichier PDF', 'PDF file', ({ pdf }) => pdf),
  column('text', 'Fichier XML', 'XML file', ({ xml }) => xml),
  column('text', 'À savoir', 'To know', ({ why, remarks }) => why ?? both(remarks)),
  column(
    'text',
    'Référence de l’adhésion',
    'Reference of the membership',
    ({ row }) => row.reference,
  ),
];

const TITLE: Localised = { fr: 'Dossier de dépôt', en: 'Deposit folder' };
const LIST: Record<ExportLocale, string> = { fr: 'liste', en: 'list' };

/** `2026-0001-commune-de-lons`: its number first, and within the length that Chorus Pro takes. */
const nameOf = ({ number, row }: FolderLine): string =>
  plainName(`${number} ${row.organisation || row.reference}`)
    .slice(0, LONGEST_NAME)
    .replace(/-$/, '');

const SIRET = /<ram:GlobalID schemeID="0009">(\d{14})</;
const FRAME = /<ram:BusinessProcessSpecifiedDocumentContextParameter>\s*<ram:ID>([A-Z]\d{1,2})</;

/** The buyer in the data of an invoice. */
const buyerIn = (data: string): string =>
  data.slice(data.indexOf('<ram:BuyerTradeParty>'), data.indexOf('</ram:BuyerTradeParty>'));

/** The data of an invoice within its PDF, as they were issued. */
const dataIn = async (pdf: Buffer): Promise<string> => {
  const { extractXml } = await import('@stackforge-eu/factur-x');
  return (await extractXml(pdf)).xml;
};

/** The files of one line; it is told of as left aside when its paper cannot be read. */
const filesOf = async (
  strapi: Core.Strapi,
  line: FolderLine,
  letter: string,
): Promise<{ deposited: Deposited; files: Packed[] }> => {
  const { paper, why, payer } = line;
  const none = { pdf: null, xml: null, siret: payer.siret, frame: `${letter}1` };
  if (why || !paper) return { deposited: { ...line, ...none }, files: [] };
  const bytes = await papersIn(strapi).bytesOf(paper);
  if (!bytes) {
    const missing = refuse('deposit-file-missing').text;
    return { deposited: { ...line, ...none, why: missing, remarks: [] }, files: [] };
  }
  const name = nameOf(line);
  const pdf: Packed = { name: `pdf/${name}.pdf`, bytes, dense: true };
  if (paper.format !== 'factur-x') {
    return { deposited: { ...line, ...none, pdf: pdf.name }, files: [pdf] };
  }
  const data = await dataIn(bytes);
  const xml: Packed = { name: `xml/${name}.xml`, bytes: Buffer.from(data), dense: false };
  const said = {
    siret: SIRET.exec(buyerIn(data))?.[1] ?? payer.siret,
    frame: FRAME.exec(data)?.[1] ?? none.frame,
  };
  return { deposited: { ...line, ...said, pdf: pdf.name, xml: xml.name }, files: [pdf, xml] };
};

const csvBytes = async (table: ExportTable, locale: ExportLocale): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of csvOf([table], locale)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};

/** The files of the folder, each as it is asked for; the list comes last, when all were read. */
async function* filesIn(
  strapi: Core.Strapi,
  lines: readonly FolderLine[],
  locale: ExportLocale,
): AsyncGenerator<Packed> {
  const { iban, chorusFrame } = await settingsIn(strapi).identity();
  const done: Deposited[] = [];
  for (const line of lines) {
    const { deposited, files } = await filesOf(strapi, line, chorusFrame.charAt(0));
    done.push(deposited);
    yield* files;
  }
  const table = tableOf(TITLE, columnsFor(iban), onePage(done));
  const name = LIST[locale];
  yield { name: `${name}.csv`, bytes: await csvBytes(table, locale), dense: false };
  yield { name: `${name}.xlsx`, bytes: await xlsxOf(strapi, [table], locale), dense: true };
}

/** The folder of what is chosen. Refused before anything is sent when it would be too large. */
export const depositFolder = async (
  strapi: Core.Strapi,
  question: CallsQuestion,
  locale: ExportLocale,
): Promise<{ name: string; body: Readable }> => {
  const lines = await depositFolderIn(strapi).lines(question);
  const size = lines.reduce((sum, { why, paper }) => sum + (why ? 0 : (paper?.size ?? 0)), 0);
  if (size > MOST_BYTES) throw refuse('deposit-folder-large');
  const at = new Date(clockIn(strapi).now());
  return {
    name: `${plainName(TITLE[locale])}-${clockIn(strapi).today()}.zip`,
    body: Readable.from(zipOf(filesIn(strapi, lines, locale), at)),
  };
};
