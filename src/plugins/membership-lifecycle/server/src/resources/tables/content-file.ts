import { table } from '../../kernel/tables/define';

/** Files of parts for members, whose bytes lie in the private storage. */
export const CONTENT_FILE_TABLE = table(
  'content-file',
  {
    name: 'string',
    mime: 'string',
    size: 'integer',
    digest: 'string',
    addedAt: 'instant',
    actorType: 'string',
    actorId: 'string',
  },
  [{ columns: ['digest'] }, { columns: ['addedAt'] }],
);
