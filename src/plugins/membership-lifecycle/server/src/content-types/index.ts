import { schemaOf } from '../kernel/tables/define';
import { TABLES } from '../tables';

export default Object.fromEntries(TABLES.map((table) => [table.name, { schema: schemaOf(table) }]));
