import { createContext, useContext, useEffect } from 'react';

/** The sentence of an input on its text: why it cannot be read, or how it was understood. */
export interface Said {
  problem: string | null;
  note: string | undefined;
}

type Say = (input: string, said: Said | null) => void;

/** The frame around an input, which shows its label, its help and what is wrong with it. */
export const SayingContext = createContext<Say>(() => undefined);

/** Tells the frame around what the input says, until the input is gone. */
export const useSaying = (input: string, { problem, note }: Said): void => {
  const say = useContext(SayingContext);
  useEffect(() => {
    say(input, { problem, note });
  }, [say, input, problem, note]);
  useEffect(() => () => say(input, null), [say, input]);
};
