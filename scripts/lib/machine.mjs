/** The machine in words, for a measure: how much, never which. */
import os from 'node:os';

const GIB = 1024 ** 3;

export const machine = () => {
  const [{ model }] = os.cpus();
  const kind = /amd|intel|arm|apple/i.exec(model)?.[0] ?? 'unnamed';
  const memory = Math.round(os.totalmem() / GIB);
  return `${os.cpus().length} cores (${kind}), ${memory} GiB of memory, Node ${process.versions.node.split('.')[0]}`;
};
