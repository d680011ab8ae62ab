/**
 * Faults of a database that have nothing to do with the query. `race`: another transaction won.
 * `away`: the database cannot be reached or the connection was cut, possibly after the work was
 * done. `full`: no space is left.
 */
export type DatabaseFault = 'race' | 'away' | 'full';

interface DriverError {
  name?: string;
  code?: string;
  errno?: number;
  message?: string;
}

const CODES: Record<DatabaseFault, ReadonlySet<string>> = {
  race: new Set([
    ...['40001', '40P01', '55P03'],
    // PostgreSQL lost a prepared statement; repeated without a name, it succeeds.
    ...['26000', '42P05', '0A000'],
    ...['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED'],
  ]),
  away: new Set([
    // PostgreSQL: shut down by its administrator or by a crash, starting up, too many connections.
    ...['57P01', '57P02', '57P03', '53300'],
    // A cancelled statement, an idle transaction that timed out, a dropped database.
    ...['57014', '25P03', '57P05', '57P04'],
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'PROTOCOL_CONNECTION_LOST'],
    // A stopped container has no DNS entry, and a stopped machine no route.
    ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
    ...['SQLITE_IOERR', 'SQLITE_CANTOPEN'],
  ]),
  full: new Set(['53100', 'SQLITE_FULL', 'ENOSPC']),
};

/** MariaDB and MySQL. */
const NUMBERS: Record<DatabaseFault, ReadonlySet<number>> = {
  // Lock wait timeout, deadlock, row changed since the snapshot.
  race: new Set([1205, 1213, 1020]),
  // Too many connections, shutting down, interrupted, connection killed, over its time, gone away, lost, silent.
  away: new Set([1040, 1053, 1317, 1927, 1969, 2006, 2013, 3024, 4031]),
  full: new Set([1021, 1114]),
};

/** Drivers say these without a code. */
const CUT = /connection (is in closed state|terminated|ended)|not queryable|^timeout expired$/i;

const isAway = ({ name, code = '', message = '' }: DriverError): boolean =>
  // `KnexTimeoutError`: no connection could be had.
  name === 'KnexTimeoutError' || /^(08|SQLITE_IOERR_)/.test(code) || CUT.test(message);

const FAULTS: readonly DatabaseFault[] = ['race', 'full', 'away'];

/**
 * The fault of the database; null for other errors. A plain network code means the database:
 * nodemailer uses its own codes (`ESOCKET`, `EDNS`), and `fetch` hides them in a cause.
 */
export const faultOf = (error: unknown): DatabaseFault | null => {
  const seen = (error ?? {}) as DriverError;
  const { code, errno } = seen;
  const known = FAULTS.find(
    (fault) =>
      (code !== undefined && CODES[fault].has(code)) ||
      (errno !== undefined && NUMBERS[fault].has(errno)),
  );
  return known ?? (isAway(seen) ? 'away' : null);
};

/** Whether a transaction failed because of another one, so that running it again may succeed. */
export const isTransient = (error: unknown): boolean => faultOf(error) === 'race';

/**
 * Whether PostgreSQL refused to compare a column with a value of another type or range (SQLSTATE
 * class 22). Other databases just find no row.
 */
export const isImpossibleValue = (error: unknown): boolean =>
  /^22[0-9A-Z]{3}$/.test(String((error as DriverError | null)?.code));
