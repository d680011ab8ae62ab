/** Prefix of the numbers of accounts and tokens of another installation. */
export const FORMER = 'former:';
