import type { Core } from '@strapi/strapi';
import { madeOnce } from './made-once';
import { noteRefusal } from './noted-refusal';
import { createQueue } from './queue';
import { refuse } from './refusals/common';

/** Images are unpacked in threads that files and passwords need as well. */
const queue = createQueue({ atOnce: 2, waiting: 10 });

const createImagesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Prepares images when it is their turn; refused, before anything is done, when too many wait. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue(work);
    if (!done) throw noteRefusal(strapi, refuse('images-busy'));
    return done;
  },
});

export const imagesIn = madeOnce(createImagesService);
