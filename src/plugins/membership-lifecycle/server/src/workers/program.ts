import { parentPort } from 'node:worker_threads';
import type { CellValue, ExportLocale } from '../kernel/export/cells';
import { workbookOf, type WorkbookTable } from '../kernel/export/workbook';
import { Unmakable, type Answer, type Rows } from '../kernel/workers/task';
import { drawPaper, type PaperTask } from '../papers/drawing';
import { facturXData } from '../papers/factur-x';
import { drawSheet, type SheetTask } from '../papers/sheet-drawing';

/** The program of a thread: it makes one file after the other, and keeps its fonts between them. */

type WorkbookTask = { kind: 'workbook'; tables: readonly WorkbookTable[]; locale: ExportLocale };
type Asked = PaperTask | SheetTask | WorkbookTask;

const rowsOf: CellValue[][][] = [];

const make = async (task: Asked): Promise<Buffer> => {
  switch (task.kind) {
    case 'workbook':
      return workbookOf(task.tables, rowsOf, task.locale);
    case 'sheet':
      return drawSheet(task.sheet, task.letterhead);
    case 'paper': {
      const data = task.invoice && (await facturXData(task.invoice));
      return drawPaper(task.paper, task.letterhead, data);
    }
  }
};

/** A copy of its own: bytes that share their memory with others cannot be handed over. */
const alone = (made: Buffer): ArrayBuffer => {
  const bytes = new ArrayBuffer(made.length);
  new Uint8Array(bytes).set(made);
  return bytes;
};

const answerTo = async (task: Asked): Promise<Answer> => {
  try {
    return { kind: 'made', bytes: alone(await make(task)) };
  } catch (error) {
    return error instanceof Unmakable
      ? { kind: 'fault', fault: error.fault }
      : { kind: 'failed', why: (error as Error).stack ?? String(error) };
  }
};

parentPort?.on('message', async (message: Asked | Rows) => {
  if (message.kind === 'rows') {
    (rowsOf[message.table] ??= []).push(...message.rows);
    return;
  }
  const answer = await answerTo(message);
  parentPort?.postMessage(answer, answer.kind === 'made' ? [answer.bytes] : []);
});
