import zlib from 'node:zlib';

/** Reads what pdfkit writes without any tool, and holds it to what PDF/UA-1 asks of a file. */

interface Content {
  /** The ids of marked content that the structure has to name. */
  ids: number[];
  /** What is painted as neither structure nor artifact. */
  unmarked: string[];
  /** The colours that it is drawn in, as `#rrggbb`. */
  colors: Set<string>;
  /** The sizes of its texts, in points. */
  sizes: Set<number>;
  /** Where the lowest line of the structure stands, in points above the foot of the page. */
  lowest: number;
}

export interface Leaf {
  type: string;
  /** The number of its page, from one. */
  page: number;
}

interface Pdf {
  objects: Map<string, string>;
  pages: { body: string; content: Content }[];
  /** The elements that hold content, in the order of their making, which is that of reading. */
  leaves: Leaf[];
  metadata: string;
}

const PAINTS = /(?:^| )(Tj|TJ|f\*?|F|S|s|B\*?|b\*?|Do|sh)$/;

const COLOR = /^([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)$/;

const hex = (parts: readonly string[]): string =>
  `#${parts
    .map((part) =>
      Math.round(Number(part) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const contentOf = (stream: string): Content => {
  const open: ('artifact' | 'structure' | 'other')[] = [];
  const read: Content = {
    ids: [],
    unmarked: [],
    colors: new Set(),
    sizes: new Set(),
    lowest: Infinity,
  };
  // A dictionary is written over several lines.
  const lines = stream.replace(/<<.*?>>/gs, (text) => text.replace(/\n/g, ' ')).split('\n');
  for (const line of lines) {
    const color = COLOR.exec(line);
    if (color) read.colors.add(hex(color.slice(1)));
    const size = /^\/F\d+ ([\d.]+) Tf$/.exec(line);
    if (size) read.sizes.add(Number(size[1]));
    const id = /\/MCID (\d+)/.exec(line)?.[1];
    if (id !== undefined) read.ids.push(Number(id));
    if (/ (BDC|BMC)$/.test(line)) {
      const isArtifact = line.startsWith('/Artifact');
      open.push(isArtifact ? 'artifact' : id === undefined ? 'other' : 'structure');
    } else if (line === 'EMC') open.pop();
    const placed = / ([\d.-]+) Tm$/.exec(line);
    if (placed && open.includes('structure')) {
      read.lowest = Math.min(read.lowest, Number(placed[1]));
    }
    const inBoth = open.includes('artifact') && open.includes('structure');
    if (PAINTS.test(line) && (open.length === 0 || inBoth)) read.unmarked.push(line);
  }
  return read;
};

const objectsOf = (
  file: string,
): { objects: Map<string, string>; streams: Map<string, string> } => {
  const [objects, streams] = [new Map<string, string>(), new Map<string, string>()];
  const start = /(\d+) 0 obj\n/g;
  for (let at = start.exec(file); at; at = start.exec(file)) {
    const from = start.lastIndex;
    const end = file.indexOf('\nendobj', from);
    const stream = file.indexOf('\nstream\n', from);
    const body = file.slice(from, stream >= 0 && stream < end ? stream : end);
    objects.set(at[1], body);
    if (stream < 0 || stream > end) continue;
    const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
    const bytes = file.slice(stream + 8, stream + 8 + length);
    streams.set(at[1], bytes);
    start.lastIndex = stream + 8 + length;
  }
  return { objects, streams };
};

const inflated = (bytes = ''): string =>
  zlib.inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');

/** The parts of a PDF of pdfkit's. */
export const readPdf = (bytes: Buffer): Pdf => {
  const { objects, streams } = objectsOf(bytes.toString('latin1'));
  const all = [...objects];
  const found = all.filter(([, body]) => /\/Type \/Page\n/.test(body));
  const pageOf = (id: string) => found.findIndex(([page]) => page === id) + 1;
  const pages = found.map(([, body]) => {
    const id = /\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '';
    return { body, content: contentOf(inflated(streams.get(id))) };
  });
  const leaves = all
    .map(([id, body]) => ({ id: Number(id), body }))
    .sort((one, other) => one.id - other.id)
    .flatMap(({ body }): Leaf[] => {
      const [, type] = /\/S \/(\w+)\n/.exec(body) ?? [];
      const [, page] = /\/Pg (\d+) 0 R/.exec(body) ?? [];
      return type && page ? [{ type, page: pageOf(page) }] : [];
    });
  const [metadata] = [...streams.values()].filter((text) => text.includes('<x:xmpmeta'));
  return { objects, pages, leaves, metadata: Buffer.from(metadata ?? '', 'latin1').toString() };
};

const structureFaults = (bodies: readonly string[]): string[] => {
  const of = (type: string) => bodies.filter((body) => body.includes(`/S /${type}\n`));
  const levels = bodies.flatMap((body) => /\/S \/H(\d)\n/.exec(body)?.[1] ?? []).map(Number);
  return [
    ...of('Figure')
      .filter((body) => !/\/Alt \(/.test(body) || !/\/BBox \[/.test(body))
      .map(() => 'a figure without its words or its place'),
    ...of('TH')
      .filter((body) => !/\/Scope \/(Row|Column)/.test(body))
      .map(() => 'a header of nothing'),
    ...of('L')
      .filter((body) => !body.includes('/ListNumbering'))
      .map(() => 'a list without its numbering'),
    ...levels
      .filter((level, at) => level > (levels[at - 1] ?? 0) + 1)
      .map((level) => `a heading of level ${level} under none`),
    ...(levels[0] === 1 ? [] : ['no first heading']),
  ];
};

/** What a file lacks of what PDF/UA-1 asks and a program can see; nothing for a sound one. */
export const accessibilityFaults = (bytes: Buffer): string[] => {
  const { objects, pages, metadata } = readPdf(bytes);
  const bodies = [...objects]
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, body]) => body);
  const catalog = bodies.find((body) => body.includes('/Type /Catalog')) ?? '';
  const must: [boolean, string][] = [
    [/<pdfuaid:part>1<\/pdfuaid:part>/.test(metadata), 'no identifier'],
    [/<dc:title>\s*<rdf:Alt>\s*<rdf:li [^>]*>[^<]+<\/rdf:li>/.test(metadata), 'no title'],
    [/\/Lang \((fr-FR|en-GB)\)/.test(catalog), 'no language'],
    [/\/StructTreeRoot \d+ 0 R/.test(catalog), 'no structure'],
    [/\/Metadata \d+ 0 R/.test(catalog), 'no metadata'],
    [bodies.some((body) => body.includes('/Marked true')), 'not marked'],
    [bodies.some((body) => body.includes('/DisplayDocTitle true')), 'a window without title'],
    [!bodies.some((body) => body.includes('/Annots')), 'an annotation'],
  ];
  const parents = bodies.find((body) => body.includes('/Nums [')) ?? '';
  const rows = new Map(
    [...parents.matchAll(/(\d+) \[([^\]]*)\]/g)].map(([, key, list]) => [
      key,
      list.match(/\d+ 0 R|null/g) ?? [],
    ]),
  );
  const ofPages = pages.flatMap(({ body, content }, at) => {
    const row = rows.get(/\/StructParents (\d+)/.exec(body)?.[1] ?? '') ?? [];
    return [
      ...content.unmarked.map((line) => `page ${at + 1} paints unmarked: ${line}`),
      ...content.ids
        .filter((id) => !/ R$/.test(row[id] ?? ''))
        .map((id) => `page ${at + 1} has ${id}, which no element holds`),
      ...(/\/Tabs \/S/.test(body) ? [] : [`page ${at + 1} has no order of tabs`]),
    ];
  });
  const fonts = bodies.flatMap((body) => [
    ...(/\/Subtype \/Type0/.test(body) && !/\/ToUnicode/.test(body) ? ['a font unread'] : []),
    ...(/\/Type \/FontDescriptor/.test(body) && !/\/FontFile[23]? /.test(body)
      ? ['a font that is not embedded']
      : []),
  ]);
  const lacking = must.filter(([holds]) => !holds).map(([, fault]) => fault);
  return [...lacking, ...structureFaults(bodies), ...ofPages, ...fonts];
};
