/** The values of a command's fields, by their names. */
export type CommandValues = Record<string, string | number>;
