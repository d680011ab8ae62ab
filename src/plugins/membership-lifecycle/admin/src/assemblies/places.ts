import { PLUGIN_ID } from '../../../shared/kernel/ids';

/** Where the assemblies are. */
export const ASSEMBLIES = `/plugins/${PLUGIN_ID}/assemblies`;
