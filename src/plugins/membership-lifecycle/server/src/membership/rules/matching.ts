import { folded } from '../../kernel/rules/import/folding';
import { dayOf, remark, textOf, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import type { Day } from '../../kernel/rules/values';

/** Which lines are of which member body, of those that are there and those that the file brings. */

/** A body that is there, as far as a line can name it. */
export interface KnownBody {
  organisationId: string;
  membershipId: string | null;
  reference: string | null;
  name: string;
  siret: string | null;
  siren?: string | null;
  postalCode: string | null;
  /** What it was called before, or what a body that was merged into it is called. */
  formerly?: readonly { name: string; siret: string | null }[];
  /** The body that it was merged into, and the first days of the terms that stayed with it. */
  takenOver?: { by: string; keeps: readonly Day[] };
}

/** What the lines of one member are gathered under. */
export interface Body {
  known: KnownBody | null;
  name: string;
  siret: string | null;
  reference: string | null;
  postalCode: string | null;
  lines: ReadLine[];
}

const postal = (text: string | null): string | null =>
  text === null ? null : folded(text).replace(/ /g, '') || null;

type Named = Omit<Body, 'known' | 'lines'>;

const namedBy = (line: ReadLine): Named => ({
  name: folded(textOf(line, 'organisation.name') ?? ''),
  siret: textOf(line, 'organisation.siret'),
  reference: folded(textOf(line, 'membership.reference') ?? '') || null,
  postalCode: postal(textOf(line, 'organisation.address.postalCode')),
});

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

/** Bodies by each way of naming them. */
class Index {
  private readonly maps = new Map<string, Body[]>();

  private keysOf({ name, siret, reference }: Named): string[] {
    return [
      `name ${name}`,
      ...(siret ? [`siret ${siret}`] : []),
      ...(reference ? [`reference ${reference}`] : []),
    ];
  }

  add(body: Body, named: Named): void {
    for (const key of this.keysOf(named)) {
      const list = this.maps.get(key);
      if (!list) this.maps.set(key, [body]);
      else if (!list.includes(body)) list.push(body);
    }
  }

  by(way: 'name' | 'siret' | 'reference', value: string | null): Body[] {
    return value === null ? [] : (this.maps.get(`${way} ${value}`) ?? []);
  }
}

type Found = { body: Body | null } | { fault: Remark };

const fault = (reason: string, field: string, body?: Body): Found => ({
  fault: remark(reason, field, body ? { name: body.known?.name ?? body.name } : {}),
});

/** By the name: with the same postal code, or alone of its name where one of the codes is missing. */
const findByName = (index: Index, line: Named): Found => {
  const field = 'organisation.name';
  const homonyms = index
    .by('name', line.name)
    .filter((one) => !differ(one.reference, line.reference));
  const here = homonyms.filter(
    ({ postalCode }) => line.postalCode !== null && postalCode === line.postalCode,
  );
  const [other] = here.filter(({ siret }) => differ(siret, line.siret));
  if (other) return fault('name-with-another-siret', 'organisation.siret', other);
  if (here.length > 1) return fault('several-of-this-name', field);
  if (here.length === 1) return { body: here[0] };
  const possible = homonyms.filter(
    (one) => !differ(one.siret, line.siret) && !differ(one.postalCode, line.postalCode),
  );
  if (possible.length > 1) return fault('several-of-this-name', field);
  return { body: possible[0] ?? null };
};

/** The member that a line is about: by SIRET, else by reference, else by name and postal code. */
const find = (index: Index, line: Named): Found => {
  const bySiret = index.by('siret', line.siret);
  const byReference = index.by('reference', line.reference);
  if (bySiret.length > 1) return fault('several-of-this-siret', 'organisation.siret');
  const [first] = bySiret;
  const [second] = byReference;
  if (first && second && first !== second) {
    return fault('two-members', 'membership.reference', second);
  }
  // A body of the file keeps one reference; one that is there keeps its own, and a note says so.
  if (first && !first.known && differ(first.reference, line.reference)) {
    return fault('two-references', 'membership.reference', first);
  }
  if (first) return { body: first };
  if (second && differ(second.siret, line.siret)) {
    return fault('reference-with-another-siret', 'organisation.siret', second);
  }
  return second ? { body: second } : findByName(index, line);
};

/** The member that had this number or this name once, when no body of today has them. */
const findFormer = (past: Index, line: Named): Found => {
  const [bySiret, ...others] = past.by('siret', line.siret);
  if (bySiret && others.length === 0) return { body: bySiret };
  const named = past.by('name', line.name).filter(({ siret }) => !differ(siret, line.siret));
  if (named.length > 1) return fault('several-of-this-name', 'organisation.name');
  return { body: named[0] ?? null };
};

/** A body that was merged keeps its own lines; what it never had goes to the body that took it over. */
const goingOn = (found: Body, bodies: ReadonlyMap<string, Body>, line: ReadLine): Body => {
  const taken = found.known?.takenOver;
  const next = taken && bodies.get(taken.by);
  const startsOn = dayOf(line, 'term.startsOn');
  const stays = startsOn !== null && taken?.keeps.includes(startsOn);
  if (!next || stays) return found;
  line.notes.push(remark('taken-over', 'organisation.name', { name: next.known?.name ?? '' }));
  return goingOn(next, bodies, line);
};

/** The bodies that are there, by their names of today, by those of the past, and by their ids. */
const indexed = (known: readonly KnownBody[]) => {
  const [index, past] = [new Index(), new Index()];
  const byId = new Map<string, Body>();
  for (const one of known) {
    const named = {
      name: folded(one.name),
      siret: one.siret,
      reference: folded(one.reference ?? '') || null,
      postalCode: postal(one.postalCode),
    };
    const body: Body = { known: one, ...named, lines: [] };
    index.add(body, named);
    byId.set(one.organisationId, body);
    for (const { name, siret } of one.formerly ?? []) {
      past.add(body, { name: folded(name), siret, reference: null, postalCode: null });
    }
  }
  return { index, past, byId };
};

/**
 * Gathers lines, one after the other, by the body that they are about. A line that could be of two gets
 * its fault and is left out, as is one that has faults already: what it says cannot be trusted to name
 * anybody.
 */
export const gatherer = (known: readonly KnownBody[]) => {
  const { index, past, byId } = indexed(known);
  const bodies = new Set<Body>();
  return {
    add(line: ReadLine): void {
      if (line.faults.length > 0) return;
      const named = namedBy(line);
      const today = find(index, named);
      const found = 'body' in today && today.body === null ? findFormer(past, named) : today;
      if ('fault' in found) {
        line.faults.push(found.fault);
        return;
      }
      const body = found.body
        ? goingOn(found.body, byId, line)
        : { known: null, ...named, lines: [] };
      body.lines.push(line);
      body.siret ??= named.siret;
      body.reference ??= named.reference;
      body.postalCode ??= named.postalCode;
      // A name of the past must not become one of today beside it.
      if (found.body === null || (found === today && body === found.body)) {
        index.add(body, { ...named, siret: body.siret, reference: body.reference });
      }
      bodies.add(body);
    },
    bodies: (): Body[] => [...bodies],
  };
};
