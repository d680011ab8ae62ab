import { removeTemplate } from './test-database';

/** Takes away what `prepare` made for all test files. */
export default (): void => removeTemplate();
