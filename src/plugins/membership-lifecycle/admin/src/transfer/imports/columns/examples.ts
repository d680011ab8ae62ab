import type { ImportView } from '../../../../../shared/transfer/imports';

const MOST = 40;

/** Examples of a column, so that it is recognised. */
export const examplesOf = ({ examples }: ImportView['columns'][number]): string =>
  examples.map((one) => (one.length > MOST ? `${one.slice(0, MOST)}…` : one)).join(' · ');
