/** What the document says of the parameters of `PUBLIC_PAGING`. */
export const ABOUT_PAGING = {
  page: 'Which page, from 1.',
  pageSize: 'Lines a page; 25 unless it is given.',
  pagination: 'The same two as Strapi writes them: `pagination[page]`, `pagination[pageSize]`.',
};
