/** A unique key for a request. `randomUUID` does not exist when the admin is served without TLS. */
export const newRequestKey = (): string =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
