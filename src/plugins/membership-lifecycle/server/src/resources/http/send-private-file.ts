import type { Context } from '../../kernel/context';
import { prepareDownload } from '../../kernel/send-file';
import type { Opened } from '../content-files';

/** Sends a file of members as it is read from the disk, or the one range that is asked for. */
export const sendPrivateFile = (ctx: Context, { file, range, stream }: Opened): void => {
  prepareDownload(ctx, file);
  ctx.set('Accept-Ranges', 'bytes');
  // Ranges and lengths are of the bytes as they lie on the disk.
  (ctx as { compress?: boolean }).compress = false;
  if (range === 'none') {
    ctx.status = 416;
    ctx.set('Content-Range', `bytes */${file.size}`);
    ctx.body = '';
    return;
  }
  ctx.body = stream();
  ctx.type = file.mime;
  ctx.length = range === null ? file.size : range.end - range.start + 1;
  if (range !== null) {
    ctx.status = 206;
    ctx.set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
  }
};
