import type { Core } from '@strapi/strapi';
import type { ListedPayment, PaymentsMeta } from '../../../shared/account/payments';
import type { Page } from '../../../shared/kernel/common';
import { readAll, readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import type { Paging } from '../kernel/rules/pages';
import { executorOf } from '../kernel/store/database';
import { PAYMENTS, sumPayments, type PaymentFilters, type PaymentRow } from './store/payments';

const view = ({ duesId, call, ...shown }: PaymentRow): ListedPayment => ({
  ...shown,
  call: duesId === null ? null : call,
});

const shown = (rows: readonly PaymentRow[]): ListedPayment[] => rows.map(view);

/** A page of the lines of all accounts, the last day first, with the sum of all that match. */
const list = async (
  strapi: Core.Strapi,
  question: PaymentFilters & Paging,
): Promise<Page<ListedPayment> & { meta: PaymentsMeta }> => {
  const { data, meta } = await readPage(strapi, PAYMENTS, question, shown);
  const sum = await sumPayments(await executorOf(strapi), question);
  return { data, meta: { ...meta, sum } };
};

/** All lines that the filters keep, the first day first, a page after the other, for a file. */
const pages = (strapi: Core.Strapi, question: PaymentFilters): AsyncGenerator<ListedPayment[]> =>
  readAll(strapi, PAYMENTS, question, shown);

/** Every line of all accounts, as a list. */
export const paymentsIn = serviceOf({ list, pages });
