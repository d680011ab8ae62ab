import { exact } from './fields';
import { validated } from './yup-problems';

const nothing = exact({});

/** For calls without parameters: refuses any parameter. */
export const validateNothing = (input: unknown) => validated<object>(nothing, input);
