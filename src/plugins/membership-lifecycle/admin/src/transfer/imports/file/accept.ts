/** The files that an import reads, as the browser's dialog filters them. */
export const TABLE_FILES = '.csv,.txt,.xlsx,text/csv';
