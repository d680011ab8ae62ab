import { exact } from './fields';
import { validateInput } from './yup-problems';

const nothing = exact({});

/** For calls without parameters: refuses any parameter. */
export const validateNothing = (input: unknown) => validateInput<object>(nothing, input);
