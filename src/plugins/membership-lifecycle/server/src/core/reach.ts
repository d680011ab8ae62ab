import type { Core } from '@strapi/strapi';
import { clockIn } from '../kernel/clock';
import { port } from '../kernel/port';
import { reachingOn } from './rules/recipient';
import type { Reaching } from './rules/types';

/** The source of the channels by which messages reach people now. */
export const reachPort = port<() => readonly Reaching[]>('by what people are reached');

/**
 * The channels by which messages reach people today, the preferred first. Whose mandate is over, or
 * has not begun, is reached by none.
 */
export const reachingIn = (strapi: Core.Strapi): readonly Reaching[] =>
  reachingOn(reachPort.of(strapi)(), clockIn(strapi).today());
