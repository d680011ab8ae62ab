import { folded } from '../../kernel/rules/import/folding';
import { dayOf, remark, textOf, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import type { Day } from '../../kernel/rules/values';

/** Finds the body of each imported line, among existing ones and those in the file. */

/** An existing body, with the data by which a line can name it. */
export interface KnownBody {
  organisationId: string;
  membershipId: string | null;
  reference: string | null;
  name: string;
  siret: string | null;
  siren?: string | null;
  postalCode: string | null;
  /** Its former names, and those of bodies merged into it. */
  formerly?: readonly { name: string; siret: string | null }[];
  /** The body into which it was merged, and the first days of terms that were not moved. */
  takenOver?: { by: string; keeps: readonly Day[] };
}

/** The body to which lines of a file belong. */
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

/** Finds bodies by SIRET, reference or name. */
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

/** A body with the same name and postal code; without a postal code, the only one of that name. */
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

/** Leaves out who took another one over: its lines are found under that one, and go on from there. */
const withoutSuccessors = (bodies: readonly Body[]): Body[] => {
  const successors = new Set(bodies.map(({ known }) => known?.takenOver?.by));
  return bodies.filter(({ known }) => !known || !successors.has(known.organisationId));
};

/** The body of a line: by SIRET, else by reference, else by name and postal code. */
const find = (index: Index, line: Named): Found => {
  const bySiret = withoutSuccessors(index.by('siret', line.siret));
  const byReference = index.by('reference', line.reference);
  if (bySiret.length > 1) return fault('several-of-this-siret', 'organisation.siret');
  const [first] = bySiret;
  const [second] = byReference;
  if (first && second && first !== second) {
    return fault('two-members', 'membership.reference', second);
  }
  // Two references for a new body are a fault. An existing body keeps its own, with a note.
  if (first && !first.known && differ(first.reference, line.reference)) {
    return fault('two-references', 'membership.reference', first);
  }
  if (first) return { body: first };
  if (second && differ(second.siret, line.siret)) {
    return fault('reference-with-another-siret', 'organisation.siret', second);
  }
  return second ? { body: second } : findByName(index, line);
};

/** The body that formerly had this number or name, when no body has them now. */
const findFormer = (past: Index, line: Named): Found => {
  const [bySiret, ...others] = past.by('siret', line.siret);
  if (others.length > 0) return fault('several-of-this-siret', 'organisation.siret');
  if (bySiret) return { body: bySiret };
  const named = past.by('name', line.name).filter(({ siret }) => !differ(siret, line.siret));
  if (named.length > 1) return fault('several-of-this-name', 'organisation.name');
  return { body: named[0] ?? null };
};

/** Why a body does not get the SIRET of a line: another one had it. */
const numberOfAnother = (body: Body, past: Index, line: Named): Found | null => {
  if (body.siret) return null;
  const by = body.known?.takenOver?.by;
  const other = past
    .by('siret', line.siret)
    .find((one) => one !== body && one.known?.organisationId !== by);
  return other ? fault('siret-formerly-taken', 'organisation.siret', other) : null;
};

/** What was found among present names and numbers, unless the past says otherwise. */
const withPast = (today: Found, past: Index, line: Named): Found => {
  if ('fault' in today) return today;
  return today.body ? (numberOfAnother(today.body, past, line) ?? today) : findFormer(past, line);
};

/** Lines of a merged body: those of its remaining terms stay there, new terms go to the other body. */
const goingOn = (found: Body, bodies: ReadonlyMap<string, Body>, line: ReadLine): Body => {
  const taken = found.known?.takenOver;
  const next = taken && bodies.get(taken.by);
  const startsOn = dayOf(line, 'term.startsOn');
  const stays = startsOn !== null && taken?.keeps.includes(startsOn);
  if (!next || stays) return found;
  line.notes.push(remark('taken-over', 'organisation.name', { name: next.known?.name ?? '' }));
  return goingOn(next, bodies, line);
};

/** Indexes existing bodies by present names, by former names, and by id. */
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
 * Groups lines by body, one after the other. A line that may belong to two bodies gets a fault and
 * is left out. So is a line with other faults, which cannot be trusted to name a body.
 */
export const gatherer = (known: readonly KnownBody[]) => {
  const { index, past, byId } = indexed(known);
  const bodies = new Set<Body>();
  /** Lines that nothing but a name told apart from others. */
  const bare: { line: ReadLine; body: Body; name: string }[] = [];
  return {
    add(line: ReadLine): void {
      if (line.faults.length > 0) return;
      const named = namedBy(line);
      const today = find(index, named);
      const found = withPast(today, past, named);
      if ('fault' in found) {
        line.faults.push(found.fault);
        return;
      }
      const body = found.body
        ? goingOn(found.body, byId, line)
        : { known: null, ...named, lines: [] };
      body.lines.push(line);
      if (!named.siret && !named.reference && !named.postalCode) {
        bare.push({ line, body, name: named.name });
      }
      body.siret ??= named.siret;
      body.reference ??= named.reference;
      body.postalCode ??= named.postalCode;
      // A former name must not be indexed as a present one.
      if (found.body === null || (found === today && body === found.body)) {
        index.add(body, { ...named, siret: body.siret, reference: body.reference });
      }
      bodies.add(body);
    },
    /** The bodies, once every line was added: a name alone that several bear by then is a fault too. */
    bodies: (): Body[] => {
      const touched = new Set<Body>();
      for (const { line, body, name } of bare) {
        if (index.by('name', name).length < 2) continue;
        line.faults.push(remark('several-of-this-name', 'organisation.name'));
        touched.add(body);
      }
      for (const body of touched) {
        body.lines = body.lines.filter(({ faults }) => faults.length === 0);
      }
      return [...bodies].filter(({ lines }) => lines.length > 0);
    },
  };
};
