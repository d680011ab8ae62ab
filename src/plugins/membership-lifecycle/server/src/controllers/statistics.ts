import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';
import {
  validateCountersQuery,
  validateDuesQuery,
  validateExportQuery,
  validateNothing,
  validateYearQuery,
} from '../validation/statistics';

type Context = Parameters<Core.ControllerHandler>[0];

/** The day and the years in figures, and the lists behind them. */
const createStatisticsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const thisYear = () => Number(getService(strapi, 'clock').today().slice(0, 4));

  return {
    async today(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await getService(strapi, 'statistics').today() };
    },

    async year(ctx: Context) {
      const { year = thisYear() } = await validateYearQuery({ ...ctx.query });
      ctx.body = { data: await getService(strapi, 'statistics').year(year) };
    },

    async exportYear(ctx: Context) {
      const { year = thisYear(), ...asked } = await validateExportQuery({ ...ctx.query });
      const { name, text } = await getService(strapi, 'statistics').exportYear(year, asked);
      ctx.attachment(name);
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = text;
    },

    async dues(ctx: Context) {
      const query = await validateDuesQuery({ ...ctx.query });
      ctx.body = await getService(strapi, 'statistics').dues(query);
    },

    async counters(ctx: Context) {
      const query = await validateCountersQuery({ ...ctx.query });
      ctx.body = await getService(strapi, 'statistics').counters(query);
    },

    async countedBenefits(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await getService(strapi, 'statistics').countedBenefits() };
    },
  };
};

export default createStatisticsController;
