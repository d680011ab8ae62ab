import type { Core } from '@strapi/strapi';
import { clockIn } from '../kernel/clock';
import { port } from '../kernel/port';
import type { Day } from '../kernel/rules/values';
import { reachingOn } from './rules/recipient';
import type { Reaching } from './rules/types';

/** The source of the channels by which messages reach people now. */
export const reachPort = port<() => readonly Reaching[]>('by what people are reached');

/** The channels by which messages reach people, whatever the days of their mandates. */
export const reachingEver = (strapi: Core.Strapi): readonly Reaching[] => reachPort.of(strapi)();

/**
 * The channels by which messages reach people on a day, today unless it is given, the preferred
 * first. Whose mandate is over by then, or has not begun, is reached by none.
 */
export const reachingIn = (
  strapi: Core.Strapi,
  on: Day = clockIn(strapi).today(),
): readonly Reaching[] => reachingOn(reachingEver(strapi), on);
