import fc from 'fast-check';
import { SEED } from './days';

// A floor such as « at least fifty moved » holds for a seed, and a failure is found again by it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
