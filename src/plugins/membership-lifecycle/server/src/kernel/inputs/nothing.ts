import { exact } from './fields';
import { validated } from './yup-problems';

const nothing = exact({});

/** A question without any filter: what is added to it is a mistake of the caller. */
export const validateNothing = (input: unknown) => validated<object>(nothing, input);
