import type { Sentence } from '../../../shared/kernel/common';
import { neverJoined } from './rules/commands/membership';
import type { Because, Facts } from './rules/types';
import { sentence } from './sentences';

/** The reason of a status in words: who never joined has withdrawn an application. */
export const statusSentence = (facts: Facts, because: Because): Sentence => {
  const isApplication = because.rule === 'withdrawn' && neverJoined(facts);
  const told = isApplication ? { ...because, rule: 'application-withdrawn' } : because;
  return { ...sentence(told), rule: because.rule };
};
