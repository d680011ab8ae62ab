/** The test files of the tree, as paths from its root. */
export function testFiles(): string[];
/** The text of a file. */
export function sourceOf(file: string): string;
/** Why a file is marked by a word in its first line; undefined when it is not. */
export function markOf(file: string, word: 'databases' | 'long'): string | undefined;
/** Those that CI runs on each database server too. */
export function databaseFiles(): string[];
/** Those that CI does not run. */
export function longFiles(): string[];
