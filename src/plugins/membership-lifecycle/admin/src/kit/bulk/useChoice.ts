import { useState } from 'react';
import type { FilterValues } from '../hooks/useFilters';

interface Asked<Row, Chosen> {
  /** The rows of the page that is shown. */
  rows: readonly Row[] | undefined;
  /** What decides which rows the list has: its filters, without its order and its pages. */
  question: FilterValues;
  /** What is kept of a row while other pages are shown. */
  keep: (row: Row) => Chosen;
}

export interface Choice<Row extends { id: string }, Chosen extends { id: string }> {
  chosen: readonly Chosen[];
  /** How many of them the page that is shown does not have. */
  elsewhere: number;
  /** How many were chosen under other filters, until something is chosen again. */
  dropped: number;
  choose: (chosen: readonly Chosen[]) => void;
  /** The ticks of the page that is shown, as a table asks for them. */
  ticks: { chosen: readonly Row[]; onChoose: (rows: Row[]) => void };
}

/**
 * The rows that a person chose in a list that comes in pages: ticks hold from page to page, and all of
 * the list may be chosen and some of it left out again. Other filters drop the choice, so that nobody
 * acts upon rows that the list does not have.
 */
export const useChoice = <Row extends { id: string }, Chosen extends { id: string }>({
  rows = [],
  question,
  keep,
}: Asked<Row, Chosen>): Choice<Row, Chosen> => {
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [dropped, setDropped] = useState(0);
  const key = JSON.stringify(question);
  const [chosenUnder, setChosenUnder] = useState(key);
  if (chosenUnder !== key) {
    setChosenUnder(key);
    setChosen([]);
    if (chosen.length > 0) setDropped(chosen.length);
  }
  const shown = new Set(rows.map(({ id }) => id));
  const ids = new Set(chosen.map(({ id }) => id));
  const elsewhere = chosen.filter(({ id }) => !shown.has(id));
  const choose = (now: readonly Chosen[]) => {
    setChosen(now);
    setDropped(0);
  };
  return {
    chosen,
    elsewhere: elsewhere.length,
    dropped,
    choose,
    ticks: {
      chosen: rows.filter(({ id }) => ids.has(id)),
      onChoose: (ticked) => choose([...elsewhere, ...ticked.map(keep)]),
    },
  };
};
