import type { ListedPayment } from '../../../../shared/account/payments';
import { column, member, type Column } from '../../kernel/export/table';
import { METHOD_WORDS, PAYMENT_WORDS, wordOf } from '../../kernel/export/words';

const CREDIT = { fr: 'Crédit du compte', en: 'Credit of the account' };

/** The columns of the lines of all accounts in a file. */
export const PAYMENT_COLUMNS: readonly Column<ListedPayment>[] = [
  column('text', 'Nature', 'Kind', ({ kind }) => wordOf(PAYMENT_WORDS, kind)),
  column('day', 'Date', 'Date', ({ on }) => on),
  ...member<ListedPayment>(),
  column('text', 'Appel', 'Call', ({ call }) => call ?? CREDIT),
  column('money', 'Montant', 'Amount', ({ amount }) => amount),
  column('text', 'Moyen', 'Method', ({ method }) => wordOf(METHOD_WORDS, method)),
  column('text', 'Référence du règlement', 'Payment reference', (row) => row.paymentReference),
  column('text', 'Motif', 'Reason', ({ reason }) => reason),
];
