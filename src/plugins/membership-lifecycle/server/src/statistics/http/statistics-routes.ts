import type { Core } from '@strapi/strapi';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { clockIn } from '../../kernel/clock';
import { file, get, list, may, mayOneOf, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import {
  validateCountersQuery,
  validateDuesQuery,
  validateExportQuery,
  validateYearQuery,
} from '../inputs/statistics';
import { statisticsIn } from '../statistics';
import { treasuryIn } from '../treasury';

const thisYear = (strapi: Core.Strapi) => Number(clockIn(strapi).today().slice(0, 4));

const { membershipRead, statisticsRead, usageRecord } = PERMISSIONS;
/** The counters, for readers of members and for those who record uses. */
const COUNTED = mayOneOf(membershipRead, usageRecord);

/** The day and the years in figures, and the lists behind them. */
export default [
  get('/statistics/today', may(membershipRead), async ({ strapi, query }) => {
    await validateNothing(query);
    return statisticsIn(strapi).today();
  }),
  get('/statistics/year', may(statisticsRead), async ({ strapi, query }) => {
    const { year = thisYear(strapi) } = await validateYearQuery(query);
    return statisticsIn(strapi).year(year);
  }),
  file('/statistics/year/export', may(statisticsRead), async ({ strapi, ctx, query }) => {
    const { year = thisYear(strapi), ...asked } = await validateExportQuery(query);
    const { name, text } = await statisticsIn(strapi).exportYear(year, asked);
    ctx.attachment(name);
    ctx.type = 'text/csv; charset=utf-8';
    ctx.body = text;
  }),
  get('/treasury', may(membershipRead), async ({ strapi, query }) => {
    const { year } = await validateYearQuery(query);
    return treasuryIn(strapi).view(year);
  }),
  list('/dues', may(membershipRead), async ({ strapi, query }) =>
    statisticsIn(strapi).dues(await validateDuesQuery(query)),
  ),
  get('/dues/late', may(membershipRead), async ({ strapi, query }) => {
    await validateNothing(query);
    return statisticsIn(strapi).late();
  }),
  list('/counters', COUNTED, async ({ strapi, query }) =>
    statisticsIn(strapi).counters(await validateCountersQuery(query)),
  ),
  get('/counters/benefits', COUNTED, async ({ strapi, query }) => {
    await validateNothing(query);
    return statisticsIn(strapi).countedBenefits();
  }),
  get('/counters/years', COUNTED, async ({ strapi, query }) => {
    await validateNothing(query);
    return statisticsIn(strapi).countedYears();
  }),
] satisfies AdminCall[];
