import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { withSentFiles } from '../../kernel/sent-files';
import { MEGABYTE, MOST_BYTES } from '../import/bounds';
import { importsIn } from '../import/imports';
import {
  validateImportApply,
  validateImportLines,
  validateImportMapping,
  validateImportSheet,
} from '../inputs/imports';
import { refuse } from '../refusals/imports';

type Context = Parameters<Core.ControllerHandler>[0];

/** The import of a history. */
const createImportsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async read(ctx: Context) {
    await withSentFiles(ctx, async ([file, ...others]) => {
      if (!file || others.length > 0) throw refuse('import-file-missing');
      if (file.size > MOST_BYTES) {
        throw refuse('import-file-too-large', { max: MOST_BYTES / MEGABYTE });
      }
      const sheet = await validateImportSheet(ctx.request.body);
      const bytes = await readFile(file.filepath);
      const name = (file.originalFilename ?? '').trim() || 'import';
      const service = importsIn(strapi);
      ctx.body = { data: await service.read({ name, bytes, sheet }, adminActor(ctx)) };
    });
  },

  async list(ctx: Context) {
    ctx.body = { data: await importsIn(strapi).list() };
  },

  async view(ctx: Context) {
    ctx.body = { data: await importsIn(strapi).view(ctx.params.id) };
  },

  async map(ctx: Context) {
    const mapping = await validateImportMapping(ctx.request.body);
    ctx.body = { data: await importsIn(strapi).map(ctx.params.id, mapping) };
  },

  async lines(ctx: Context) {
    const filters = await validateImportLines({ ...ctx.query });
    ctx.body = await importsIn(strapi).lines(ctx.params.id, filters);
  },

  async progress(ctx: Context) {
    ctx.body = { data: await importsIn(strapi).progress(ctx.params.id) };
  },

  async apply(ctx: Context) {
    const fingerprint = await validateImportApply(ctx.request.body);
    const service = importsIn(strapi);
    ctx.body = { data: await service.apply(ctx.params.id, fingerprint, adminActor(ctx)) };
  },

  async remove(ctx: Context) {
    await importsIn(strapi).remove(ctx.params.id);
    ctx.body = { data: { id: ctx.params.id } };
  },
});

export default createImportsController;
