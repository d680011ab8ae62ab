import { PLUGIN_ID } from '../../../shared/kernel/ids';

/** The page of the assemblies. */
export const ASSEMBLIES = `/plugins/${PLUGIN_ID}/assemblies`;
