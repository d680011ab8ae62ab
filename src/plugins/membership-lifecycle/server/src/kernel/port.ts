import type { Core } from '@strapi/strapi';

/** Lets a module call a module above it, which it must not import. */
export interface Port<Answer> {
  /** Sets the implementation for an application; done by the entry before any use. */
  connect: (strapi: Core.Strapi, answer: Answer) => void;
  /** The implementation. Throws when none is connected. */
  of: (strapi: Core.Strapi) => Answer;
}

/** Makes a port; `name` describes it in the error for a missing implementation. */
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
