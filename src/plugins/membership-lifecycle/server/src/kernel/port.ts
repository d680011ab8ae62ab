import type { Core } from '@strapi/strapi';

/** A question that a module asks of a module above it, which it cannot import. */
export interface Port<Answer> {
  /** Says who answers in an application; the entry does, before anything is asked. */
  connect: (strapi: Core.Strapi, answer: Answer) => void;
  /** Who answers. Throws when nobody was connected. */
  of: (strapi: Core.Strapi) => Answer;
}

/** Makes a port; `name` says in an error what nobody answers. */
export const port = <Answer extends object>(name: string): Port<Answer> => {
  const answers = new WeakMap<Core.Strapi, Answer>();
  return {
    connect: (strapi, answer) => void answers.set(strapi, answer),
    of(strapi) {
      const answer = answers.get(strapi);
      if (!answer) throw new Error(`The port “${name}” is not connected.`);
      return answer;
    },
  };
};
