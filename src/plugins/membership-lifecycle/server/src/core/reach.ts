import type { Core } from '@strapi/strapi';
import { port } from '../kernel/port';
import type { Reaching } from './rules/types';

/** The source of the channels by which messages reach people now. */
export const reachPort = port<() => readonly Reaching[]>('by what people are reached');

/** The channels by which messages reach people, the preferred first. */
export const reachingIn = (strapi: Core.Strapi): readonly Reaching[] => reachPort.of(strapi)();
