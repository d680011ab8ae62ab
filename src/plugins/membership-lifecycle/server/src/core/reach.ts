import { port } from '../kernel/port';
import type { Reaching } from './rules/types';

/** The channels by which messages reach people, the preferred first. */
export const reachPort = port<readonly Reaching[]>('by what people are reached');
