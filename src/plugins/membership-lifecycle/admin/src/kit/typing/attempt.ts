import { createContext } from 'react';

/** How many times a form was sent: a refusal that was mended stands again when it is given again. */
export const AttemptContext = createContext(0);
