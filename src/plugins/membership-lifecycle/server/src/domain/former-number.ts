/** What the number of an account or a token of another installation begins with. */
export const FORMER = 'former:';
