import { serviceOf } from '../kernel/made-once';
import { lineView, list, member, pages } from './lines';
import { match, setAside, undo } from './matching';
import { read, remove, statements } from './statements';
import { confirmSure, sure } from './sure';

/** The statements of the bank: read, and matched to calls and payments. */
export const bankIn = serviceOf({
  read,
  statements,
  remove,
  list,
  pages,
  line: lineView,
  member,
  match,
  setAside,
  undo,
  sure,
  confirmSure,
});
