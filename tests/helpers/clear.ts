import { endRun } from './test-database';

/** Takes away the databases of the run, and what they were made from. */
export default (): Promise<void> => endRun();
