import { answerOnce } from '../../kernel/reading/reading-child';
import { readStatements } from './reading';
import type { Head, ReadingAsked, ReadLine } from './types';

/** The process that reads one statement. */

answerOnce<ReadingAsked, Head, ReadLine>(readStatements);
