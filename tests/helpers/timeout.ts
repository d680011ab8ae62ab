// A boot takes seconds, and minutes on a busy machine with its server on it.
jest.setTimeout(600_000);
