import { schemaOf } from './define-table';
import { TABLES } from './tables';

export default Object.fromEntries(TABLES.map((table) => [table.name, { schema: schemaOf(table) }]));
