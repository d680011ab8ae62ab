// A boot takes seconds, and longer on a busy machine.
jest.setTimeout(120_000);
