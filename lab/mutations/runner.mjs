/**
 * Stryker's runner for the pure core: the bundled tests are loaded once, and a mutant is judged by
 * those that reach it, one after the other, until one fails. First come those that found others
 * lately, since neighbours fall to the same test, then the quickest.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

const BUNDLE = path.join('.cache', 'mutations', 'tests', 'all.cjs');
/** How often each test hit each mutant in the first run, for the processes that had no first run. */
const HITS = path.join('.cache', 'mutations', 'hits.json');
/** A test that hits a mutant so many times more often than without it, and some, will not end. */
const MOST_TIMES = 3;
const SPARE_HITS = 1_000;
/** Slower tests wait for their turn, whatever they found. */
const QUICK_MS = 20;

class Runner {
  #context = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  #judges = [];
  #spent = new Map();
  #foundAt = new Map();
  #runs = 0;
  #hits = null;

  capabilities() {
    // Said to be able to, since Stryker would start a process for each mutant that the tests reach
    // while they are defined, too; those that only take effect when loaded are left aside.
    return { reloadEnvironment: true };
  }

  async init() {
    createRequire(import.meta.url)(path.resolve(BUNDLE));
    // A table may give two tests one name: their place tells them apart.
    this.#judges = globalThis.judges.map((judge, place) => ({ ...judge, id: `${place}` }));
  }

  async #ask({ id, name, before, run }) {
    const since = performance.now();
    let failureMessage = null;
    try {
      for (const prepare of before()) await prepare();
      await run();
    } catch (error) {
      failureMessage = error instanceof Error ? error.message : String(error);
    }
    const timeSpentMs = performance.now() - since;
    const told = { id, name, timeSpentMs };
    return failureMessage === null
      ? { ...told, status: TestStatus.Success }
      : { ...told, status: TestStatus.Failed, failureMessage };
  }

  async dryRun() {
    const tests = [];
    for (const judge of this.#judges) {
      this.#context.currentTestId = judge.id;
      tests.push(await this.#ask(judge));
    }
    this.#context.currentTestId = undefined;
    fs.writeFileSync(HITS, JSON.stringify(this.#context.mutantCoverage.perTest));
    return {
      status: DryRunStatus.Complete,
      tests,
      mutantCoverage: this.#context.mutantCoverage,
    };
  }

  #inOrder(testFilter) {
    const meant = new Set(testFilter);
    const spent = (id) => this.#spent.get(id) ?? 0;
    const found = (id) => (spent(id) > QUICK_MS ? 0 : (this.#foundAt.get(id) ?? 0));
    return this.#judges
      .filter(({ id }) => !testFilter || meant.has(id))
      .sort((a, b) => found(b.id) - found(a.id) || spent(a.id) - spent(b.id));
  }

  async mutantRun({ activeMutant, testFilter }) {
    this.#hits ??= JSON.parse(fs.readFileSync(HITS, 'utf8'));
    this.#context.activeMutant = activeMutant.id;
    this.#runs += 1;
    const tests = [];
    for (const judge of this.#inOrder(testFilter)) {
      const usual = this.#hits[judge.id]?.[activeMutant.id] ?? 0;
      this.#context.hitLimit = usual * MOST_TIMES + SPARE_HITS;
      this.#context.hitCount = 0;
      const asked = await this.#ask(judge);
      tests.push(asked);
      const { hitCount, hitLimit } = this.#context;
      const endless = determineHitLimitReached(hitCount, hitLimit);
      if (endless) return toMutantRunResult(endless);
      if (asked.status === TestStatus.Failed) {
        this.#foundAt.set(judge.id, this.#runs);
        break;
      }
      this.#spent.set(judge.id, asked.timeSpentMs);
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'pure-core', Runner)];
