import type { Settings } from '../../src/plugins/membership-lifecycle/server/src/accounting/rules/types';

/** The accounts and journals with which the tests of the books write entries. */
export const BOOK_SETTINGS: Settings = {
  basis: 'call',
  yearEndsOn: '12-31',
  accounts: {
    members: { code: '411', label: 'Adhérents' },
    credits: { code: '4191', label: 'Avances' },
    dues: { code: '756', label: 'Cotisations' },
    bank: { code: '512', label: 'Banque' },
    cheques: { code: '5112', label: 'Chèques à encaisser' },
    cash: { code: '530', label: 'Caisse' },
    difference: { code: '658', label: 'Petits écarts' },
    loss: { code: '654', label: 'Créances perdues' },
    prepaid: { code: '487', label: 'Produits constatés d’avance' },
    history: { code: '890', label: 'Bilan d’ouverture' },
  },
  journals: {
    dues: { code: 'COT', label: 'Cotisations' },
    bank: { code: 'BQ', label: 'Banque' },
    other: { code: 'OD', label: 'Opérations diverses' },
    history: { code: 'REP', label: 'Reprise d’historique' },
  },
};
