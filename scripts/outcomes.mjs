/**
 * `npm run outcomes`: writes `docs/outcomes.txt` and its two pages from what the rules compute now. Read
 * the difference that git then shows: each changed cell is meant, or a fault.
 */
import { runTool } from './lib/project.mjs';

const TEST = 'tests/domain/membership/outcomes.test.ts';
const jest = ['--selectProjects=domain', '--silent', '--runTestsByPath', TEST];
const isWritten = runTool('jest/bin/jest.js', jest, { OUTCOMES: 'write' });
process.exit(isWritten ? 0 : 1);
