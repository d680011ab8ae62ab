/**
 * Why a file cannot be read, with values for the sentence. Not a refusal yet: the reading process
 * does not load the application.
 */
export class UnreadableFile<Reason extends string = string> extends Error {
  constructor(
    readonly reason: Reason,
    readonly details: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}
