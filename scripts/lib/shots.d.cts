/** Every image that `npm run docs:screenshots` makes, by its file's name. */
export const SHOTS: readonly { name: string }[];
