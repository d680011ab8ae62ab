import type { Core } from '@strapi/strapi';
import { clockIn } from '../kernel/clock';
import type { Locale } from '../kernel/rules/values';
import { workersIn } from '../kernel/workers/workers';
import type { PaperTask } from '../papers/drawing';
import { faultIn } from '../papers/faults';
import { letterheadOf } from '../papers/letterhead';
import { settingsIn } from '../settings/settings';
import { attendancePaper } from './content/attendance';
import { refuse } from './refusals/assembly';
import { assemblyOf, attendeesOf, personsOf, rollRows } from './roll';
import { assemblyView } from './view';

/** The attendance sheet for signatures, from the present roll. */
export const sheetPaper = async (
  strapi: Core.Strapi,
  id: string,
  locale: Locale,
): Promise<{ name: string; bytes: Buffer }> => {
  const assembly = await assemblyOf(strapi, id);
  const who = await attendeesOf(strapi, assembly);
  const today = clockIn(strapi).today();
  const { tally, quorumNow } = assemblyView(assembly, who, { today, secondId: null });
  const identity = await settingsIn(strapi).identity();
  const context = {
    assembly,
    lines: rollRows(who).filter(({ listing }) => listing !== 'out'),
    persons: personsOf(who),
    tally,
    quorum: quorumNow,
    association: identity,
    madeOn: assembly.closedOn ?? today,
  };
  const paper = attendancePaper(context, locale);
  const letterhead = await letterheadOf(strapi, identity);
  try {
    const task: PaperTask = { kind: 'paper', paper, letterhead, invoice: null };
    const bytes = await workersIn(strapi).drawLong(task);
    return { name: `${paper.name}.pdf`, bytes };
  } catch (error) {
    const fault = faultIn(error);
    if (fault?.kind !== 'unwritable') throw error;
    throw refuse('paper-unwritable', { character: fault.character });
  }
};
