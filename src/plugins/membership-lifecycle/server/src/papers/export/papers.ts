import type { IssuedPaperView, MemberPaperView } from '../../../../shared/papers/papers';
import { column, type Column } from '../../kernel/export/table';
import { PAPER_WORDS, wordOf, who } from '../../kernel/export/words';

/** A paper of a member, given or issued; its bytes can be opened on the screen only. */
export type ListedPaper = (MemberPaperView | IssuedPaperView) & { digest: string };

/** The papers of one member: what they are, and the digests by which their bytes are known. */
export const paperColumns = (
  instant: (iso: string | null) => string | null,
): readonly Column<ListedPaper>[] => [
  column('text', 'Document', 'Document', ({ kind }) => wordOf(PAPER_WORDS, kind)),
  column('text', 'Titre', 'Title', (paper) => ('title' in paper ? paper.title : null)),
  column('text', 'Fichier', 'File', ({ name }) => name),
  column('day', 'Daté du', 'Dated', (paper) =>
    'documentOn' in paper ? paper.documentOn : paper.issuedOn,
  ),
  column('day', 'Annulé le', 'Cancelled on', (paper) =>
    'cancelled' in paper ? (paper.cancelled?.on ?? null) : null,
  ),
  column('text', 'Annulé par', 'Cancelled by', (paper) =>
    'cancelled' in paper ? (paper.cancelled?.creditNote ?? null) : null,
  ),
  column('whole', 'Octets', 'Bytes', ({ size }) => size),
  column('text', 'Empreinte SHA-256', 'SHA-256 digest', ({ digest }) => digest),
  column('text', 'Par', 'By', (paper) => who('addedBy' in paper ? paper.addedBy : paper.issuedBy)),
  column('instant', 'Ajouté le', 'Added on', (paper) =>
    'addedAt' in paper ? instant(paper.addedAt) : null,
  ),
];
