import type { Core } from '@strapi/strapi';
import { clockIn } from '../../kernel/clock';
import { validateNothing } from '../../kernel/inputs/nothing';
import {
  validateCountersQuery,
  validateDuesQuery,
  validateExportQuery,
  validateYearQuery,
} from '../inputs/statistics';
import { statisticsIn } from '../statistics';

type Context = Parameters<Core.ControllerHandler>[0];

/** The day and the years in figures, and the lists behind them. */
const createStatisticsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const thisYear = () => Number(clockIn(strapi).today().slice(0, 4));

  return {
    async today(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await statisticsIn(strapi).today() };
    },

    async year(ctx: Context) {
      const { year = thisYear() } = await validateYearQuery({ ...ctx.query });
      ctx.body = { data: await statisticsIn(strapi).year(year) };
    },

    async exportYear(ctx: Context) {
      const { year = thisYear(), ...asked } = await validateExportQuery({ ...ctx.query });
      const { name, text } = await statisticsIn(strapi).exportYear(year, asked);
      ctx.attachment(name);
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = text;
    },

    async dues(ctx: Context) {
      const query = await validateDuesQuery({ ...ctx.query });
      ctx.body = await statisticsIn(strapi).dues(query);
    },

    async counters(ctx: Context) {
      const query = await validateCountersQuery({ ...ctx.query });
      ctx.body = await statisticsIn(strapi).counters(query);
    },

    async countedBenefits(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await statisticsIn(strapi).countedBenefits() };
    },
  };
};

export default createStatisticsController;
