import { schemaOf } from './define-table';
import { TABLES } from './tables';

export default Object.fromEntries(
  Object.entries(TABLES).map(([name, table]) => [name, { schema: schemaOf(table) }]),
);
