/**
 * Why a file cannot be read: a reason of `transfer/refusals/imports.ts`, with what its texts name. It is no refusal
 * yet, since it is found in a process that loads nothing of the application.
 */
export class Unreadable extends Error {
  constructor(
    readonly reason: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}
