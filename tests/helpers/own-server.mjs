/** A database server of the tests' own, which its parent may restart: the port, then a word each time. */
import process from 'node:process';
import { ownServerOf } from '../../scripts/lib/database-servers.mjs';

const server = await ownServerOf(process.argv[2]);
process.on('message', async () => {
  await server.restart();
  process.send('restarted');
});
process.on('disconnect', async () => {
  await server.stop();
  process.exit(0);
});
process.send(server.port);
